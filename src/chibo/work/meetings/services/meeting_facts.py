"""What people type about a meeting, tidied and held to its limits."""

from typing import TypedDict

from chibo.kernel.text import clean
from chibo.work.meetings.choices import Mode
from chibo.work.meetings.errors import ReasonForMoveMissing, TooLong


class MeetingFacts(TypedDict, total=False):
    """What may be changed on a meeting that has not opened yet."""

    title: str
    topic: str
    place: str
    mode: str
    guests: str
    chair_id: int | None
    minute_taker_id: int | None


LIMITS = {"title": 250, "topic": 250, "place": 200, "guests": 2000}


def needed_reason(reason: str) -> str:
    """A reason that says something."""
    reason = within("title", reason)
    if not reason:
        raise ReasonForMoveMissing()
    return reason


def within(name: str, text: str) -> str:
    """Tidied text that fits its column."""
    limit = LIMITS[name]
    tidy = "\n".join(filter(None, (clean(line) for line in text.splitlines())))
    if len(tidy) > limit:
        raise TooLong(length=len(tidy), limit=limit)
    return tidy


def checked(facts: MeetingFacts) -> MeetingFacts:
    """The given facts, tidied, too long ones refused."""
    tidy = {name: within(name, str(value)) if name in LIMITS else value for name, value in facts.items()}
    if tidy.get("mode", Mode.IN_PERSON) not in Mode.values:
        raise ValueError(f"no such mode: {tidy['mode']}")
    return tidy  # type: ignore[return-value]
