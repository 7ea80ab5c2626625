"""What others may know about units, their names through time and their terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from chibo.kernel.text import fold
from chibo.organization.units.choices import Side, UnitEventKind, UnitKind
from chibo.organization.units.models import Term, Unit, UnitEvent, UnitName

if TYPE_CHECKING:
    from chibo.organization.units.models import UnitQuerySet


@dataclass(frozen=True)
class UnitCard:
    """A unit as others show it."""

    pk: int
    kind: UnitKind
    side: Side
    name: str
    short_name: str
    symbol: str
    place_name: str
    code: str
    parent_id: int | None
    leads_id: int | None
    since: dt.date
    until: dt.date | None
    scope: str
    href: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class NameOn:
    """The names a unit had on a day."""

    name: str
    short_name: str


@dataclass(frozen=True)
class TermCard:
    """A term; ``until`` is the day on which the next one begins."""

    pk: int
    unit_id: int
    ordinal: str
    label: str
    congress_on: dt.date | None
    since: dt.date
    until: dt.date | None


def every_unit() -> UnitQuerySet:
    """All units of all times, to be narrowed by whoever asks."""
    return Unit.objects.all()


def unit_card(unit_id: int) -> UnitCard | None:
    """One unit, or none."""
    return unit_cards([unit_id]).get(unit_id)


def unit_behind(origin: str) -> UnitCard | None:
    """The unit of "units.unit:3", or none."""
    key = origin.partition(":")[2]
    return unit_card(int(key)) if key.isdigit() else None


def unit_cards(ids: Iterable[int]) -> dict[int, UnitCard]:
    """Units by id. One query."""
    return {unit.pk: card_of(unit) for unit in Unit.objects.filter(pk__in=set(ids))}


def all_units(*, on: dt.date) -> list[UnitCard]:
    """Units that exist on the day, by name."""
    return [card_of(unit) for unit in Unit.objects.existing(on).order_by("folded", "pk")]


def cells(*, on: dt.date) -> list[UnitCard]:
    """Party cells that exist on the day, by name."""
    return [card_of(unit) for unit in Unit.objects.existing(on).cells().order_by("folded", "pk")]


def card_of(unit: Unit) -> UnitCard:
    """The card of a loaded unit."""
    return UnitCard(
        pk=unit.pk,
        kind=UnitKind(unit.kind),
        side=unit.side,
        name=unit.name,
        short_name=unit.short_name,
        symbol=unit.symbol,
        place_name=unit.place_name,
        code=unit.code,
        parent_id=unit.parent_id,
        leads_id=unit.leads_id,
        since=unit.since,
        until=unit.until,
        scope=unit.scope,
        href=unit.get_absolute_url(),
    )


def unit_name(unit_id: int, *, on: dt.date) -> str:
    """The name the unit has or had on the day; empty when it did not exist."""
    return name_on(unit_id, on).name


def name_on(unit_id: int, day: dt.date) -> NameOn:
    """The names in force on the day: an old paper keeps the old name. Empty when the unit did not exist."""
    names = UnitName.objects.filter(Q(until=None) | Q(until__gt=day), unit_id=unit_id, since__lte=day)
    found = names.first()
    return NameOn(found.name, found.short_name) if found else NameOn("", "")


def units_named(words: str) -> dict[int, list[str]]:
    """Units of all times one of whose names has the words, old names too; without diacritics. One query."""
    wanted = fold(words).split()
    rows = UnitName.objects.all()
    for word in wanted:
        rows = rows.filter(folded__contains=word)
    found: dict[int, list[str]] = {}
    for unit, name in rows.order_by("folded", "-since").values_list("unit_id", "name"):
        found.setdefault(unit, []).append(name)
    return found if wanted else {}


@dataclass(frozen=True)
class Succession:
    """Where a unit comes from and what became of it: events with the units on each side."""

    event_id: int
    on: dt.date
    kind: str
    decision: str
    sources: tuple[tuple[int, str], ...]
    results: tuple[tuple[int, str], ...]


def succession_of(unit_id: int) -> list[Succession]:
    """Mergers and splits that made the unit or ended it, oldest first. """
    kinds = (UnitEventKind.MERGED, UnitEventKind.SPLIT)
    touched = Q(from_units=unit_id) | Q(to_units=unit_id)
    rows = UnitEvent.objects.filter(touched, kind__in=kinds).distinct().prefetch_related("from_units", "to_units")
    return [
        Succession(
            event.pk, event.on, str(event.get_kind_display()), event.decision,
            tuple((unit.pk, unit.name) for unit in event.from_units.all()),
            tuple((unit.pk, unit.name) for unit in event.to_units.all()),
        )
        for event in rows.order_by("on", "pk")
    ]  # fmt: skip


@dataclass(frozen=True)
class WorkHandedOver:
    """The open work of an ended unit goes to another one from the day on."""

    unit_id: int
    unit_name: str
    to_id: int
    to_name: str
    on: dt.date
    decision: str


def work_handed_over(*, on: dt.date, unit_id: int | None = None) -> list[WorkHandedOver]:
    """Decided until the day, the earliest first; of all units, or of one. One query."""
    which = {"from_units__isnull": False} if unit_id is None else {"from_units": unit_id}
    decided = UnitEvent.objects.filter(on__lte=on, work_to__isnull=False, **which).order_by("on", "pk")
    rows = decided.values_list("from_units", "from_units__name", "work_to", "work_to__name", "on", "decision")
    return [WorkHandedOver(*row) for row in rows]


def names_of(unit_id: int) -> list[UnitName]:
    """All names of the unit, the present one first."""
    return list(UnitName.objects.filter(unit_id=unit_id).order_by("-since", "-pk"))


def names_of_many(unit_ids: Iterable[int]) -> dict[int, list[str]]:
    """All names of these units, the oldest first. One query."""
    found: dict[int, list[str]] = {}
    rows = UnitName.objects.filter(unit_id__in=set(unit_ids)).order_by("since", "pk")
    for unit, name in rows.values_list("unit_id", "name"):
        found.setdefault(unit, []).append(name)
    return found


def events_of(unit_id: int) -> list[UnitEvent]:
    """What happened to the unit, newest first."""
    touched = Q(from_units=unit_id) | Q(to_units=unit_id)
    found = UnitEvent.objects.filter(touched).distinct().prefetch_related("from_units", "to_units")
    return list(found)


def led_units(unit_id: int, *, on: dt.date) -> list[int]:
    """The state body a cell leads, with everything under it; the cell itself is not among them.

    A unit that leads nothing answers with what stands under it.
    """
    rows = Unit.objects.existing(on).values_list("pk", "parent_id", "leads_id")
    children: dict[int | None, list[int]] = {}
    start = unit_id
    for pk, parent, leads in rows:
        children.setdefault(parent, []).append(pk)
        if pk == unit_id and leads:
            start = leads
    found, todo = [], [start]
    while todo:
        here = todo.pop()
        found.append(here)
        todo += [child for child in children.get(here, []) if child not in found]
    return [pk for pk in found if pk != unit_id]


def leading_cells(unit_ids: Iterable[int], *, on: dt.date) -> list[int]:
    """Cells that lead one of the units, or a unit above it. One query, none without a unit."""
    found = leading_cells_of(unit_ids, on=on)
    return sorted(set().union(*found.values()))


def leading_cells_of(unit_ids: Iterable[int], *, on: dt.date) -> dict[int, set[int]]:
    """The same by unit. One query, none without a unit."""
    asked = set(unit_ids)
    if not asked:
        return {}
    rows = list(Unit.objects.existing(on).values_list("pk", "parent_id", "leads_id"))
    parents = {pk: parent for pk, parent, _ in rows}
    leaders: dict[int, set[int]] = {}
    for pk, _parent, leads in rows:
        if leads:
            leaders.setdefault(leads, set()).add(pk)
    found: dict[int, set[int]] = {}
    for unit_id in asked:
        above: set[int] = set()
        here: int | None = unit_id
        while here and here not in above:
            above.add(here)
            here = parents.get(here)
        found[unit_id] = {cell for unit in above for cell in leaders.get(unit, ())}
    return found


def current_term(unit_id: int, *, on: dt.date) -> TermCard | None:
    """The term that runs on the day."""
    running = Q(until=None) | Q(until__gt=on)
    term = Term.objects.filter(running, unit_id=unit_id, since__lte=on).order_by("-since").first()
    return _term_card(term) if term else None


def terms_of(unit_id: int) -> list[TermCard]:
    """All terms, newest first."""
    return [_term_card(term) for term in Term.objects.filter(unit_id=unit_id)]


def term_card(term_id: int) -> TermCard | None:
    """One term, or none."""
    term = Term.objects.filter(pk=term_id).first()
    return _term_card(term) if term else None


def _term_card(term: Term) -> TermCard:
    return TermCard(
        term.pk, term.unit_id, term.ordinal, term.label, term.congress_on, term.since, term.until
    )
