"""Establishing a unit and describing it."""

import datetime as dt
from typing import TypedDict, Unpack

from django.db import transaction

from chibo.kernel.text import clean, fold
from chibo.organization.units.choices import UnitEventKind, UnitKind
from chibo.organization.units.errors import UnitNameMissing
from chibo.organization.units.models import Unit, UnitEvent, UnitName
from chibo.organization.units.services.holding import hold_unit
from chibo.platform.audit.services import Actor, record


class UnitFacts(TypedDict, total=False):
    """What may be described anew without a decision; what is left out stays."""

    short_name: str
    symbol: str
    place_name: str
    code: str
    leads_id: int | None


@transaction.atomic
def establish_unit(
    name: str,
    *,
    kind: UnitKind | str,
    on: dt.date,
    by: Actor,
    parent_id: int | None = None,
    decision: str = "",
    **facts: Unpack[UnitFacts],
) -> Unit:
    """A unit exists from ``on``, under that name, by that decision."""
    name = clean(name)
    if not name:
        raise UnitNameMissing
    unit = Unit.objects.create(
        kind=UnitKind(kind), name=name, folded=fold(name), parent_id=parent_id, since=on, **facts
    )
    UnitName.objects.create(
        unit=unit, name=name, short_name=unit.short_name, folded=unit.folded, since=on
    )
    founded = UnitEvent.objects.create(kind=UnitEventKind.ESTABLISHED, on=on, decision=decision)
    founded.to_units.add(unit)
    record("units.unit.established", unit, by=by, name=name, on=on, decision=decision)
    return unit


@transaction.atomic
def describe_unit(unit_id: int, *, by: Actor, **changes: Unpack[UnitFacts]) -> Unit:
    """Sign on papers, place, code, short name, led body: things that have no history of their own."""
    unit = hold_unit(unit_id)
    changed = {field: value for field, value in changes.items() if getattr(unit, field) != value}
    if not changed:
        return unit
    for field, value in changed.items():
        setattr(unit, field, value)
    unit.save(update_fields=list(changed))
    if "short_name" in changed:
        UnitName.objects.filter(unit=unit, until=None).update(short_name=unit.short_name)
    record("units.unit.described", unit, by=by, changed=changed)
    return unit
