"""The calendar of a unit, put together from all sources."""

from chibo.kernel.reading import read_once
from chibo.platform.calendar.registry import SOURCES, Dated, Scope


def calendar_of(scope: Scope, *, committee: bool = False) -> list[Dated]:
    """The dated things in the scope, by day. What only the committee may know is left out unless one asks for it."""
    return [thing for thing in _everything(scope) if committee or not thing.committee]


@read_once
def _everything(scope: Scope) -> list[Dated]:
    """All dated things; the same key is listed once."""
    things = {thing.key + thing.kind: thing for source in SOURCES.values() for thing in source(scope)}
    return sorted(things.values(), key=lambda thing: (thing.day, thing.time is None, str(thing.time), thing.title))


def proposals_for_meeting(scope: Scope) -> list[Dated]:
    """The dated things that offer themselves to the month's meeting; the committee prepares it."""
    return [thing for thing in _everything(scope) if thing.proposal]
