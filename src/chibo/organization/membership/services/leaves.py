"""Exemption, temporary absence, suspension."""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from chibo.kernel.text import clean
from chibo.kernel.wording import day_numbers
from chibo.organization.membership import events
from chibo.organization.membership.choices import LeaveKind
from chibo.organization.membership.errors import BeforeItBegan, LeavesOverlap, NotAMember
from chibo.organization.membership.models import Leave
from chibo.organization.membership.queries.members import standings_of
from chibo.organization.membership.services.dates import hold_record
from chibo.organization.people.queries import person_card
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish


@transaction.atomic
def grant_leave(
    person_id: int,
    *,
    unit_id: int,
    kind: LeaveKind | str,
    on: dt.date,
    by: Actor,
    until: dt.date | None = None,
    reason: str = "",
    decision: str = "",
) -> Leave:
    """From ``on`` the member is not expected; ``until`` is the first day back. Never an illness."""
    hold_record(person_id)
    card = person_card(person_id)
    name = card.full_name if card else ""
    if unit_id not in standings_of(person_id, on=on):
        raise NotAMember(name=name)
    if until and until <= on:
        raise BeforeItBegan(day=day_numbers(on))
    running = Leave.objects.filter(Q(until=None) | Q(until__gt=on), person_id=person_id, unit_id=unit_id)
    if until:
        running = running.filter(since__lt=until)
    if other := running.first():
        raise LeavesOverlap(name=name, day=day_numbers(other.since))
    leave = Leave.objects.create(
        person_id=person_id, unit_id=unit_id, kind=LeaveKind(kind), since=on, until=until,
        reason=clean(reason), decision=clean(decision),
    )  # fmt: skip
    record("membership.leave.granted", leave, by=by, person=person_id, unit=unit_id, kind=kind, on=on)
    publish(events.LeaveGranted(person_id, unit_id, str(leave.kind), on.isoformat()))
    return leave


@transaction.atomic
def end_leave(leave_id: int, *, on: dt.date, by: Actor) -> Leave:
    """The member is back: ``on`` is the first day of being expected again."""
    leave = Leave.objects.select_for_update().get(pk=leave_id)
    hold_record(leave.person_id)
    if on <= leave.since:
        raise BeforeItBegan(day=day_numbers(leave.since))
    leave.until = on
    leave.save(update_fields=["until"])
    record("membership.leave.ended", leave, by=by, person=leave.person_id, on=on)
    publish(events.LeaveEnded(leave.person_id, leave.unit_id, str(leave.kind), on.isoformat()))
    return leave
