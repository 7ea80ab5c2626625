from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class LoginTaken(DomainError):
    code = "accounts.login-taken"
    message = _("The login “%(login)s” already exists. Nothing was saved; choose another one.")


class PasswordTooWeak(DomainError):
    code = "accounts.password-too-weak"
    message = _("This password is too easy to guess: %(reasons)s The old one still holds.")
