"""The roll on screen: whole for a small meeting, in windows for a large one."""

from dataclasses import dataclass

from django.db.models import QuerySet

from chibo.kernel.text import fold
from chibo.work.meetings.choices import Presence, RollStanding
from chibo.work.meetings.models import Meeting, RollEntry

SMALL = 60
"""Up to so many people the roll is one list; a larger one is shown in windows of this size."""

ABSENT = frozenset(set(Presence) - {Presence.PRESENT})


@dataclass(frozen=True)
class RollView:
    """Which part of the roll is looked at."""

    show: str = "all"
    words: str = ""
    page: int = 1
    entry_id: int | None = None


@dataclass(frozen=True)
class Window:
    """The lines of the roll on screen, and whether there are others before and behind."""

    entries: list[RollEntry]
    page: int
    more: bool


def window_of(meeting: Meeting, view: RollView, everybody: list[RollEntry] | None) -> Window:
    """The window that the view asks for, out of ``everybody`` when the roll is in memory already."""
    lines = _asked(meeting, view) if everybody is None else _seen(everybody, view)
    first = (view.page - 1) * SMALL
    found = list(lines[first : first + SMALL + 1])
    return Window(found[:SMALL], view.page, len(found) > SMALL)


def roll_in_order(meeting: Meeting) -> QuerySet[RollEntry]:
    """The roll from the first place to the last."""
    return RollEntry.objects.filter(meeting=meeting).order_by("position")


def _seen(entries: list[RollEntry], view: RollView) -> list[RollEntry]:
    """The view applied to a roll that is in memory already."""
    words = fold(view.words).split()
    return [entry for entry in entries if _shown(entry, view.show) and _named(entry, words)]


def _named(entry: RollEntry, words: list[str]) -> bool:
    return all(word in entry.folded or word == str(entry.position) for word in words)


def _shown(entry: RollEntry, show: str) -> bool:
    if show == "unticked":
        return not entry.presence and entry.standing != RollStanding.GUEST
    return entry.presence in ABSENT if show == "absent" else True


def _asked(meeting: Meeting, view: RollView) -> QuerySet[RollEntry]:
    """The view as a question to the database."""
    found = named_like(roll_in_order(meeting), view.words)
    if view.show == "unticked":
        return found.filter(presence="").exclude(standing=RollStanding.GUEST)
    return found.filter(presence__in=ABSENT) if view.show == "absent" else found


def named_like(roll: QuerySet[RollEntry], words: str) -> QuerySet[RollEntry]:
    """Lines whose name has all the words, with or without diacritics; a number is the place on the roll."""
    for word in fold(words).split():
        number = word.isdigit() and len(word) < 7
        roll = roll.filter(position=int(word)) if number else roll.filter(folded__contains=word)
    return roll


def people_on_roll(meeting: Meeting, words: str, *, guests: bool, limit: int = 20) -> list[RollEntry]:
    """People for a picker; those whose given name begins so come first."""
    found = named_like(roll_in_order(meeting), words)
    if not guests:
        found = found.filter(person__isnull=False)
    last = (fold(words).split() or [""])[-1]
    lines = list(found[: limit * 4])
    called = [line for line in lines if line.folded.split()[-1].startswith(last)]
    return (called + [line for line in lines if line not in called])[:limit]
