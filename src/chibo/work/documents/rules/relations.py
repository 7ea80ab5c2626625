"""What papers do to one another: no circles, and what is in force on a day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chibo.kernel.rulebook import rule


@dataclass(frozen=True)
class Edge:
    """``source`` acts on ``target`` from the day ``since``; ``kind`` by the values of ``choices.RelationKind``."""

    source: int
    kind: str
    target: int
    since: dt.date


class Force(StrEnum):
    """What a paper is on a day."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    REPLACED = "replaced"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Standing:
    """The state of a paper, the paper that made it so and since when; none for one that nothing has touched."""

    state: Force
    by: int | None = None
    since: dt.date | None = None

    @property
    def holds(self) -> bool:
        """Whether the paper is to be followed on the day."""
        return self.state in (Force.IN_FORCE, Force.AMENDED)


_ENDING = {"replaces": Force.REPLACED, "revokes": Force.REVOKED}


@rule("DOC-06", source="Luật Ban hành văn bản quy phạm pháp luật 64/2025/QH15; 399-QĐ/TW (09/01/2026)")
def standing_on(document: int, issued_on: dt.date, day: dt.date, edges: Iterable[Edge]) -> Standing:
    """A paper is in force from its date until a later one replaces or revokes it; one that was amended stays in
    force as amended. The first ending counts; of several amendments the newest is named.

    A paper does not come back to force when the one that replaced it is itself revoked: it would have to be issued
    anew. Implementing, citing or answering a paper changes nothing about it.
    """
    if day < issued_on:
        return Standing(Force.NOT_YET)
    acting = [edge for edge in edges if edge.target == document and edge.since <= day]
    endings = [edge for edge in acting if edge.kind in _ENDING]
    if endings:
        first = min(endings, key=lambda edge: (edge.since, edge.source))
        return Standing(_ENDING[first.kind], first.source, first.since)
    amending = [edge for edge in acting if edge.kind == "amends"]
    if amending:
        newest = max(amending, key=lambda edge: (edge.since, edge.source))
        return Standing(Force.AMENDED, newest.source, newest.since)
    return Standing(Force.IN_FORCE)


@rule("DOC-07", source="Quy ước dữ liệu: văn bản chỉ tác động đến văn bản có trước")
def closes_a_circle(source: int, target: int, edges: Iterable[Edge]) -> bool:
    """A paper can only act on papers that were there before it: whoever follows the relations from the target must
    never come back to the source.
    """
    onward: dict[int, set[int]] = {}
    for edge in edges:
        onward.setdefault(edge.source, set()).add(edge.target)
    seen, todo = set(), [target]
    while todo:
        here = todo.pop()
        if here == source:
            return True
        if here not in seen:
            seen.add(here)
            todo.extend(onward.get(here, ()))
    return False
