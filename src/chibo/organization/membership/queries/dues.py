"""The days on which something about the members of a cell has to be done, under the rules of the day."""

import datetime as dt
from dataclasses import dataclass

from chibo.kernel.reading import read_once
from chibo.organization.membership.choices import LeaveKind, Standing
from chibo.organization.membership.models import Leave
from chibo.organization.membership.queries.early_badges import early_badges
from chibo.organization.membership.queries.members import members_of
from chibo.organization.membership.rules.badges import Badge, BadgeTerms, award_day_from, badges_between
from chibo.organization.membership.rules.clocks import (
    ProbationClock,
    ceremony_by,
    official_on,
    recognition_by,
)
from chibo.platform.rulebook.queries import rules_on


@dataclass(frozen=True)
class BadgeLine:
    """A member and the badge of one award day."""

    person_id: int
    full_name: str
    decided_on: dt.date
    badge: Badge


@dataclass(frozen=True)
class EndingLeave:
    """A leave whose end is known and not past."""

    pk: int
    person_id: int
    full_name: str
    kind: LeaveKind
    until: dt.date


@dataclass(frozen=True)
class ClockDays:
    """Days that follow from a decision or a ceremony, under the rules that were read once."""

    clock: ProbationClock

    def ceremony_due(self, decided_on: dt.date) -> dt.date:
        """By when the ceremony is held after the admission decision."""
        return ceremony_by(decided_on, self.clock)

    def probation_ends(self, ceremony_on: dt.date) -> dt.date:
        """The first day as an official member."""
        return official_on(ceremony_on, self.clock)

    def recognition_due(self, ceremony_on: dt.date) -> dt.date:
        """By when the cell considers the recognition."""
        return recognition_by(ceremony_on, self.clock)


def clock_days(unit_id: int, *, on: dt.date) -> ClockDays:
    """For one cell on one day. At most one query."""
    return ClockDays(ProbationClock.under(rules_on(on, scope=f"unit:{unit_id}")))


def award_days(since: dt.date, *, count: int) -> list[dt.date]:
    """The next award days from ``since`` on."""
    terms = BadgeTerms.under(rules_on(since))
    found: list[dt.date] = []
    while len(found) < count:
        found.append(award_day_from(found[-1] + dt.timedelta(days=1) if found else since, terms))
    return found


def badges_of(unit_id: int, *, since: dt.date, until: dt.date, on: dt.date) -> list[BadgeLine]:
    """Who of the cell gets which badge on an award day in ``since`` <= day < ``until``; by day, then years."""
    terms = BadgeTerms.under(rules_on(on, scope=f"unit:{unit_id}"))
    members = [one for one in members_of(unit_id, on=on) if one.standing != Standing.TEMPORARY_HERE]
    early = early_badges(one.person_id for one in members)
    lines = [
        BadgeLine(member.person_id, member.full_name, member.admission_decision_on, badge)
        for member in members
        if member.admission_decision_on
        for badge in badges_between(
            member.admission_decision_on, since, until, terms, early.get(member.person_id, {})
        )
    ]
    return sorted(lines, key=lambda line: (line.badge.award_on, -line.badge.years, line.full_name))


def ending_leaves(unit_id: int, *, on: dt.date, until: dt.date) -> list[EndingLeave]:
    """Exemptions, absences and suspensions of the cell that end between the two days. One query."""
    return [leave for leave in _leaves_that_end(unit_id, on=on) if leave.until <= until]


@read_once
def _leaves_that_end(unit_id: int, *, on: dt.date) -> list[EndingLeave]:
    rows = Leave.objects.filter(until__gte=on, unit_id=unit_id, since__lte=on).select_related("person")
    return [
        EndingLeave(row.pk, row.person_id, row.person.full_name, LeaveKind(row.kind), row.until)
        for row in rows.order_by("until", "pk")
        if row.until
    ]
