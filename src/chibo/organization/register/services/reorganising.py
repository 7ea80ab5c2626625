"""A unit is merged, split or dissolved: units, members, posts and what stands under it, in one transaction."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from chibo.organization.mandates.services import end_party_posts, end_posts_of_unit
from chibo.organization.membership.choices import EndReason
from chibo.organization.membership.queries import LeaveLine, Member, leaves_of, members_of
from chibo.organization.membership.services import (
    assign_helper,
    end_membership,
    enter_membership,
    grant_leave,
)
from chibo.organization.units.errors import MembersWithoutPlace
from chibo.organization.units.queries import all_units
from chibo.organization.units.services import (
    describe_unit,
    dissolve_unit,
    hold_unit,
    merge_units,
    move_unit,
    split_unit,
)
from chibo.platform.audit.services import Actor


@dataclass(frozen=True)
class Plan:
    """What the decision says. ``into_id``: the unit that continues this one (merger, or where members go).

    ``parts``: names of the units that come out of a split; ``goes``: person to number of the part, others stay
    (``continues``) or go to the first part. ``decision``: issuer, symbol, number, date. ``work``: what is open goes to
    the successor; in a split to the part of this number, when the unit ends.
    """

    on: dt.date
    decision: str
    into_id: int | None = None
    parts: tuple[str, ...] = ()
    continues: bool = False
    goes: Mapping[int, int] = field(default_factory=dict)
    work: int | None = None


@transaction.atomic
def reorganise_unit(unit_id: int, plan: Plan, *, by: Actor) -> list[int]:
    """Do all of it or nothing; the units that go on. Nobody outside is told."""
    unit = hold_unit(unit_id, on=plan.on)
    members = members_of(unit_id, on=plan.on)
    if plan.parts:
        return _split(unit_id, plan, members, by)
    if members and not plan.into_id:
        raise MembersWithoutPlace(n=len(members), unit=unit.name)
    if plan.into_id:
        _move(members, unit_id, {one.person_id: plan.into_id for one in members}, plan, by)
    _hand_on(unit_id, plan, unit.parent_id, by)
    ended = end_posts_of_unit(unit_id, on=plan.on, by=by)
    note = f"{len(members)} đảng viên chuyển đi; {len(ended)} chức vụ kết thúc"
    if plan.into_id:
        merge_units(
            [unit_id], into_id=plan.into_id, on=plan.on, decision=plan.decision, by=by, note=note,
            hands_work_over=plan.work is not None,
        )  # fmt: skip
        return [plan.into_id]
    dissolve_unit(unit_id, on=plan.on, decision=plan.decision, by=by, note=note)
    return []


def _split(unit_id: int, plan: Plan, members: list[Member], by: Actor) -> list[int]:
    note = f"{len(members)} đảng viên" if members else ""
    _event, parts = split_unit(
        unit_id, into=plan.parts, continues=plan.continues, on=plan.on, decision=plan.decision, by=by, note=note,
        work_part=plan.work,
    )  # fmt: skip
    places = {}
    for one in members:
        number = plan.goes.get(one.person_id, -1 if plan.continues else 0)
        if number >= 0:
            places[one.person_id] = parts[number].pk
    _move(members, unit_id, places, plan, by)
    if not plan.continues:
        end_posts_of_unit(unit_id, on=plan.on, by=by)
        _hand_on(unit_id, plan, parts[0].pk, by)
    return [part.pk for part in parts]


def _move(members: list[Member], unit_id: int, places: Mapping[int, int], plan: Plan, by: Actor) -> None:
    """Each member's row here ends and one of the same standing begins there; helpers and leaves go along."""
    moving = [one for one in members if one.person_id in places]
    for one in moving:
        here = {"on": plan.on, "by": by, "decision": plan.decision}
        leaves = [leave for leave in leaves_of(one.person_id) if _runs(leave, unit_id, plan.on)]
        end_membership(one.person_id, unit_id=unit_id, reason=EndReason.TRANSFERRED, **here)  # type: ignore[arg-type]
        end_party_posts(one.person_id, unit_id=unit_id, on=plan.on, by=by)
        there = places[one.person_id]
        enter_membership(one.person_id, unit_id=there, standing=one.standing, **here)  # type: ignore[arg-type]
        for leave in leaves:
            grant_leave(
                one.person_id, unit_id=there, kind=leave.kind, until=leave.until, reason=leave.reason, **here  # type: ignore[arg-type]
            )
    for one in moving:
        if one.helper_id and places.get(one.helper_id) == places[one.person_id]:
            assign_helper(
                one.person_id, unit_id=places[one.person_id], helper_id=one.helper_id, on=plan.on, by=by
            )


def _runs(leave: LeaveLine, unit_id: int, on: dt.date) -> bool:
    return leave.unit_id == unit_id and leave.since < on and (leave.until is None or leave.until > on)


def _hand_on(unit_id: int, plan: Plan, otherwise: int | None, by: Actor) -> None:
    """What stands under the unit, and the cells that lead it, follow to its successor."""
    heir = plan.into_id or otherwise
    for other in all_units(on=plan.on):
        if other.parent_id == unit_id and other.pk != heir:
            move_unit(other.pk, parent_id=heir, on=plan.on, decision=plan.decision, by=by)
        if other.leads_id == unit_id:
            describe_unit(other.pk, leads_id=plan.into_id, by=by)
