"""One function for every search: the page, the box, the command line."""

import datetime as dt
from collections.abc import Mapping

from django.utils import timezone

from chibo.platform.authz.permissions import Visitor
from chibo.platform.search.abbreviations import abbreviations
from chibo.platform.search.queries.asked import Filters, Where, where
from chibo.platform.search.queries.candidates import Found, Line, counted, found, merged, suggested
from chibo.platform.search.queries.results import Choice, Hit, Results
from chibo.platform.search.queries.showing import shown
from chibo.platform.search.queries.vocabulary import known_among
from chibo.platform.search.registry import KINDS, unit_names
from chibo.platform.search.rules.asking import Asked, understood, with_alternatives
from chibo.platform.search.rules.typos import likeliest, one_letter_away

FEW = 3
"""With fewer hits than this the last word may be a beginning, and after that one word may have one wrong letter."""
SIZE = 20
SUGGESTED = 8
NOTHING = Filters()


def find(
    user: Visitor, words: str, filters: Filters = NOTHING, *, page: int = 1, size: int = SIZE, on: dt.date | None = None
) -> Results:
    """What the visitor may see of what these words find, the best first; without words the newest that the filters leave.

    The number of questions to the database does not depend on how much is found.
    """
    asked = understood(words, abbreviations())
    place = where(user, filters, on or timezone.localdate())
    if place is None or (not asked.parts and filters.empty):
        return Results()
    lines, asked, near = _widened(user, asked, place)
    pages = max(1, -(-len(lines.lines) // size))
    page = min(max(1, page), pages)
    names = unit_names({line.unit for line in lines.lines if line.unit is not None})
    hits = shown(lines.lines[(page - 1) * size : page * size], asked.marks, names)
    return Results(
        tuple(hits), len(lines.lines), lines.more, page, pages, *_choices(lines.lines, names), near=near,
        references=tuple(f"{line.kind}:{line.key}" for line in lines.lines),
    )  # fmt: skip


def suggest(user: Visitor, words: str, *, on: dt.date | None = None) -> list[Hit]:
    """A few titles for what somebody is typing: the last word counts as the beginning of one."""
    asked = understood(words, abbreviations()).beginning_with_last()
    place = where(user, NOTHING, on or timezone.localdate())
    if place is None or not asked.parts or len(words.strip()) < 2:
        return []
    lines = suggested(user, asked, place, most=SUGGESTED)
    names = unit_names({line.unit for line in lines if line.unit is not None})
    return shown(lines, asked.marks, names, texts=False)


def _widened(user: Visitor, asked: Asked, place: Where) -> tuple[Found, Asked, bool]:
    """Exactly first; then the last word as a beginning; then one wrong letter. Stops as soon as there is something."""
    exact = found(user, asked, place)
    if len(exact.lines) >= FEW or not asked.parts:
        return exact, asked, False
    beginning = asked.beginning_with_last()
    if beginning is not asked:
        exact = merged(exact, found(user, beginning, place))
    if len(exact.lines) >= FEW:
        return exact, beginning, False
    alternatives = with_alternatives(asked, _alternatives(asked))
    if not alternatives.parts:
        return exact, beginning, False
    close = merged(exact, found(user, alternatives, place))
    if len(close.lines) == len(exact.lines):
        return exact, beginning, False
    return close, alternatives, not exact.lines


def _alternatives(asked: Asked) -> dict[str, tuple[str, ...]]:
    near = {part.word: one_letter_away(part.word) for part in asked.parts if part.plain}
    known = known_among(frozenset().union(*near.values()))
    return {word: likeliest(word, known & some) for word, some in near.items() if known & some}


def _choices(
    lines: tuple[Line, ...], names: Mapping[int, str]
) -> tuple[tuple[Choice, ...], tuple[Choice, ...], tuple[Choice, ...], tuple[Choice, ...]]:
    kinds = counted(lines, lambda line: line.kind)
    units = counted(lines, lambda line: line.unit)
    years = counted(lines, lambda line: line.day.year)
    issuers = counted(lines, lambda line: line.issuer)
    known = dict(names)
    return (
        tuple(
            Choice(name, str(KINDS[name].label), kinds[name])
            for name in sorted(kinds, key=lambda name: (KINDS[name].order, name))
        ),
        tuple(Choice(str(unit), known.get(unit, ""), units[unit]) for unit in sorted(known, key=lambda pk: known[pk])),
        tuple(Choice(str(year), str(year), years[year]) for year in sorted(years, reverse=True)),
        tuple(Choice(one, one, issuers[one]) for one in sorted(issuers, key=lambda one: (-issuers[one], one)) if one),
    )
