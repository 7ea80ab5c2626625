"""The forms of the second factor: allauth's checks, our words."""

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from chibo.platform.accounts.lockout import is_locked

DIGITS = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}


def _code(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=40, widget=forms.TextInput(attrs=DIGITS))


def _refuse_when_locked(login: str) -> None:
    if is_locked(context.request, login):
        context.request.axes_locked_out = True  # the page for too many tries answers instead of the form
        raise forms.ValidationError(_("Too many wrong codes. Wait 15 minutes and sign in again."))


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    """The code of the phone, or a recovery code, after the password."""

    code = _code(_("Code"), _("Six digits from the app on your phone, or one of your recovery codes."))

    def clean_code(self) -> str:
        """Wrong codes count like wrong passwords, in all processes together."""
        _refuse_when_locked(self.user.login)
        self.cleaned_data["code"] = "".join(self.cleaned_data["code"].split())
        return str(super().clean_code())


class CodeAgainForm(ReauthenticateForm):  # type: ignore[misc]
    """The same, before something important."""

    code = _code(_("Code"), _("Six digits from the app on your phone, or one of your recovery codes."))

    def clean_code(self) -> str:
        """Wrong codes count like wrong passwords."""
        _refuse_when_locked(self.user.login)
        self.cleaned_data["code"] = "".join(self.cleaned_data["code"].split())
        return str(super().clean_code())


class BeginCodesForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code proves that the phone has taken the secret."""

    code = _code(_("Code that the app shows now"), _("Six digits. They change every 30 seconds."))

    def clean_code(self) -> str:
        """People type the digits in two groups."""
        self.cleaned_data["code"] = "".join(self.cleaned_data["code"].split())
        return str(super().clean_code())


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey: its name, and whether it alone is enough to sign in."""

    name = forms.CharField(
        label=_("Name of the passkey"), help_text=_("For example: my phone, the key on my ring."), required=False,
        max_length=60,
    )
    passwordless = forms.BooleanField(
        label=_("Sign in with it alone, without a password"), required=False, initial=True,
        help_text=_("The device then asks for fingerprint, face or its own PIN."),
    )


class RenamePasskeyForm(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    name = forms.CharField(label=_("Name of the passkey"), max_length=60)
