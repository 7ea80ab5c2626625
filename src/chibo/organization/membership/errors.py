"""Refusals about membership."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class AlreadyMember(DomainError):
    """The person belongs to this cell on that day."""

    code = "membership.already-member"
    message = _("%(name)s already belongs to this cell since %(day)s. Nothing was changed.")


class MemberElsewhere(DomainError):
    """A second home cell at the same time."""

    code = "membership.member-elsewhere"
    message = _(
        "%(name)s belongs to another cell since %(day)s. Nothing was changed: end that membership first, "
        "or enter the comrade as temporarily here."
    )


class NotAMember(DomainError):
    """The person does not belong to the cell on that day."""

    code = "membership.not-a-member"
    message = _("%(name)s does not belong to this cell. Nothing was changed.")


class BeforeItBegan(DomainError):
    """An end or a change dated on or before the beginning."""

    code = "membership.before-it-began"
    message = _("Nothing was changed: the day must be after %(day)s, when this began.")


class SameStanding(DomainError):
    """Nothing would change."""

    code = "membership.same-standing"
    message = _("%(name)s already has this standing. Nothing was changed.")


class LeavesOverlap(DomainError):
    """Two leaves at the same time in the same cell."""

    code = "membership.leaves-overlap"
    message = _("%(name)s already has a leave since %(day)s. Nothing was changed; end that one first.")


class HelperNotOfficial(DomainError):
    """A helper who is no official member of the cell."""

    code = "membership.helper-not-official"
    message = _(
        "%(name)s is not an official member of this cell and cannot be the helper. Nothing was changed."
    )


class ImpossibleDates(DomainError):
    """Dates of a member that cannot all be right."""

    code = "membership.impossible-dates"


class CeremonyBeforeDecision(ImpossibleDates):
    """See the message."""

    code = "membership.ceremony-before-decision"
    message = _(
        "The ceremony (%(ceremony)s) cannot be before the admission decision (%(decision)s). "
        "Nothing was saved; check both dates."
    )


class OfficialBeforeCeremony(ImpossibleDates):
    """See the message."""

    code = "membership.official-before-ceremony"
    message = _(
        "The official day (%(official)s) cannot be before the ceremony (%(ceremony)s). "
        "Nothing was saved; check both dates."
    )


class OfficialBeforeDecision(ImpossibleDates):
    """See the message."""

    code = "membership.official-before-decision"
    message = _(
        "The official day (%(official)s) cannot be before the admission decision (%(decision)s). "
        "Nothing was saved; check both dates."
    )


class DateInTheFuture(ImpossibleDates):
    """See the message."""

    code = "membership.date-in-the-future"
    message = _("One of the dates lies in the future. Nothing was saved; check the years.")


class BornAfterAdmission(ImpossibleDates):
    """See the message."""

    code = "membership.born-after-admission"
    message = _("The admission is dated before the birth. Nothing was saved; check both dates.")
