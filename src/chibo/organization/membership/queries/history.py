"""A person's memberships, leaves and Party dates, as lines."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from chibo.kernel.reading import read_once
from chibo.organization.membership.choices import EndReason, LeaveKind, Standing
from chibo.organization.membership.models import Leave, Membership, PartyRecord


@dataclass(frozen=True)
class MembershipLine:
    """One dated membership. ``until`` is the first day that no longer belongs to it."""

    pk: int
    person_id: int
    unit_id: int
    unit_name: str
    standing: Standing
    since: dt.date
    until: dt.date | None
    decision: str
    end_reason: EndReason | None
    helper_id: int | None

    def covers(self, day: dt.date) -> bool:
        """Whether it holds on the day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class LeaveLine:
    """One dated leave. ``until`` is the first day after it."""

    pk: int
    person_id: int
    unit_id: int
    kind: LeaveKind
    since: dt.date
    until: dt.date | None
    reason: str
    decision: str


@dataclass(frozen=True)
class Dates:
    """The dates that follow a member through every cell; empty where nothing is recorded."""

    admission_decision_on: dt.date | None = None
    admission_decision: str = ""
    ceremony_on: dt.date | None = None
    official_on: dt.date | None = None


@read_once
def memberships_of(person_id: int) -> list[MembershipLine]:
    """All memberships of a person, the present one first."""
    rows = Membership.objects.filter(person_id=person_id).select_related("unit").order_by("-since", "-pk")
    return [
        MembershipLine(
            pk=row.pk,
            person_id=row.person_id,
            unit_id=row.unit_id,
            unit_name=row.unit.name,
            standing=Standing(row.standing),
            since=row.since,
            until=row.until,
            decision=row.decision,
            end_reason=EndReason(row.end_reason) if row.end_reason else None,
            helper_id=row.helper_id,
        )
        for row in rows
    ]


@read_once
def leaves_of(person_id: int) -> list[LeaveLine]:
    """All leaves of a person, newest first."""
    return [
        LeaveLine(
            row.pk, row.person_id, row.unit_id, LeaveKind(row.kind), row.since, row.until,
            row.reason, row.decision,
        )
        for row in Leave.objects.filter(person_id=person_id).order_by("-since", "-pk")
    ]  # fmt: skip


@read_once
def party_dates(person_id: int) -> Dates:
    """The dates of one person."""
    return party_dates_of([person_id]).get(person_id, Dates())


def party_dates_of(person_ids: Iterable[int]) -> dict[int, Dates]:
    """The dates of several people. One query."""
    fields = ("admission_decision_on", "admission_decision", "ceremony_on", "official_on")
    rows = PartyRecord.objects.filter(person_id__in=set(person_ids)).values_list("person_id", *fields)
    return {person: Dates(*dates) for person, *dates in rows}


def membership_counts(unit_id: int, *, on: dt.date) -> dict[Standing, int]:
    """How many members the cell has on the day, by standing."""
    rows = Membership.objects.current(on).filter(unit_id=unit_id)
    counted = rows.values("standing").annotate(n=Count("pk")).values_list("standing", "n")
    return {Standing(standing): n for standing, n in counted}


def units_of_people(person_ids: Iterable[int], *, on: dt.date) -> dict[int, dict[int, Standing]]:
    """Standing by unit for several people on the day. One query."""
    found: dict[int, dict[int, Standing]] = {}
    rows = Membership.objects.current(on).filter(person_id__in=set(person_ids))
    for person, unit, standing in rows.values_list("person_id", "unit_id", "standing"):
        found.setdefault(person, {})[unit] = Standing(standing)
    return found
