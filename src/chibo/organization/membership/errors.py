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


class TransferIncomplete(DomainError):
    """A transfer from nowhere, to nowhere, or to where the member is."""

    code = "membership.transfer-incomplete"
    message = _(
        "Say where the comrade comes from and where to: a cell of this house or the name of a place, and two "
        "different ones. Nothing was saved."
    )


class TransferRunning(DomainError):
    """Two transfers at once."""

    code = "membership.transfer-running"
    message = _("A transfer of %(name)s is already running. Nothing was saved: finish or cancel that one first.")


class StayDoesNotFit(DomainError):
    """A temporary stay that is too short or too long."""

    code = "membership.stay-does-not-fit"
    message = _(
        "A temporary stay lasts from %(least)s months to less than %(most)s months, for study up to %(study)s. "
        "Nothing was saved: check the days, or make it an official transfer. The numbers stand under Rules and numbers."
    )


class StayWithoutEnd(DomainError):
    """A temporary transfer without the day of return."""

    code = "membership.stay-without-end"
    message = _("A temporary transfer needs the day on which the comrade is back. Nothing was saved.")


class TransferStands(DomainError):
    """A step that is not the next one."""

    code = "membership.transfer-stands"
    message = _("This transfer stands at “%(state)s”, so this step is not possible now. Nothing was changed.")


class StepTooEarly(DomainError):
    """A step dated before the one that led to it, or after today."""

    code = "membership.step-too-early"
    message = _("The day must lie between %(day)s, the day of the step before, and today. Nothing was changed.")


class DecisionMissing(DomainError):
    """What needs a decision got none."""

    code = "membership.decision-missing"
    message = _("A decision is needed here: issuer, number and day. Nothing was saved.")


class AdmissionUnknown(DomainError):
    """Party age cannot be counted."""

    code = "membership.admission-unknown"
    message = _("The day of the admission decision is not known, so Party age cannot be counted. Nothing was saved.")


class NotThatEarly(DomainError):
    """Outside of the days on which a badge may be given early."""

    code = "membership.not-that-early"
    message = _(
        "The badge for %(years)s years can be given early from %(first)s; from %(regular)s on it is given as usual. "
        "Nothing was saved; check the day."
    )
