"""What still stands between a meeting and its closing."""

from dataclasses import dataclass
from enum import StrEnum

from chibo.kernel.rulebook import rule


class Blocker(StrEnum):
    """One reason why a meeting cannot be closed yet."""

    NO_CHAIR = "no_chair"
    NO_SECRETARY = "no_secretary"
    ROLL_UNTICKED = "roll_unticked"
    EXCUSE_WITHOUT_REASON = "excuse_without_reason"
    NO_QUORUM_BUT_VOTES = "no_quorum_but_votes"
    VOTES_OPEN = "votes_open"
    ITEMS_UNTREATED = "items_untreated"
    ITEMS_WITHOUT_CONCLUSION = "items_without_conclusion"
    WISHES_UNANSWERED = "wishes_unanswered"
    TASKS_INCOMPLETE = "tasks_incomplete"


@dataclass(frozen=True)
class ClosingFacts:
    """Counts, taken while the meeting's row is locked."""

    has_chair: bool = True
    has_secretary: bool = True
    roll_unticked: int = 0
    excused_without_reason: int = 0
    quorum_reached: bool = True
    votes_decided: int = 0
    votes_open: int = 0
    items_untreated: int = 0
    """Neither treated nor moved to another month."""
    items_without_conclusion: int = 0
    """Treated items of the content part without a conclusion by the chair."""
    wishes_unanswered: int = 0
    """Wishes and proposals without an answer and without a due date for one."""
    tasks_incomplete: int = 0
    """Tasks born in this meeting without a lead or a due date."""


@dataclass(frozen=True)
class OpenPoint:
    """A blocker and how many things it concerns."""

    blocker: Blocker
    count: int = 1


@rule("MEET-19", source="HD 42-HD/BTCTW (28/10/2025): kết thúc sinh hoạt; mẫu biên bản sinh hoạt chi bộ")
def blockers_to_closing(facts: ClosingFacts) -> tuple[OpenPoint, ...]:
    """A meeting closes when the roll is complete, votes are counted, items are concluded or moved, wishes are
    answered or dated, and tasks have a person and a deadline; empty means: close it.

    Disputed: an agenda item that only informs also needs a one-line conclusion ("chi bộ tiếp thu"), because
    the minutes carry a conclusion per item.
    """
    no_quorum = facts.votes_decided if not facts.quorum_reached else 0
    open_points = (
        (Blocker.NO_CHAIR, int(not facts.has_chair)),
        (Blocker.NO_SECRETARY, int(not facts.has_secretary)),
        (Blocker.ROLL_UNTICKED, facts.roll_unticked),
        (Blocker.EXCUSE_WITHOUT_REASON, facts.excused_without_reason),
        (Blocker.NO_QUORUM_BUT_VOTES, no_quorum),
        (Blocker.VOTES_OPEN, facts.votes_open),
        (Blocker.ITEMS_UNTREATED, facts.items_untreated),
        (Blocker.ITEMS_WITHOUT_CONCLUSION, facts.items_without_conclusion),
        (Blocker.WISHES_UNANSWERED, facts.wishes_unanswered),
        (Blocker.TASKS_INCOMPLETE, facts.tasks_incomplete),
    )
    return tuple(OpenPoint(blocker, count) for blocker, count in open_points if count)
