"""Refusals around minutes, resolution and quality sheet."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class ScoreRefused(DomainError):
    """Points outside the sheet, or against the facts without a reason."""

    code = "meetings.score-refused"
    message = _(
        "The points for “%(item)s” were not taken: they lie outside what the sheet allows, or differ from the "
        "facts without a reason. No line was changed."
    )


class SheetLocked(DomainError):
    """The sheet is filled in between closing and reporting."""

    code = "meetings.sheet-locked"
    message = _("The quality sheet is closed while the meeting is “%(state)s”. Nothing was changed.")


class NotHeldYet(DomainError):
    """Only a closed meeting has minutes to adopt."""

    code = "meetings.not-held-yet"
    message = _("The meeting is “%(state)s”: first close it, then its minutes can be adopted.")


class MinutesLocked(DomainError):
    """Adopted minutes are never rewritten."""

    code = "meetings.minutes-locked"
    message = _("The minutes are adopted and locked. A correction is appended as a note; the text itself stays.")


class MinutesNotAdopted(DomainError):
    """Something that builds on adopted minutes."""

    code = "meetings.minutes-not-adopted"
    message = _("The minutes are not adopted yet. Adopt them first; nothing was changed.")


class DecisionLocked(DomainError):
    """An adopted resolution keeps its words."""

    code = "meetings.decision-locked"
    message = _("The text was adopted by vote and keeps its words. A change needs a new decision of the cell.")


class DecisionNotAdopted(DomainError):
    """A resolution without a vote behind it."""

    code = "meetings.decision-not-adopted"
    message = _(
        "No vote of this meeting has adopted the text, so it cannot be signed. Count the vote in the meeting, or "
        "note the adoption with its numbers."
    )


class AlreadyIssued(DomainError):
    """A resolution is signed once."""

    code = "meetings.already-issued"
    message = _("This is already signed and numbered %(number)s. The number and the text stay.")


class NoTerm(DomainError):
    """Numbers run per term."""

    code = "meetings.no-term"
    message = _("The cell has no term on %(day)s, so no number can be given. Enter the term of the committee first.")


class TooManyAgree(DomainError):
    """More voices than people."""

    code = "meetings.too-many-agree"
    message = _("%(agreed)s agreed, but only %(present)s were present. Nothing was saved; check the number.")


class NotIssuedYet(DomainError):
    """There is nothing to report yet."""

    code = "meetings.not-issued-yet"
    message = _("The meeting is “%(state)s”. Adopt the minutes first; then it can be reported to the superior.")


class SheetNotComplete(DomainError):
    """A sheet that still asks, or may still change, is not printed for good."""

    code = "meetings.sheet-not-complete"
    message = _(
        "The quality sheet is kept for good when every line has its points and the meeting is reported. Until "
        "then print it as a draft."
    )
