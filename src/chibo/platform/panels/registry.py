"""``@needs("tasks")`` in a domain's ``panels.py``: what waits for this person in this unit today?"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chibo.platform.authz.permissions import Visitor


@dataclass(frozen=True)
class Need:
    """One thing that waits: a sentence, a detail, one verb and where it is done. Smaller ``order`` first."""

    title: str
    verb: str
    href: str
    detail: str = ""
    order: int = 50
    late: bool = False


@dataclass(frozen=True)
class Asker:
    """Who asks, for which unit, on which day."""

    user: Visitor
    unit_id: int
    on: dt.date


Source = Callable[[Asker], Iterable[Need]]
SOURCES: dict[str, Source] = {}


def needs(name: str) -> Callable[[Source], Source]:
    """Register a source; it must cost a constant number of queries and know whom it may tell."""

    def register(source: Source) -> Source:
        if name in SOURCES:
            raise ValueError(f"needs of {name} are registered twice")
        SOURCES[name] = source
        return source

    return register


def needs_of(asker: Asker) -> list[Need]:
    """Everything that waits for the asker, the most pressing first."""
    found = [need for source in SOURCES.values() for need in source(asker)]
    return sorted(found, key=lambda need: (not need.late, need.order, need.title))
