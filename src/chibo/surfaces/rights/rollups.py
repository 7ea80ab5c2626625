"""What a cell lets its superior see: counts and nothing else, and only while the cell publishes them."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from chibo.kernel.period import Month
from chibo.organization.mandates.choices import COMMITTEE, Post
from chibo.organization.mandates.queries import duties_of
from chibo.organization.membership.choices import Standing
from chibo.organization.membership.queries import membership_counts
from chibo.organization.units.choices import UnitKind
from chibo.organization.units.queries import every_unit, unit_name
from chibo.platform.authz.permissions import Visitor
from chibo.surfaces.rights.models import Publication
from chibo.work.meetings.queries.counts import meetings_held
from chibo.work.tasks.queries.counts import task_counts

ABOVE = (*sorted(COMMITTEE), Post.CLERK)
"""Posts in the Party organisation above that read what cells publish."""


@dataclass(frozen=True)
class Rollup:
    """A year of a cell in numbers. ``published`` False: the cell says nothing, and nothing was counted."""

    unit_id: int
    unit_name: str
    published: bool
    members: dict[Standing, int]
    meetings: int = 0
    tasks_done: int = 0
    tasks_late: int = 0
    tasks_open: int = 0


def publications(unit_id: int) -> list[Publication]:
    """Since when and until when the cell has published, newest first."""
    return list(Publication.objects.filter(unit_id=unit_id).select_related("begun_by", "ended_by"))


def cells_below(user: Visitor) -> frozenset[int]:
    """Cells whose superior the visitor is: by a Party post in the organisation above, or in charge of the cell."""
    duties, today = duties_of(user), timezone.localdate()
    in_charge, posts = duties.units_with(Post.SUPERIOR_IN_CHARGE), duties.units_with(*ABOVE)
    if not posts:
        return in_charge
    cells = every_unit().existing(today).filter(kind=UnitKind.PARTY_CELL, parent_id__in=posts)
    return in_charge | frozenset(cells.values_list("pk", flat=True))


def rollups_for(user: Visitor, *, year: int, on: dt.date) -> list[Rollup]:
    """The cells below the visitor, each with its numbers if it publishes them today."""
    found = [rollup_of(unit, year=year, on=on) for unit in cells_below(user)]
    return sorted(found, key=lambda one: one.unit_name)


def rollup_of(unit_id: int, *, year: int, on: dt.date) -> Rollup:
    """The numbers of one cell, if it publishes them."""
    if Publication.objects.filter(unit_id=unit_id, until=None).exists():
        return count_cell(unit_id, year=year, on=on)
    return Rollup(unit_id, unit_name(unit_id, on=on), published=False, members={})


def count_cell(unit_id: int, *, year: int, on: dt.date) -> Rollup:
    """The numbers of one cell for a year, as far as it has gone. Nothing in them is about a person."""
    since, until = Month(year, 1).first, Month(year + 1, 1).first
    tasks = task_counts(unit_id, since=since, until=until, on=on)
    return Rollup(
        unit_id,
        unit_name(unit_id, on=on),
        published=True,
        members=membership_counts(unit_id, on=on),
        meetings=meetings_held(unit_id, since=since, until=until),
        tasks_done=tasks.done,
        tasks_late=tasks.late,
        tasks_open=tasks.open,
    )
