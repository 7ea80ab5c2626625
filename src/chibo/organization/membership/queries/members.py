"""Who belongs to a cell on a day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from chibo.kernel.reading import read_once
from chibo.organization.membership.choices import LeaveKind, Standing
from chibo.organization.membership.models import Leave, Membership, PartyRecord


@dataclass(frozen=True)
class Member:
    """One line of a cell's list on a day, sorted by given name."""

    person_id: int
    full_name: str
    standing: Standing
    since: dt.date
    leave: LeaveKind | None = None
    admission_decision_on: dt.date | None = None
    ceremony_on: dt.date | None = None
    official_on: dt.date | None = None
    helper_id: int | None = None


@read_once
def members_of(unit_id: int, *, on: dt.date) -> list[Member]:
    """The cell's list on that day: everybody with a standing, with leave and dates. Three queries."""
    rows = list(
        Membership.objects.current(on)
        .filter(unit_id=unit_id)
        .select_related("person")
        .order_by("person__sort_key", "person_id")
    )
    people = [row.person_id for row in rows]
    leaves = dict(
        Leave.objects.filter(
            Q(until=None) | Q(until__gt=on), unit_id=unit_id, since__lte=on, person_id__in=people
        ).values_list("person_id", "kind")
    )
    records = PartyRecord.objects.filter(person_id__in=people).in_bulk(field_name="person_id")
    return [_member(row, leaves.get(row.person_id), records.get(row.person_id)) for row in rows]


def _member(row: Membership, leave: str | None, dates: PartyRecord | None) -> Member:
    return Member(
        person_id=row.person_id,
        full_name=row.person.full_name,
        standing=Standing(row.standing),
        since=row.since,
        leave=LeaveKind(leave) if leave else None,
        admission_decision_on=dates.admission_decision_on if dates else None,
        ceremony_on=dates.ceremony_on if dates else None,
        official_on=dates.official_on if dates else None,
        helper_id=row.helper_id,
    )


def member_ids(unit_ids: Iterable[int], *, on: dt.date | None = None) -> QuerySet[Membership, int]:
    """Ids of those who belong, or (without a day) ever belonged, to one of the cells; for use in a filter."""
    rows = Membership.objects.filter(unit_id__in=set(unit_ids))
    return (rows.current(on) if on else rows).values_list("person_id", flat=True)


def cells_ever(person_id: int) -> frozenset[int]:
    """Every cell the person belongs or belonged to."""
    return frozenset(Membership.objects.filter(person_id=person_id).values_list("unit_id", flat=True))


def cells_ever_of(person_ids: Iterable[int]) -> dict[int, set[int]]:
    """The same for many people, by person. One query."""
    found: dict[int, set[int]] = {}
    for person, unit in Membership.objects.filter(person_id__in=set(person_ids)).values_list("person_id", "unit_id"):
        found.setdefault(person, set()).add(unit)
    return found


def standings_of(person_id: int, *, on: dt.date) -> dict[int, Standing]:
    """The person's standing by unit on the day."""
    rows = Membership.objects.current(on).filter(person_id=person_id)
    return {unit: Standing(standing) for unit, standing in rows.values_list("unit_id", "standing")}


def belonging_beyond(day: dt.date | None) -> QuerySet[Membership, int]:
    """Ids of those whose membership somewhere lasts to the day or beyond; without a day of everybody who ever belonged.

    For use in a filter.
    """
    rows = Membership.objects.all()
    if day is not None:
        rows = rows.filter(Q(until=None) | Q(until__gte=day))
    return rows.values_list("person_id", flat=True)
