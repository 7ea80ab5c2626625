"""Holding a unit while something about it is decided."""

import datetime as dt

from chibo.kernel.wording import day_numbers
from chibo.organization.units.errors import UnitEnded
from chibo.organization.units.models import Unit


def hold_unit(unit_id: int, *, on: dt.date | None = None) -> Unit:
    """Lock the unit until the transaction ends, so that nobody else changes who belongs to it meanwhile.

    With ``on`` a unit that has ended by that day is refused.
    """
    unit = Unit.objects.select_for_update().get(pk=unit_id)
    if on and unit.until and unit.until <= on:
        raise UnitEnded(unit=unit.name, day=day_numbers(unit.until))
    return unit
