"""The calendar of a unit, put together from all sources."""

from chibo.kernel.reading import read_once
from chibo.platform.calendar.registry import SOURCES, Dated, Scope


@read_once
def calendar_of(scope: Scope) -> list[Dated]:
    """All dated things in the scope, by day; the same key is listed once."""
    things = {thing.key + thing.kind: thing for source in SOURCES.values() for thing in source(scope)}
    return sorted(things.values(), key=lambda thing: (thing.day, thing.time is None, str(thing.time), thing.title))


def proposals_for_meeting(scope: Scope) -> list[Dated]:
    """The dated things that offer themselves to the month's meeting."""
    return [thing for thing in calendar_of(scope) if thing.proposal]
