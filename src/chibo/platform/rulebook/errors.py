from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class UnknownRule(DomainError):
    """A programming or data error: nobody says anything under this key on this day."""

    code = "rulebook.unknown-rule"
    message = _(
        "The rulebook has no value “%(key)s” on %(day)s. Nothing was changed; tell the administrator."
    )


class UnfitValue(DomainError):
    code = "rulebook.unfit-value"
    message = _("“%(value)s” does not fit “%(label)s”. The value in force stays as it is.")


class ReasonMissing(DomainError):
    code = "rulebook.reason-missing"
    message = _("An own value needs a reason, such as the superior committee's letter. Nothing was changed.")


class OverrideOverlaps(DomainError):
    code = "rulebook.override-overlaps"
    message = _(
        "An own value already holds from %(since)s. Nothing was changed; choose a later day, "
        "or end that one first."
    )


class OverrideEnded(DomainError):
    code = "rulebook.override-ended"
    message = _("This own value has already ended. Nothing was changed.")


class EndBeforeStart(DomainError):
    code = "rulebook.end-before-start"
    message = _("The last day lies before the first day, %(since)s. Nothing was changed; choose a later day.")
