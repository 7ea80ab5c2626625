"""Every sentence of allauth's Python that can come before a person's eyes, for our catalogue.

allauth speaks 46 languages and not Vietnamese. Our pages carry words of their own; what is listed here are its
refusals and field names. A test compares the list with the library, so an upgrade cannot bring an English sentence.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

REFUSALS = (
    _("This account is currently inactive."),
    _("You cannot remove your primary email address."),
    _("This email address is already associated with this account."),
    _("The email address and/or password you specified are not correct."),
    _("The phone number and/or password you specified are not correct."),
    _("A user is already registered with this email address."),
    _("Please type your current password."),
    _("Incorrect password."),
    _("Invalid or expired key."),
    _("Invalid login."),
    _("The password reset token was invalid."),
    _("You cannot add more than %d email addresses."),
    _("A user is already registered with this phone number."),
    _("Too many failed login attempts. Try again later."),
    _("The email address is not assigned to any user account."),
    _("The phone number is not assigned to any user account."),
    _("Your primary email address must be verified."),
    _("Username can not be used. Please use other username."),
    _("The username and/or password you specified are not correct."),
    _("Please select only one."),
    _("The new value must be different from the current one."),
    _("Be patient, you are sending too many requests."),
    _("Incorrect code."),
    _("You cannot add an email address to an account protected by two-factor authentication."),
    _("You cannot deactivate two-factor authentication."),
    _("You cannot generate recovery codes without having two-factor authentication enabled."),
    _("You cannot activate two-factor authentication until you have verified your email address."),
    _(
        "An account already exists with this email address. Please sign in to that account first, then connect your "
        "%s account."
    ),
    _("Invalid token."),
    _("Your account has no password set up."),
    _("Your account has no verified email address."),
    _("You cannot disconnect your last remaining third-party account."),
    _("The third-party account is already connected to a different account."),
    _("Enter a phone number including country code (e.g. +1 for the US)."),
    _("You must type the same password each time."),
    _("You must type the same email each time."),
)
WAYS = (_("Use your password"), _("Use authenticator app or code"), _("Use a security key"))
FIELDS = (
    _("Email address"), _("Forgot your password?"), _("Email"), _("Phone"), _("Password"), _("Remember Me"),
    _("Username"), pgettext_lazy("field label", "Login"), _("Username, email or phone"), _("Username or email"),
    _("Username or phone"), _("Email or phone"), _("Email (again)"), _("Email address confirmation"),
    _("Email (optional)"), _("Username (optional)"), _("Password (again)"), _("Current Password"), _("New Password"),
    _("New Password (again)"), _("Code"), _("Authenticator code"), _("Passwordless"),
    _(
        "Enabling passwordless operation allows you to sign in using just this key, but imposes additional "
        "requirements such as biometrics or PIN protection."
    ),
    _("Master key"), _("Backup key"), _("Key nr. {number}"),
    _("Recovery codes"), _("TOTP Authenticator"), _("WebAuthn"),
)
