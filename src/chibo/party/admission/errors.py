"""Refusals about admission."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class AlreadyCandidate(DomainError):
    """Two candidacies of one person."""

    code = "admission.already-candidate"
    message = _("%(name)s is on the list already. Nothing was saved.")


class MemberAlready(DomainError):
    """A member is no candidate."""

    code = "admission.member-already"
    message = _("%(name)s is a member of the Party already. Nothing was saved.")


class StepNotNext(DomainError):
    """A step that does not follow."""

    code = "admission.step-not-next"
    message = _("This candidacy stands at “%(stage)s”, so this step is not possible now. Nothing was changed.")


class DayOutOfOrder(DomainError):
    """A step before the one that led to it, or after today."""

    code = "admission.day-out-of-order"
    message = _("The day must lie between %(day)s, the day of the step before, and today. Nothing was changed.")


class CertificateOver(DomainError):
    """The certificate of the course is no longer worth anything."""

    code = "admission.certificate-over"
    message = _(
        "The certificate of the course held until %(day)s; the vote would be later. Nothing was saved: record a new course."
    )


class NotIntroduced(DomainError):
    """Too few who vouch."""

    code = "admission.not-introduced"
    message = _(
        "Two official members, or one member and the youth union, must introduce the applicant. "
        "Nothing was saved: add them first."
    )


class CannotIntroduce(DomainError):
    """Not official, or not long enough together."""

    code = "admission.cannot-introduce"
    message = _(
        "%(name)s must be an official member of the cell who has worked with the applicant for at least %(months)s "
        "months. Nothing was saved."
    )


class TooYoung(DomainError):
    """See the message."""

    code = "admission.too-young"
    message = _("The applicant is younger than %(years)s years on the day of the vote. Nothing was saved.")


class TooSoonAgain(DomainError):
    """See the message."""

    code = "admission.too-soon-again"
    message = _(
        "Who left the Party is considered again after %(months)s months, and these are not over. Nothing was saved."
    )


class CountImpossible(DomainError):
    """More votes than voters."""

    code = "admission.count-impossible"
    message = _("There are more votes than entitled members, or none is entitled. Nothing was saved; check the numbers.")


class ProbationNotOver(DomainError):
    """A vote on recognition before the twelve months are complete."""

    code = "admission.probation-not-over"
    message = _("The twelve months are complete on %(day)s; the cell votes on that day or later. Nothing was saved.")


class UnknownPaper(DomainError):
    """A form that the rules of the day do not name."""

    code = "admission.unknown-paper"
    message = _("The rules of the day name no such paper. Nothing was changed.")
