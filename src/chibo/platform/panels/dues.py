"""``@falls_due("membership")`` in a domain's ``panels.py``: what falls due about the people of this unit, by when, and why?

The page “Ai sắp đến hạn” of a committee, its workbook and the weekly reminder read the same list. It names steps that
somebody has to take; it never judges people.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chibo.kernel.rulebook import RULEBOOK

UNSURE = "; to be confirmed"
"""How the source of a rule ends that nobody has seen in the original."""


@dataclass(frozen=True)
class DueScope:
    """The unit, the day, and the last day that is looked at."""

    unit_id: int
    on: dt.date
    until: dt.date


@dataclass(frozen=True)
class Due:
    """One thing: whose, what, by when, why, and where it is done.

    ``key`` names it for ever ("membership.probation:7"); ``rule`` is the id of the rule from which the day follows.
    """

    key: str
    kind: str
    kind_label: str
    person_id: int
    name: str
    what: str
    by: dt.date
    href: str
    rule: str = ""
    why: str = ""

    @property
    def source(self) -> str:
        """The document behind the rule."""
        return RULEBOOK[self.rule].source.removesuffix(UNSURE) if self.rule in RULEBOOK else ""

    @property
    def unsure(self) -> bool:
        """Whether an officer still has to confirm the document."""
        return self.rule in RULEBOOK and RULEBOOK[self.rule].source.endswith(UNSURE)


Source = Callable[[DueScope], Iterable[Due]]
SOURCES: dict[str, Source] = {}


def falls_due(name: str) -> Callable[[Source], Source]:
    """Register a source; it must cost a constant number of queries. What is overdue belongs to it."""

    def register(source: Source) -> Source:
        if name in SOURCES:
            raise ValueError(f"what falls due in {name} is registered twice")
        SOURCES[name] = source
        return source

    return register


def dues_of(scope: DueScope) -> list[Due]:
    """Everything that falls due until the last day, the most pressing first."""
    found = [due for source in SOURCES.values() for due in source(scope) if due.by <= scope.until]
    return sorted(found, key=lambda due: (due.by, due.name, due.key))
