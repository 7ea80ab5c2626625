"""What a reorganisation will do, before anything is done."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from chibo.organization.mandates.queries import MandateLine, mandates_in
from chibo.organization.membership.queries import Member, members_of
from chibo.organization.units.queries import UnitCard, all_units
from chibo.platform.calendar.queries import calendar_of
from chibo.platform.calendar.registry import Dated, Scope

WORK = ("tasks.", "meetings.", "documents.")
"""Keys of dated things that are work of the unit; anniversaries and badges go with the people."""
A_YEAR = dt.timedelta(days=366)


@dataclass(frozen=True)
class Outlook:
    """What hangs on a unit on the day of its reorganisation."""

    members: list[Member]
    posts: list[MandateLine]
    below: list[UnitCard]
    led_by: list[UnitCard]
    open_things: list[Dated]

    @property
    def open_counts(self) -> dict[str, int]:
        """Open things by kind, for who may not read what they are."""
        return dict(Counter(thing.kind for thing in self.open_things))


def outlook(unit_id: int, *, on: dt.date) -> Outlook:
    """Members, posts, units below, leading cells and open work of the unit on the day; a constant number of queries."""
    units = all_units(on=on)
    scope = Scope(unit_id, since=on - A_YEAR, until=on + A_YEAR, on=on)
    things = [
        thing for thing in calendar_of(scope, committee=True)
        if thing.key.startswith(WORK) and (thing.day >= on or thing.severity != "info")
    ]  # fmt: skip
    return Outlook(
        members=members_of(unit_id, on=on),
        posts=mandates_in([unit_id], on=on),
        below=[unit for unit in units if unit.parent_id == unit_id],
        led_by=[unit for unit in units if unit.leads_id == unit_id],
        open_things=things,
    )
