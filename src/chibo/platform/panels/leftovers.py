"""``@leaves("tasks")`` in a domain's ``panels.py``: what an ended unit left open, and where it went."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chibo.platform.authz.permissions import Visitor


@dataclass(frozen=True)
class Leftover:
    """One thing: its name, its page, where it goes on now (``handed``) or that it is still open there."""

    title: str
    href: str
    went: str = ""
    handed: bool = False
    day: dt.date | None = None


Source = Callable[[int, Visitor], Iterable[Leftover]]
SOURCES: dict[str, Source] = {}


def leaves(name: str) -> Callable[[Source], Source]:
    """Register a source; it must cost a constant number of queries and know whom it may tell."""

    def register(source: Source) -> Source:
        if name in SOURCES:
            raise ValueError(f"what {name} leave behind is registered twice")
        SOURCES[name] = source
        return source

    return register


def left_in(unit_id: int, user: Visitor) -> list[Leftover]:
    """Everything of the unit that the visitor may see, what is still open first."""
    found = [one for source in SOURCES.values() for one in source(unit_id, user)]
    return sorted(found, key=lambda one: (one.handed, one.day or dt.date.max, one.title))
