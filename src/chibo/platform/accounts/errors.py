from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class LoginTaken(DomainError):
    code = "accounts.login-taken"
    message = _("The login “%(login)s” already exists. Nothing was saved; choose another one.")


class PasswordTooWeak(DomainError):
    code = "accounts.password-too-weak"
    message = _("This password is too easy to guess: %(reasons)s The old one still holds.")


class AccountClosed(DomainError):
    code = "accounts.account-closed"
    message = _("The account of %(name)s is closed. Nothing was changed; open it again first.")


class AlreadyInUse(DomainError):
    code = "accounts.already-in-use"
    message = _(
        "%(name)s has signed in before. Nothing was changed; a forgotten password is renewed by the administrator."
    )


class CodeDoesNotFit(DomainError):
    code = "accounts.code-does-not-fit"
    message = _(
        "Sign-in name and code do not fit together, or the code was used or has run out. "
        "Check both; whoever gave you the paper can make a new code."
    )


class LetterDoesNotHold(DomainError):
    code = "accounts.letter-does-not-hold"
    message = _("This link was used already or has run out. Your password is unchanged; ask for a new letter.")


class NoSecondFactor(DomainError):
    code = "accounts.no-second-factor"
    message = _("%(name)s has no second factor. Nothing was changed.")


class NotOneself(DomainError):
    code = "accounts.not-oneself"
    message = _("Nobody closes their own account. Nothing was changed; another administrator can do it.")
