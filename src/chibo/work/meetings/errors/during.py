"""Refusals at the meeting table."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class CannotOpen(DomainError):
    """The meeting was already held or cancelled."""

    code = "meetings.cannot-open"
    message = _("This meeting cannot be opened: its state is “%(state)s”. Nothing was changed.")


class NotInSession(DomainError):
    """Only a meeting in session takes notes; a closed one never changes."""

    code = "meetings.not-in-session"
    message = _(
        "This meeting is not in session (“%(state)s”), so nothing was changed. A closed meeting is corrected "
        "by a note to its minutes."
    )


class TextChanged(DomainError):
    """Somebody else wrote first. ``theirs`` is the text as it now stands, ``version`` its number."""

    code = "meetings.text-changed"
    message = _("Somebody else has changed this text meanwhile. Both texts are kept: choose one, or put them together.")


class NotOfThisMeeting(DomainError):
    """A person or item of another meeting."""

    code = "meetings.not-of-this-meeting"
    message = _("This belongs to another meeting. Nothing was changed; reload the page.")


class ItemMoved(DomainError):
    """The item was moved to another month."""

    code = "meetings.item-moved"
    message = _("This item was moved to another meeting; today's record of it stays as it is.")


class NothingSaid(DomainError):
    """A text is needed."""

    code = "meetings.nothing-said"
    message = _("There is no text yet. Write what was said, then save.")


class ReasonMissing(DomainError):
    """An absence with a reason needs the reason."""

    code = "meetings.reason-missing"
    message = _("Write the reason: the minutes list everybody who is absent with a reason by name and reason.")


class NoVotesHere(DomainError):
    """Office meetings decide by their head, not by vote."""

    code = "meetings.no-votes-here"
    message = _("Votes are taken in meetings of the cell and of its committee only.")


class NoQuorum(DomainError):
    """Too few official members for a decision."""

    code = "meetings.no-quorum"
    message = _(
        "A vote needs %(needed)s official members in the room, %(present)s are ticked as present. Tick the roll "
        "first, or vote when more have come."
    )


class VoteClosed(DomainError):
    """Counted or withdrawn; a count never changes."""

    code = "meetings.vote-closed"
    message = _("This vote is already counted or withdrawn. Its result stays; put the question again if it must be.")


class TooManyVotes(DomainError):
    """More hands than people."""

    code = "meetings.too-many-votes"
    message = _(
        "%(counted)s votes were entered, but only %(present)s members with a vote are in the room. Count again, "
        "or correct the roll and open the vote anew."
    )


class Struck(DomainError):
    """A statement or planned task that was struck out."""

    code = "meetings.struck"
    message = _("This entry was struck out. Write a new one if it is still needed.")


class AlreadyAnswered(DomainError):
    """An answer is given once; the next word on it is a new wish."""

    code = "meetings.already-answered"
    message = _("This wish already has an answer. The answer stays as it was given.")


class CannotClose(DomainError):
    """Something is still open; ``points`` lists it."""

    code = "meetings.cannot-close"
    message = _("The meeting cannot be closed yet; %(count)s things are still open. Nothing was changed.")
