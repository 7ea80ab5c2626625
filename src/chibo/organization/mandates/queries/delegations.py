"""Who acts for whom, and who might."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from chibo.kernel.period import Period
from chibo.organization.mandates.choices import SIDE_OF_POST
from chibo.organization.mandates.models import Delegation
from chibo.organization.mandates.queries.holders import MandateLine, line_of, mandates_in
from chibo.organization.mandates.rules.standing_in import stands_in
from chibo.organization.membership.choices import LeaveKind, Standing
from chibo.organization.membership.queries import members_of, suspensions
from chibo.organization.units.choices import Side

PARTY_POSTS = [post for post, side in SIDE_OF_POST.items() if side == Side.PARTY]


@dataclass(frozen=True)
class DelegationLine:
    """Somebody acts for the holder of a mandate. ``until`` is the first day after it."""

    pk: int
    mandate: MandateLine
    to_person_id: int
    to_name: str
    reason: str
    since: dt.date
    until: dt.date | None
    revoked_on: dt.date | None

    def covers(self, day: dt.date) -> bool:
        """Whether somebody acts on the day: the delegation holds and so does the post."""
        held = Period(self.mandate.since, self.mandate.until)
        return stands_in(day, held, Period(self.since, self.until), self.revoked_on)

    def lasts(self, day: dt.date) -> bool:
        """Whether it may still be taken back on the day."""
        return self.revoked_on is None and (self.until is None or day < self.until)

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which they act, when it is known."""
        ends = [day for day in (self.until, self.revoked_on) if day]
        return min(ends) - dt.timedelta(days=1) if ends else None


def delegations_of(person_id: int) -> list[DelegationLine]:
    """What the person delegated, and in what they act or acted for others; newest first."""
    return _lines(Delegation.objects.filter(Q(to_person_id=person_id) | Q(mandate__person_id=person_id)))


def delegations_in(unit_ids: Collection[int], *, on: dt.date) -> list[DelegationLine]:
    """Who acts for whom in the units on the day."""
    return _lines(worth(on).filter(unit_id__in=unit_ids))


def worth(on: dt.date) -> QuerySet[Delegation]:
    """Delegations by which somebody acts on the day: the post is held and does not rest, the stand-in is not suspended."""
    here = suspensions(on).filter(unit_id=OuterRef("unit_id"))
    suspended = Q(Exists(here.filter(person_id=OuterRef("mandate__person_id"))))
    suspended |= Q(Exists(here.filter(person_id=OuterRef("to_person_id"))))
    return Delegation.objects.worth(on).exclude(suspended, post__in=PARTY_POSTS)


def delegation_line(delegation_id: int) -> DelegationLine | None:
    """One delegation."""
    return next(iter(_lines(Delegation.objects.filter(pk=delegation_id))), None)


def stand_ins(mandate: MandateLine, *, on: dt.date) -> list[tuple[int, str]]:
    """Who may act for the holder: official members for a Party post, holders of a post in the unit for others."""
    if SIDE_OF_POST.get(mandate.post) == Side.PARTY:
        found = [
            (member.person_id, member.full_name)
            for member in members_of(mandate.unit_id, on=on)
            if member.standing == Standing.OFFICIAL and member.leave != LeaveKind.SUSPENDED
        ]
    else:
        found = [(line.person_id, line.full_name) for line in mandates_in([mandate.unit_id], on=on)]
    return [one for one in dict.fromkeys(found) if one[0] != mandate.person_id]


def _lines(rows: QuerySet[Delegation]) -> list[DelegationLine]:
    found = rows.select_related("mandate__person", "mandate__unit", "to_person").order_by("-since", "-pk")
    return [
        DelegationLine(
            pk=row.pk,
            mandate=line_of(row.mandate),
            to_person_id=row.to_person_id,
            to_name=row.to_person.full_name,
            reason=row.reason,
            since=row.since,
            until=row.until,
            revoked_on=timezone.localdate(row.revoked_at) if row.revoked_at else None,
        )
        for row in found
    ]
