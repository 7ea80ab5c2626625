"""``@stations("membership")`` in a domain's ``panels.py``: the dated stations of one person's way, for a visitor."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chibo.platform.authz.permissions import Visitor


@dataclass(frozen=True)
class Station:
    """One dated thing on a person's way: what happened, on which decision. ``order`` settles the same day."""

    day: dt.date
    title: str
    detail: str = ""
    href: str = ""
    order: int = 50


Source = Callable[[int, Visitor], Iterable[Station]]
SOURCES: dict[str, Source] = {}


def stations(name: str) -> Callable[[Source], Source]:
    """Register a source; it knows whom it may tell what."""

    def register(source: Source) -> Source:
        if name in SOURCES:
            raise ValueError(f"stations of {name} are registered twice")
        SOURCES[name] = source
        return source

    return register


def path_of(person_id: int, user: Visitor) -> list[Station]:
    """The whole way, from its beginning."""
    found = [station for source in SOURCES.values() for station in source(person_id, user)]
    return sorted(found, key=lambda station: (station.day, station.order, station.title))
