"""Candidates: the newest entries that answer, in the head and anywhere; seen by the visitor; in order."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import TypeVar

from django.db import connection

from chibo.platform.authz.permissions import Visitor
from chibo.platform.search.abbreviations import abbreviations
from chibo.platform.search.backends import Part, backend
from chibo.platform.search.keyed import tokens_of
from chibo.platform.search.models import Entry
from chibo.platform.search.queries.asked import Where
from chibo.platform.search.registry import KINDS
from chibo.platform.search.rules.asking import Asked
from chibo.platform.search.rules.places import number_at, place_of
from chibo.platform.search.rules.scoring import Candidate, points, wanted
from chibo.platform.search.rules.tree import Node, with_sealed

MOST_IN_HEAD, MOST_ANYWHERE = 100, 200
"""How many of the newest are looked at; a common word has more, and nobody reads on."""
MANY = 100
"""With fewer that the visitor may see, nothing is said of older ones: that would tell of what they may not see."""
_COLUMNS = "id, kind, key, title, folded, symbol, issuer, context, unit, href, day"


@dataclass(frozen=True)
class Line:
    """The row of an entry, without its text."""

    pk: int
    kind: str
    key: int
    title: str
    folded: str
    symbol: str
    issuer: str
    context: str
    unit: int | None
    href: str
    day: dt.date


@dataclass(frozen=True)
class Found:
    """Lines in order, the best first; ``more``: older ones were not looked at."""

    lines: tuple[Line, ...] = ()
    more: bool = False


def found(user: Visitor, asked: Asked, where: Where) -> Found:
    """What the question finds for the visitor. Two questions to the index, one for the lines, one or two for each kind."""
    if not asked.parts:
        places = _places(Part.HEAD, None, where, MOST_ANYWHERE)
        lines = _seen(user, _lines(places))
        full = len(places) == MOST_ANYWHERE
        return Found(tuple(sorted(lines, key=_newest_first)), full and len(lines) >= MANY)
    heads = _places(Part.HEAD, asked.node, where, MOST_IN_HEAD)
    bodies = _places(Part.BODY, with_sealed(asked.node, tokens_of), where, MOST_ANYWHERE)
    named = {number_at(place) for place in heads}
    lines = _seen(user, _lines(list(dict.fromkeys([*heads, *bodies]))))
    compared = wanted(abbreviations().written_out(" ".join(asked.words)).words, asked.typed)

    def better_first(line: Line) -> tuple[float, int, int]:
        order = KINDS[line.kind].order
        candidate = Candidate(line.title, line.folded, line.day, line.pk in named, order)
        return -points(candidate, compared, where.today), *_newest_first(line)

    full = len(heads) == MOST_IN_HEAD or len(bodies) == MOST_ANYWHERE
    return Found(tuple(sorted(lines, key=better_first)), full and len(lines) >= MANY)


def suggested(user: Visitor, asked: Asked, where: Where, *, most: int) -> list[Line]:
    """The same, in heads only: for what is shown while somebody types."""
    places = _places(Part.HEAD, asked.node, where, most * 4)
    compared = wanted(abbreviations().written_out(" ".join(asked.words)).words, asked.typed)
    lines = _seen(user, _lines(places))

    def better_first(line: Line) -> tuple[float, int, int]:
        candidate = Candidate(line.title, line.folded, line.day, True, KINDS[line.kind].order)
        return -points(candidate, compared, where.today), *_newest_first(line)

    return sorted(lines, key=better_first)[:most]


def _places(part: Part, words: Node | None, where: Where, most: int) -> list[int]:
    return backend().places(part, words, where.facets, low=where.low, high=where.high, most=most)


def _newest_first(line: Line) -> tuple[int, int]:
    return -line.day.toordinal(), -line.pk


def _lines(places: list[int]) -> list[Line]:
    """Only entries that still stand at their place; a place without one is a leftover and is nothing."""
    at = {number_at(place): place for place in places}
    if not at:
        return []
    numbers = ",".join(str(int(number)) for number in at)
    with connection.cursor() as cursor:  # numbers of our own: as parameters they would cost more than the answer
        cursor.execute(f"SELECT {_COLUMNS} FROM {Entry._meta.db_table} WHERE id IN ({numbers})")  # noqa: S608
        lines = [Line(*(*row[:-1], _day(row[-1]))) for row in cursor.fetchall() if row[1] in KINDS]
    return [line for line in lines if place_of(line.day, line.pk) == at[line.pk]]


def _day(value: dt.date | str) -> dt.date:
    """SQLite keeps days as text."""
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


def _seen(user: Visitor, lines: Collection[Line]) -> list[Line]:
    """Those the visitor may see, asked of each kind now: nothing in the index decides about rights."""
    by_kind: dict[str, set[int]] = defaultdict(set)
    for line in lines:
        by_kind[line.kind].add(line.key)
    seen = {kind: set(KINDS[kind].visible_to(user, keys)) for kind, keys in by_kind.items()}
    return [line for line in lines if line.key in seen[line.kind]]


T = TypeVar("T")


def counted(lines: Collection[Line], of: Callable[[Line], T]) -> dict[T, int]:
    """How many lines have each value."""
    counts: dict[T, int] = defaultdict(int)
    for line in lines:
        counts[of(line)] += 1
    return dict(counts)


def merged(first: Found, second: Found) -> Found:
    """The lines of both, the first ones first."""
    there = {line.pk for line in first.lines}
    return replace(first, lines=(*first.lines, *(line for line in second.lines if line.pk not in there)),
                   more=first.more or second.more)  # fmt: skip
