"""What a decision does to a unit: renamed, moved, merged, split, dissolved. Nothing is ever deleted."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction

from chibo.kernel.text import clean, fold
from chibo.kernel.wording import day_numbers
from chibo.organization.units import events
from chibo.organization.units.choices import UnitEventKind
from chibo.organization.units.errors import (
    BeforeTheUnitBegan,
    LegalBasisMissing,
    NothingToMerge,
    NothingToSplit,
    UnderItself,
    UnitNameMissing,
)
from chibo.organization.units.models import Unit, UnitEvent, UnitName
from chibo.organization.units.services.establishing import establish_unit
from chibo.organization.units.services.holding import hold_unit
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish


@transaction.atomic
def rename_unit(
    unit_id: int, *, name: str, on: dt.date, decision: str, by: Actor, short_name: str = ""
) -> Unit:
    """From ``on`` the unit has the new name; papers dated before keep the old one."""
    unit = hold_unit(unit_id, on=on)
    name, decision = clean(name), _basis(decision)
    if not name:
        raise UnitNameMissing
    _end_name(unit, on)
    UnitName.objects.create(
        unit=unit, name=name, short_name=short_name, folded=fold(name), since=on, until=unit.until
    )
    old, unit.name, unit.short_name, unit.folded = unit.name, name, short_name, fold(name)
    unit.save(update_fields=["name", "short_name", "folded"])
    _note(UnitEventKind.RENAMED, on, decision, note=f"{old} → {name}", to=[unit])
    record("units.unit.renamed", unit, by=by, name=[old, name], on=on, decision=decision)
    publish(events.UnitRenamed(unit.pk, name, on.isoformat()))
    return unit


@transaction.atomic
def move_unit(unit_id: int, *, parent_id: int | None, on: dt.date, decision: str, by: Actor) -> Unit:
    """The unit stands under another superior from now on; the event keeps since when and by what."""
    unit = hold_unit(unit_id, on=on)
    decision = _basis(decision)
    old, new = unit.parent, Unit.objects.get(pk=parent_id) if parent_id else None
    above = new
    while above:
        if above.pk == unit.pk:
            raise UnderItself(unit=unit.name)
        above = above.parent
    unit.parent = new
    unit.save(update_fields=["parent"])
    _note(UnitEventKind.MOVED, on, decision, note=f"{old or '–'} → {new or '–'}", to=[unit])
    record("units.unit.moved", unit, by=by, parent=[str(old or ""), str(new or "")], on=on, decision=decision)
    return unit


@transaction.atomic
def merge_units(
    unit_ids: Iterable[int], *, into_id: int, on: dt.date, decision: str, by: Actor, note: str = "",
    hands_work_over: bool = False,
) -> UnitEvent:
    """The units end on ``on``, continued by another one. Who belonged to them is moved by the caller.

    ``hands_work_over``: what is open in them goes to the successor (the domains of work do that, from the day on).
    """
    into = hold_unit(into_id, on=on)
    decision = _basis(decision)
    merged = [hold_unit(unit_id, on=on) for unit_id in sorted(set(unit_ids) - {into_id})]
    if not merged:
        raise NothingToMerge(unit=into.name)
    for unit in merged:
        _end(unit, on)
        record("units.unit.merged", unit, by=by, into=into.pk, on=on, decision=decision)
        publish(events.UnitEnded(unit.pk, on.isoformat(), into.pk))
    heir = into if hands_work_over else None
    return _note(UnitEventKind.MERGED, on, decision, note=note, leaving=merged, to=[into], work_to=heir)


@transaction.atomic
def split_unit(
    unit_id: int, *, into: Sequence[str], continues: bool, on: dt.date, decision: str, by: Actor, note: str = "",
    work_part: int | None = None,
) -> tuple[UnitEvent, list[Unit]]:
    """New units of these names come out of the unit; it goes on beside them or ends. The caller moves its people.

    ``work_part``: the number of the new unit that takes over what is open in one that ends.
    """
    unit = hold_unit(unit_id, on=on)
    decision = _basis(decision)
    names = [clean(name) for name in into if clean(name)]
    if len(names) + continues < 2:
        raise NothingToSplit(unit=unit.name)
    parts = [
        establish_unit(
            name, kind=unit.kind, on=on, by=by, parent_id=unit.parent_id, decision=decision, symbol=unit.symbol,
            place_name=unit.place_name,
        )
        for name in names
    ]  # fmt: skip
    if not continues:
        _end(unit, on)
        publish(events.UnitEnded(unit.pk, on.isoformat()))
    record("units.unit.split", unit, by=by, into=[part.pk for part in parts], on=on, decision=decision)
    staying = [unit] if continues else []
    heir = parts[work_part] if work_part is not None and not continues else None
    event = _note(UnitEventKind.SPLIT, on, decision, note=note, leaving=[unit], to=[*parts, *staying], work_to=heir)
    return event, parts


@transaction.atomic
def dissolve_unit(unit_id: int, *, on: dt.date, decision: str, by: Actor, note: str = "") -> Unit:
    """The unit ends on ``on``: that is the first day on which it no longer exists."""
    unit = hold_unit(unit_id, on=on)
    decision = _basis(decision)
    _end(unit, on)
    _note(UnitEventKind.DISSOLVED, on, decision, note=note, leaving=[unit])
    record("units.unit.dissolved", unit, by=by, on=on, decision=decision)
    publish(events.UnitEnded(unit.pk, on.isoformat()))
    return unit


def _basis(decision: str) -> str:
    decision = clean(decision)
    if not decision:
        raise LegalBasisMissing
    return decision


def _end(unit: Unit, on: dt.date) -> None:
    _end_name(unit, on)
    unit.until = on
    unit.save(update_fields=["until"])


def _end_name(unit: Unit, on: dt.date) -> None:
    last = UnitName.objects.filter(unit=unit).order_by("-since").first()
    if last is None or on <= last.since:
        raise BeforeTheUnitBegan(unit=unit.name, day=day_numbers(last.since if last else unit.since))
    UnitName.objects.filter(pk=last.pk).update(until=on)


def _note(
    kind: UnitEventKind,
    on: dt.date,
    decision: str,
    *,
    note: str = "",
    leaving: Iterable[Unit] = (),
    to: Iterable[Unit] = (),
    work_to: Unit | None = None,
) -> UnitEvent:
    happened = UnitEvent.objects.create(kind=kind, on=on, decision=decision, note=note, work_to=work_to)
    happened.from_units.set(leaving)
    happened.to_units.set(to)
    return happened
