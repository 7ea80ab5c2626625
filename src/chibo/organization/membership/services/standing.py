"""Coming to a cell, changing standing, leaving it. Rows end and begin; nothing is overwritten."""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from chibo.kernel.text import clean
from chibo.kernel.wording import day_numbers
from chibo.organization.membership import events
from chibo.organization.membership.choices import EndReason, Standing
from chibo.organization.membership.errors import (
    AlreadyMember,
    BeforeItBegan,
    HelperNotOfficial,
    MemberElsewhere,
    NotAMember,
    SameStanding,
)
from chibo.organization.membership.models import Leave, Membership
from chibo.organization.membership.queries.members import standings_of
from chibo.organization.membership.services.dates import hold_record, set_party_dates
from chibo.organization.people.queries import person_card
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish

HOME = frozenset({Standing.OFFICIAL, Standing.PROBATIONARY})
"""Standings of which a person has one, in one cell; temporarily here comes on top of it."""


@transaction.atomic
def admit(
    person_id: int,
    *,
    unit_id: int,
    decision_on: dt.date,
    ceremony_on: dt.date,
    by: Actor,
    decision: str = "",
    helper_id: int | None = None,
) -> Membership:
    """The admission ceremony took place: probation begins; Party age counts from the decision."""
    set_party_dates(
        person_id, by=by, on=ceremony_on,
        admission_decision_on=decision_on, admission_decision=decision, ceremony_on=ceremony_on,
    )  # fmt: skip
    return enter_membership(
        person_id, unit_id=unit_id, standing=Standing.PROBATIONARY, on=ceremony_on, by=by,
        decision=decision, helper_id=helper_id,
    )  # fmt: skip


@transaction.atomic
def enter_membership(
    person_id: int,
    *,
    unit_id: int,
    standing: Standing | str,
    on: dt.date,
    by: Actor,
    decision: str = "",
    helper_id: int | None = None,
) -> Membership:
    """The person belongs to the cell from ``on``: admitted, transferred here, or temporarily here."""
    hold_record(person_id)
    standing = Standing(standing)
    _ensure_free(person_id, unit_id, standing, on)
    _ensure_helper(helper_id, unit_id, on)
    begun = Membership.objects.create(
        person_id=person_id, unit_id=unit_id, standing=standing, since=on,
        decision=clean(decision), helper_id=helper_id,
    )  # fmt: skip
    record(
        "membership.membership.began", begun, by=by, person=person_id, unit=unit_id, standing=standing, on=on
    )
    publish(events.MembershipBegan(person_id, unit_id, standing, on.isoformat()))
    return begun


@transaction.atomic
def change_standing(
    person_id: int, *, unit_id: int, standing: Standing | str, on: dt.date, by: Actor, decision: str = ""
) -> Membership:
    """From ``on`` the member has another standing: one row ends, the next begins."""
    hold_record(person_id)
    standing = Standing(standing)
    present = _present(person_id, unit_id)
    if present.standing == standing:
        raise SameStanding(name=_name(person_id))
    _end(present, on, EndReason.STANDING_CHANGED)
    if standing in HOME:
        _ensure_one_home(person_id, unit_id, on)
    begun = Membership.objects.create(
        person_id=person_id, unit_id=unit_id, standing=standing, since=on, decision=clean(decision),
        helper_id=present.helper_id if standing == Standing.PROBATIONARY else None,
    )  # fmt: skip
    record(
        "membership.standing.changed", begun, by=by, person=person_id, unit=unit_id,
        standing=[present.standing, standing], on=on,
    )  # fmt: skip
    publish(events.StandingChanged(person_id, unit_id, standing, on.isoformat()))
    return begun


@transaction.atomic
def recognise_official(
    person_id: int, *, unit_id: int, official_on: dt.date, by: Actor, decision: str = ""
) -> Membership:
    """Recognised as an official member from the end of the twelve months, however late the decision came."""
    set_party_dates(person_id, by=by, on=official_on, official_on=official_on)
    return change_standing(
        person_id, unit_id=unit_id, standing=Standing.OFFICIAL, on=official_on, by=by, decision=decision
    )


@transaction.atomic
def end_membership(
    person_id: int, *, unit_id: int, on: dt.date, reason: EndReason | str, by: Actor, decision: str = ""
) -> Membership:
    """From ``on`` the person no longer belongs to the cell; leaves there end with it."""
    hold_record(person_id)
    present = _present(person_id, unit_id)
    if decision:
        present.decision = clean(decision)
    _end(present, on, EndReason(reason))
    running = Leave.objects.filter(Q(until=None) | Q(until__gt=on), person_id=person_id, unit_id=unit_id)
    running.filter(since__lt=on).update(until=on)
    record(
        "membership.membership.ended", present, by=by, person=person_id, unit=unit_id, reason=reason, on=on
    )
    publish(events.MembershipEnded(person_id, unit_id, str(reason), on.isoformat()))
    return present


@transaction.atomic
def assign_helper(
    person_id: int, *, unit_id: int, helper_id: int | None, on: dt.date, by: Actor
) -> Membership:
    """From ``on`` an official member of the cell helps a probationary one."""
    hold_record(person_id)
    present = _present(person_id, unit_id)
    _ensure_helper(helper_id, unit_id, on)
    present.helper_id = helper_id
    present.save(update_fields=["helper"])
    record("membership.helper.assigned", present, by=by, person=person_id, helper=helper_id)
    return present


def _present(person_id: int, unit_id: int) -> Membership:
    found = Membership.objects.select_for_update().filter(person_id=person_id, unit_id=unit_id, until=None)
    present = found.first()
    if present is None:
        raise NotAMember(name=_name(person_id))
    return present


def _end(present: Membership, on: dt.date, reason: EndReason) -> None:
    if on <= present.since:
        raise BeforeItBegan(day=day_numbers(present.since))
    present.until, present.end_reason = on, reason
    present.save(update_fields=["until", "end_reason", "decision"])


def _ensure_free(person_id: int, unit_id: int, standing: Standing, on: dt.date) -> None:
    lasting = Membership.objects.filter(Q(until=None) | Q(until__gt=on), person_id=person_id)
    here = lasting.filter(unit_id=unit_id).first()
    if here:
        raise AlreadyMember(name=_name(person_id), day=day_numbers(here.since))
    if standing in HOME:
        _ensure_one_home(person_id, unit_id, on)


def _ensure_one_home(person_id: int, unit_id: int, on: dt.date) -> None:
    lasting = Membership.objects.filter(Q(until=None) | Q(until__gt=on), person_id=person_id)
    elsewhere = lasting.filter(standing__in=HOME).exclude(unit_id=unit_id).first()
    if elsewhere:
        raise MemberElsewhere(name=_name(person_id), day=day_numbers(elsewhere.since))


def _ensure_helper(helper_id: int | None, unit_id: int, on: dt.date) -> None:
    if helper_id and standings_of(helper_id, on=on).get(unit_id) != Standing.OFFICIAL:
        raise HelperNotOfficial(name=_name(helper_id))


def _name(person_id: int) -> str:
    card = person_card(person_id)
    return card.full_name if card else ""
