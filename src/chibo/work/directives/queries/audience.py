"""The people behind an audience on a day."""

import datetime as dt
from collections.abc import Collection, Sequence

from chibo.organization.mandates.queries import delegations_in, mandates_in
from chibo.organization.membership.queries import members_of, units_of_people
from chibo.organization.units.queries import led_units
from chibo.work.directives.choices import AudienceKind
from chibo.work.directives.rules.audience import Belonging, Found, Holding, Line, readers_of


def audience_on(lines: Sequence[Line], *, home: int, on: dt.date) -> list[Found]:
    """Everybody the lines mean on the day, with the reasons (rule DIR-01)."""
    asked = [one for line in lines for one in _with_units_below(line, on)]
    units = {line.unit_id for line in asked if line.unit_id and line.kind != AudienceKind.CELL}
    cells = {line.unit_id for line in asked if line.unit_id and line.kind == AudienceKind.CELL}
    holdings = _holdings(units, on)
    people = {line.person_id for line in asked if line.person_id} | {one.person_id for one in holdings}
    members = [one for cell in sorted(cells) for one in belongings(cell, on=on)]
    return readers_of(asked, [*members, *_cells_of(people, on)], holdings, home=home)


def belongings(cell: int, *, on: dt.date) -> list[Belonging]:
    """The members of a cell with what keeps them away. Three queries."""
    return [Belonging(one.person_id, cell, str(one.leave or "")) for one in members_of(cell, on=on)]


def _with_units_below(line: Line, on: dt.date) -> list[Line]:
    if line.kind != AudienceKind.UNIT or not line.unit_id:
        return [line]
    return [Line("unit", unit_id=unit) for unit in (line.unit_id, *led_units(line.unit_id, on=on))]


def _holdings(units: Collection[int], on: dt.date) -> list[Holding]:
    if not units:
        return []
    held = [Holding(one.person_id, one.unit_id, str(one.post)) for one in mandates_in(units, on=on)]
    lent = [
        Holding(one.to_person_id, one.mandate.unit_id, str(one.mandate.post), one.mandate.person_id)
        for one in delegations_in(units, on=on)
    ]
    return [*held, *lent]


def _cells_of(people: Collection[int], on: dt.date) -> list[Belonging]:
    """Where people who come by name or by post are counted."""
    if not people:
        return []
    return [
        Belonging(person, unit) for person, cells in units_of_people(people, on=on).items() for unit in sorted(cells)
    ]
