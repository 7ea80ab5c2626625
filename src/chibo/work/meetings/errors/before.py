"""Refusals while a meeting is planned and prepared."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class NotEditable(DomainError):
    """Plan and agenda are open until the meeting opens."""

    code = "meetings.not-editable"
    message = _("This meeting is “%(state)s”, so its plan is closed. What is written stays as it is; nothing was changed.")


class MonthAlreadyPlanned(DomainError):
    """One regular meeting per cell and month."""

    code = "meetings.month-already-planned"
    message = _(
        "%(month)s already has its regular meeting, on %(day)s. Nothing was added; move that meeting, or plan an "
        "extraordinary one."
    )


class DayOutsideMonth(DomainError):
    """The day and the month say different things."""

    code = "meetings.day-outside-month"
    message = _("%(day)s does not lie in %(month)s. Nothing was saved; change the day or the month.")


class DayInThePast(DomainError):
    """A meeting is planned ahead, unless it is recorded afterwards on purpose."""

    code = "meetings.day-in-the-past"
    message = _(
        "%(day)s has already passed. Nothing was saved; choose a coming day, or tick “already held” to record it afterwards."
    )


class NoPatternYet(DomainError):
    """Nothing says when the cell meets."""

    code = "meetings.no-pattern"
    message = _(
        "The day on which this unit meets every month is not set yet, so the next meeting cannot propose itself. "
        "Set the day first, for example “the 5th of every month”."
    )


class ReasonForMoveMissing(DomainError):
    """Whoever moves or cancels a meeting says why."""

    code = "meetings.reason-for-move-missing"
    message = _("Say why the meeting is moved or cancelled; members read it in the announcement. Nothing was changed yet.")


class EmptyTitle(DomainError):
    """An item or meeting without a name."""

    code = "meetings.empty-title"
    message = _("The title is empty. Nothing was saved; write in a few words what it is about.")


class TooLong(DomainError):
    """More than the paper or the list can carry."""

    code = "meetings.too-long"
    message = _(
        "The text has %(length)s characters, here at most %(limit)s fit. Nothing was saved; shorten it, and "
        "attach the long version as a document."
    )


class BadMinutes(DomainError):
    """Minutes of an item are a small whole number."""

    code = "meetings.bad-minutes"
    message = _("An item takes 0 to %(most)s minutes; %(given)s was given. Nothing was saved.")


class ItemTouched(DomainError):
    """An item that carries something is not thrown away."""

    code = "meetings.item-touched"
    message = _(
        "Something is already recorded under “%(title)s”, so it cannot be removed. It stays as it is; move it to next "
        "month instead."
    )


class ItemNotWaiting(DomainError):
    """An item that is finished or moved."""

    code = "meetings.item-not-waiting"
    message = _("“%(title)s” is already dealt with or moved, so nothing was changed.")


class ProposalGone(DomainError):
    """The thing that proposed itself no longer does."""

    code = "meetings.proposal-gone"
    message = _(
        "This proposal is no longer there: it was dealt with meanwhile. The agenda was not changed; reload the page."
    )


class NoNextMeeting(DomainError):
    """There is no later meeting to move an item to."""

    code = "meetings.no-next-meeting"
    message = _("There is no later meeting of this kind yet. The item stays here; plan the next meeting, then move it.")


class NotPrepared(DomainError):
    """Preparation names a committee meeting that is not one."""

    code = "meetings.not-a-preparation"
    message = _(
        "The meeting given as preparation is not a committee meeting of this unit held before this one. Nothing was saved."
    )


class PreparedLater(DomainError):
    """Preparation lies before the meeting and not in the future."""

    code = "meetings.prepared-later"
    message = _(
        "%(day)s is later than today or than the meeting itself. Nothing was saved; give the day on which the "
        "committee really met."
    )


class EmptyAgenda(DomainError):
    """Nothing to announce."""

    code = "meetings.empty-agenda"
    message = _("The agenda has no items yet, so nothing was sent. Put at least one item on it first.")


class PatternUnclear(DomainError):
    """A pattern is a day or a weekday of a week."""

    code = "meetings.pattern-unclear"
    message = _("Choose either a day of the month (1 to 31) or a weekday and its week. Nothing was saved.")
