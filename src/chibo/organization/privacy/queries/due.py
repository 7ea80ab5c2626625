"""Which records have had their time."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, DateTimeField, Q, TextField
from django.utils import timezone

from chibo.kernel.personal import LEAVING, Blank, Declared, Delete, Keep, Personal
from chibo.organization.mandates.queries.holders import holding_beyond
from chibo.organization.membership.queries.members import belonging_beyond
from chibo.organization.privacy.queries.declared import by_label, declared, label_of, meta_of, rows_of, said
from chibo.organization.privacy.queries.purposes import months_of
from chibo.organization.privacy.rules.retaining import children_first, cutoff
from chibo.organization.units.queries import cells, led_units


@dataclass(frozen=True)
class DueKind:
    """One kind of record of which some are due: those whose time began before ``before``."""

    label: str
    keep: str
    purpose: str
    months: int
    before: dt.date
    emptied: bool
    count: int


def due_kinds(on: dt.date) -> list[DueKind]:
    """What is due on the day, in the order in which it can go: what points to others first. Kept kinds never."""
    found = [kind for one in in_order() if (kind := _due(one, on)) is not None]
    return [kind for kind in found if kind.count]


def in_order() -> list[Declared]:
    """Kinds that end, those that point to others before these."""
    ending = {label_of(one): one for one in declared() if (p := said(one)) and not isinstance(p.at_end, Keep)}
    points = {label: _points_to(one) & ending.keys() for label, one in ending.items()}
    return [ending[label] for label in children_first(points)]


def due_rows(label: str, before: dt.date) -> Any:
    """The rows of a kind whose time began before the day, with something still in the fields to be emptied."""
    one = by_label()[label]
    personal = said(one)
    if personal is None or isinstance(personal.at_end, Keep):
        raise LookupError(f"{label} is kept and never due")
    rows = rows_of(one).filter(_began(one, personal, before))
    if isinstance(personal.at_end, Blank):
        rows = rows.filter(_filled(one, personal.at_end))
    return rows


def keeping_unit(on: dt.date) -> int | None:
    """The cell whose committee decides on deletion for this installation: the one that leads most, else the oldest."""
    found = cells(on=on)
    if not found:
        return None
    return min(found, key=lambda cell: (-len(led_units(cell.pk, on=on)), cell.pk)).pk


def _due(one: Declared, on: dt.date) -> DueKind | None:
    personal, label = said(one), label_of(one)
    assert personal is not None
    months = months_of(personal.keep, on)
    before = cutoff(on, months)
    if before is None:
        return None
    emptied = not isinstance(personal.at_end, Delete)
    count = due_rows(label, before).count()
    return DueKind(label, personal.keep, personal.purpose, months, before, emptied, count)


def _filled(one: Declared, end: Blank) -> Q:
    """Something still stands in one of the fields to be emptied."""
    filled = Q(pk__in=[])
    for name in end.fields:
        nothing = Q(**{f"{name}__isnull": True})
        if isinstance(meta_of(one).get_field(name), CharField | TextField):
            nothing |= Q(**{name: ""})
        filled |= ~nothing
    return filled


def _began(one: Declared, personal: Personal, before: dt.date) -> Q:
    if personal.since == LEAVING:
        return _left_before(personal, before)
    return Q(**{f"{personal.since}__lt": _moment(one, personal.since, before)})


def _left_before(personal: Personal, before: dt.date) -> Q:
    """People who once belonged or held a post, and whose last tie ended before the day."""
    ever = Q()
    for path in personal.people:
        once = Q(**{f"{path}__in": belonging_beyond(None)}) | Q(**{f"{path}__in": holding_beyond(None)})
        still = Q(**{f"{path}__in": belonging_beyond(before)}) | Q(**{f"{path}__in": holding_beyond(before)})
        ever &= once & ~still
    return ever


def _moment(one: Declared, path: str, day: dt.date) -> dt.date | dt.datetime:
    meta: Any = meta_of(one)
    *through, last = path.split("__")
    for name in through:
        meta = meta.get_field(name).related_model._meta
    if isinstance(meta.get_field(last), DateTimeField):
        return timezone.make_aware(dt.datetime.combine(day, dt.time()))
    return day


def _points_to(one: Declared) -> set[str]:
    fields = [field for field in meta_of(one).get_fields() if field.concrete and field.is_relation]
    return {field.related_model._meta.label for field in fields if field.related_model is not one.model}
