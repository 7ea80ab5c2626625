"""Refusals about people."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class NameMissing(DomainError):
    """A person without a name."""

    code = "people.name-missing"
    message = _("A person needs a name. Nothing was saved; write the full name.")


class BornInTheFuture(DomainError):
    """A birth day or year after today."""

    code = "people.born-in-the-future"
    message = _("The birth date %(born)s lies in the future. Nothing was saved; check the year.")


class HasLogin(DomainError):
    """A second login for the same person."""

    code = "people.has-login"
    message = _("%(name)s already signs in as “%(login)s”. Nothing was changed.")


class LoginInUse(DomainError):
    """The account belongs to somebody else."""

    code = "people.login-in-use"
    message = _("This login already belongs to %(name)s. Nothing was changed; choose another login.")
