"""What falls due about members, and the stations of a member's way.

Whoever shows them has asked first whether the visitor may see Party facts of the person.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.organization.membership.choices import EndReason, TransferState
from chibo.organization.membership.queries import (
    ProbationState,
    TransferLine,
    leaves_of,
    memberships_of,
    party_dates,
    probations,
    transfers_in,
    transfers_of,
)
from chibo.organization.membership.queries.dues import ClockDays, badges_of, clock_days, ending_leaves
from chibo.platform.authz.permissions import Visitor
from chibo.platform.panels.dues import Due, DueScope, falls_due
from chibo.platform.panels.path import Station, stations

ONE_DAY = dt.timedelta(days=1)


@falls_due("membership")
def dues_of_members(scope: DueScope) -> Iterator[Due]:
    """Probations, transfers, ends of leaves, badges. A constant number of queries."""
    days = clock_days(scope.unit_id, on=scope.on)
    for state in probations(scope.unit_id, on=scope.on):
        if due := _probation(state, scope, days):
            yield due
    lines = transfers_in(scope.unit_id, on=scope.on)
    for line in lines:
        yield from _transfer(line, scope)
    lent = {(line.person_id, line.planned_until) for line in lines if line.staying}
    for leave in ending_leaves(scope.unit_id, on=scope.on, until=scope.until):
        if (leave.person_id, leave.until) not in lent:
            yield Due(
                key=f"membership.leave:{leave.pk}", kind="leave", kind_label=_("End of an exemption or absence"),
                person_id=leave.person_id, name=leave.full_name,
                what=_("%(kind)s ends: expected at meetings again, or decide anew") % {"kind": leave.kind.label},
                by=leave.until, href=reverse("people:detail", args=[leave.person_id]), why=_("the day that was decided"),
            )  # fmt: skip
    for badge in badges_of(scope.unit_id, since=scope.on, until=scope.until + ONE_DAY, on=scope.on):
        yield Due(
            key=f"membership.badge:{badge.person_id}:{badge.badge.years}", kind="badge", kind_label=_("Party badge"),
            person_id=badge.person_id, name=badge.full_name,
            what=_("Badge for %(years)s years of Party age: propose it in time") % {"years": badge.badge.years},
            by=badge.badge.award_on, href=reverse("people:detail", args=[badge.person_id]), rule="MEMB-06",
            why=_("%(years)s years complete on %(day)s")
            % {"years": badge.badge.years, "day": day_numbers(badge.badge.reached_on)},
        )  # fmt: skip


def _probation(state: ProbationState, scope: DueScope, days: ClockDays) -> Due | None:
    href = reverse("people:detail", args=[state.person_id])
    ends = day_numbers(state.official_on)
    if state.over:
        return Due(
            key=f"membership.probation:{state.person_id}", kind="probation", kind_label=_("Probation"),
            person_id=state.person_id, name=state.full_name, what=_("Vote on the recognition as official member"),
            by=days.recognition_due(state.ceremony_on), href=href, rule="MEMB-12",
            why=_("the twelve months were complete on %(day)s; the official day stays that day") % {"day": ends},
        )  # fmt: skip
    if state.papers_from > scope.on and state.official_on > scope.until:
        return None
    return Due(
        key=f"membership.papers:{state.person_id}", kind="probation", kind_label=_("Probation"),
        person_id=state.person_id, name=state.full_name,
        what=_("Recognition papers: self-review (10-KNĐ), the helper's comment (11-KNĐ), opinions (12-KNĐ)"),
        by=state.official_on, href=href, rule="MEMB-04",
        why=_("from the eleventh month (%(day)s); the vote not before %(end)s")
        % {"day": day_numbers(state.papers_from), "end": ends},
    )  # fmt: skip


def _transfer(line: TransferLine, scope: DueScope) -> Iterator[Due]:
    incoming = line.to_unit_id == scope.unit_id
    if line.state == TransferState.HANDED_OVER and line.present_by:
        yield _due_of(
            line, _("Take the comrade in") if incoming else _("Letter of introduction presented at the new place"),
            line.present_by, "MEMB-10", _("letter of %(day)s") % {"day": day_numbers(line.introduced_on or line.decided_on)},
        )  # fmt: skip
    elif line.open and line.finish_by:
        yield _due_of(
            line, _("Finish the transfer"), line.finish_by, "MEMB-09",
            _("decision of %(day)s") % {"day": day_numbers(line.decided_on)},
        )  # fmt: skip
    elif line.staying and line.planned_until:
        yield _due_of(
            line, _("The temporary stay ends: return, or an official transfer"), line.planned_until, "MEMB-11",
            _("from %(start)s to %(end)s") % {"start": line.from_name, "end": line.to_name},
        )  # fmt: skip


def _due_of(line: TransferLine, what: str, by: dt.date, rule: str, why: str) -> Due:
    return Due(
        key=f"{line.reference}:{line.state}", kind="transfer", kind_label=_("Transfer"), person_id=line.person_id,
        name=line.full_name, what=what, by=by, href=line.href, rule=rule, why=why,
    )  # fmt: skip


@stations("membership")
def way_of_a_member(person_id: int, user: Visitor) -> Iterable[Station]:
    """Decision, ceremony, memberships, leaves, transfers. Five queries."""
    yield from _dates(person_id)
    for line in memberships_of(person_id):
        yield Station(
            line.since, _("%(standing)s, %(unit)s") % {"standing": line.standing.label, "unit": line.unit_name},
            line.decision, order=40,
        )  # fmt: skip
        if line.until and line.end_reason not in (EndReason.STANDING_CHANGED, None):
            words = _("End in %(unit)s: %(reason)s") % {"unit": line.unit_name, "reason": line.end_reason.label}
            yield Station(line.until, words, order=30)
    for leave in leaves_of(person_id):
        until = _("until before %(day)s") % {"day": day_numbers(leave.until)} if leave.until else ""
        yield Station(leave.since, str(leave.kind.label), " · ".join(filter(None, (until, leave.decision))), order=60)
    for transfer in transfers_of(person_id, on=timezone.localdate()):
        yield from _stations_of(transfer)


def _dates(person_id: int) -> Iterator[Station]:
    dates = party_dates(person_id)
    if dates.admission_decision_on:
        yield Station(dates.admission_decision_on, _("Admission decision"), dates.admission_decision, order=10)
    if dates.ceremony_on:
        yield Station(dates.ceremony_on, _("Admission ceremony"), order=20)
    if dates.official_on:
        yield Station(dates.official_on, _("Official by the Charter: the twelve months are complete"), order=35)


def _stations_of(line: TransferLine) -> Iterator[Station]:
    sides = _("from %(start)s to %(end)s") % {"start": line.from_name, "end": line.to_name}
    yield Station(line.decided_on, str(line.kind.label), f"{sides} · {line.decision}".rstrip(" ·"), line.href, 50)
    if line.handed_over_on:
        yield Station(line.handed_over_on, _("Handed over with the letter of introduction"), line.letter, line.href, 51)
    if line.accepted_on:
        yield Station(line.accepted_on, _("Taken in by %(unit)s") % {"unit": line.to_name}, "", line.href, 39)
    if line.returned_on:
        yield Station(line.returned_on, _("Back in %(unit)s") % {"unit": line.from_name}, "", line.href, 53)
    if line.cancelled_on:
        yield Station(line.cancelled_on, _("The transfer was cancelled"), line.note, line.href, 54)
