"""How a search is narrowed, and by what in the index."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from chibo.platform.authz.permissions import Visitor
from chibo.platform.search.registry import EVERYWHERE, KINDS, Kind
from chibo.platform.search.rules.facets import any_word, issuer_word, scope_word, unit_word
from chibo.platform.search.rules.folding import folded_words
from chibo.platform.search.rules.places import span
from chibo.platform.search.rules.tree import Node, Term, all_of, any_of


@dataclass(frozen=True)
class Filters:
    """Only these kinds, this unit, this year, this issuer, from ``since`` to ``until`` with both days."""

    kinds: tuple[str, ...] = ()
    unit: int | None = None
    year: int | None = None
    issuer: str = ""
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is narrowed."""
        return not (self.kinds or self.unit or self.year or self.issuer or self.since or self.until)

    @property
    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """The first and the last day. A year is a stretch of places: as a word, all younger ones would be looked at."""
        if self.year is None:
            return self.since, self.until
        first, last = dt.date(self.year, 1, 1), dt.date(self.year, 12, 31)
        return max(self.since or first, first), min(self.until or last, last)


@dataclass(frozen=True)
class Where:
    """Where is searched: the visitor's reach and the filters, the first and last place, and the day of asking."""

    facets: Node
    low: int
    high: int
    today: dt.date


def where(user: Visitor, filters: Filters, today: dt.date) -> Where | None:
    """Nothing when nothing can be reached."""
    facets = facets_for(user, filters)
    return None if facets is None else Where(facets, *span(*filters.days), today)


def facets_for(user: Visitor, filters: Filters) -> Node | None:
    """The filters and the visitor's reach as one question to the facets; nothing when nothing can be reached."""
    reach = _reach(user, filters)
    if reach is None or (filters.year is not None and not dt.MINYEAR <= filters.year <= dt.MAXYEAR):
        return None
    parts: list[Node] = [reach]
    if filters.unit is not None:
        parts.append(Term(unit_word(filters.unit)))
    if filters.issuer:
        parts.append(Term(issuer_word(folded_words(filters.issuer))))
    return all_of(parts)


def _reach(user: Visitor, filters: Filters) -> Node | None:
    """Kinds with the same reach are asked together: usually there are three or four groups."""
    groups: dict[frozenset[str], list[Kind]] = defaultdict(list)
    for kind in KINDS.values():
        if not filters.kinds or kind.name in filters.kinds:
            groups[frozenset(kind.reach(user))].append(kind)
    ways: list[Node] = []
    for scopes, kinds in groups.items():
        if scopes:
            tokens = any_word(kind.token for kind in kinds)
            everything = EVERYWHERE in scopes
            ways.append(tokens if everything else all_of([tokens, any_word(scope_word(one) for one in scopes)]))
    return any_of(ways) if ways else None
