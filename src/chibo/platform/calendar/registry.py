"""``@dated("tasks")`` in a domain's ``calendar.py``: what happens for this unit, from one day to another?"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a dated thing presses."""

    INFO = "info"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True)
class Dated:
    """One dated thing. ``key`` names it for ever ("tasks.task:7"); ``proposal`` offers it to the month's meeting.

    ``kind`` is a machine word ("task_report", "deadline", "anniversary", "probation", "directive", "meeting",
    "wish"); ``wing`` colours it (party, work, external, community). ``committee``: for the unit's committee alone.
    """

    key: str
    day: dt.date
    title: str
    kind: str
    wing: str = "work"
    detail: str = ""
    href: str = ""
    severity: Severity = Severity.INFO
    proposal: bool = False
    person_id: int | None = None
    time: dt.time | None = None
    committee: bool = False


@dataclass(frozen=True)
class Scope:
    """Whose calendar: a unit, from ``since`` to the day before ``until``, seen on day ``on``."""

    unit_id: int
    since: dt.date
    until: dt.date
    on: dt.date


Source = Callable[[Scope], Iterable[Dated]]
SOURCES: dict[str, Source] = {}


def dated(name: str) -> Callable[[Source], Source]:
    """Register a source of dated things; it must cost a constant number of queries."""

    def register(source: Source) -> Source:
        if name in SOURCES:
            raise ValueError(f"calendar source {name} is registered twice")
        SOURCES[name] = source
        return source

    return register
