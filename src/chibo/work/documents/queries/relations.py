"""What papers do to one another, and what is in force on a day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from chibo.platform.authz.permissions import Visitor
from chibo.work.documents.choices import REVERSED, RelationKind
from chibo.work.documents.models import Document, Relation
from chibo.work.documents.rules.relations import Edge, Standing, standing_on

DEEP = 6
"""Stations that the tree shows in each direction."""


@dataclass
class Leaf:
    """A paper in the tree: how it is tied to the one above it, its state on the day, and what hangs on it."""

    document: Document
    standing: Standing
    relation_id: int | None = None
    words: str = ""
    since: dt.date | None = None
    here: bool = False
    leaves: list["Leaf"] = field(default_factory=list)


@dataclass(frozen=True)
class Tree:
    """What a paper rests on (``bases``), the paper itself, and what rests on it (the leaves of ``trunk``)."""

    bases: list[Leaf]
    trunk: Leaf

    @property
    def alone(self) -> bool:
        """Whether the paper is tied to no other."""
        return not (self.bases or self.trunk.leaves)


def standing_of(document: Document, *, on: dt.date) -> Standing:
    """Whether the paper is in force on the day, and what ended or amended it. One query."""
    return standings_of([document], on=on)[document.pk]


def standings_of(documents: Iterable[Document], *, on: dt.date) -> dict[int, Standing]:
    """The same for many papers; one query."""
    rows = list(documents)
    edges = _edges(Relation.objects.filter(target__in=[row.pk for row in rows]))
    return {row.pk: standing_on(row.pk, row.issued_on, on, edges) for row in rows}


def edges_from(document_id: int) -> list[Edge]:
    """All relations that can be reached from the paper towards the older ones; one query for each station."""
    return _walk({document_id}, onward=True, deep=100)


def tree_of(document: Document, user: Visitor, *, on: dt.date) -> Tree:
    """The papers around this one that the visitor may see, with their state on the day.

    One query for each station away from it, up to ``DEEP``, and three for the whole.
    """
    older = _walk({document.pk}, onward=True, deep=DEEP)
    newer = _walk({document.pk}, onward=False, deep=DEEP)
    near = {document.pk} | {pk for edge in (*older, *newer) for pk in (edge.source, edge.target)}
    seen = {row.pk: row for row in Document.objects.visible_to(user).filter(pk__in=near)}
    seen[document.pk] = document
    states = standings_of(seen.values(), on=on)
    rows = Relation.objects.filter(source__in=seen, target__in=seen)
    ids = {(row.source_id, row.kind, row.target_id): row.pk for row in rows}
    grow = _Grower(seen, states, ids)
    trunk = Leaf(document, states[document.pk], here=True, leaves=grow.towards_newer(document.pk, newer, {document.pk}))
    return Tree(grow.towards_older(document.pk, older, {document.pk}), trunk)


@dataclass(frozen=True)
class _Grower:
    """Hangs the leaves; a paper that two paths reach is shown on both, one that would come again under itself is not."""

    seen: dict[int, Document]
    states: dict[int, Standing]
    ids: dict[tuple[int, str, int], int]

    def towards_older(self, here: int, edges: list[Edge], above: set[int]) -> list[Leaf]:
        """What the paper acts on, each with what that acts on."""
        found = [edge for edge in edges if edge.source == here and edge.target in self.seen and edge.target not in above]
        leaves = []
        for edge in sorted(found, key=lambda edge: (edge.since, edge.target)):
            leaf = self._leaf(edge, edge.target, str(RelationKind(edge.kind).label))
            leaf.leaves = self.towards_older(edge.target, edges, above | {edge.target})
            leaves.append(leaf)
        return leaves

    def towards_newer(self, here: int, edges: list[Edge], above: set[int]) -> list[Leaf]:
        """What acts on the paper, each with what acts on that."""
        found = [edge for edge in edges if edge.target == here and edge.source in self.seen and edge.source not in above]
        leaves = []
        for edge in sorted(found, key=lambda edge: (edge.since, edge.source)):
            leaf = self._leaf(edge, edge.source, str(REVERSED[RelationKind(edge.kind)]))
            leaf.leaves = self.towards_newer(edge.source, edges, above | {edge.source})
            leaves.append(leaf)
        return leaves

    def _leaf(self, edge: Edge, other: int, words: str) -> Leaf:
        relation = self.ids.get((edge.source, edge.kind, edge.target))
        return Leaf(self.seen[other], self.states[other], relation, words, edge.since)


def _walk(start: set[int], *, onward: bool, deep: int) -> list[Edge]:
    found: list[Edge] = []
    seen, here = set(start), set(start)
    while here and deep:
        rows = Relation.objects.filter(source__in=here) if onward else Relation.objects.filter(target__in=here)
        edges = _edges(rows)
        found += edges
        here = {edge.target if onward else edge.source for edge in edges} - seen
        seen |= here
        deep -= 1
    return found


def _edges(rows: Iterable[Relation]) -> list[Edge]:
    return [Edge(row.source_id, row.kind, row.target_id, row.since) for row in rows]
