"""What the two clocks of a member say on a day, under the rules of that day."""

import datetime as dt
from dataclasses import dataclass

from chibo.organization.membership.choices import Standing
from chibo.organization.membership.queries.early_badges import early_badges_of
from chibo.organization.membership.queries.history import Dates, party_dates
from chibo.organization.membership.queries.members import Member, members_of
from chibo.organization.membership.rules.badges import Badge, BadgeTerms, next_badge
from chibo.organization.membership.rules.clocks import (
    PartyAge,
    ProbationClock,
    official_on,
    party_age,
    recognition_papers_from,
)
from chibo.platform.rulebook.queries import rules_on


@dataclass(frozen=True)
class ProbationState:
    """Where a probationary member stands between the ceremony and the end of the probation."""

    person_id: int
    full_name: str
    ceremony_on: dt.date
    papers_from: dt.date
    official_on: dt.date
    months: int
    months_done: int
    helper_id: int | None

    @property
    def over(self) -> bool:
        """Whether all months are complete."""
        return self.months_done >= self.months


@dataclass(frozen=True)
class Clocks:
    """The two clocks and the next badge; what is not known is ``None``."""

    dates: Dates
    age: PartyAge | None
    charter_official_on: dt.date | None
    badge: Badge | None


def clocks_of(person_id: int, *, on: dt.date, unit_id: int | None = None) -> Clocks:
    """What the clocks of one member say on the day."""
    numbers = rules_on(on, scope=f"unit:{unit_id}" if unit_id else "")
    dates = party_dates(person_id)
    decided = dates.admission_decision_on
    clock = ProbationClock.under(numbers)
    early = {line.years: line.award_on for line in early_badges_of(person_id)} if decided else {}
    return Clocks(
        dates=dates,
        age=party_age(decided, on) if decided and decided <= on else None,
        charter_official_on=official_on(dates.ceremony_on, clock) if dates.ceremony_on else None,
        badge=next_badge(decided, on, BadgeTerms.under(numbers), early) if decided else None,
    )


def party_ages(members: list[Member], *, on: dt.date) -> dict[int, PartyAge]:
    """Party age of every member whose decision is known. No query."""
    return {
        member.person_id: party_age(member.admission_decision_on, on)
        for member in members
        if member.admission_decision_on and member.admission_decision_on <= on
    }


def probations(unit_id: int, *, on: dt.date) -> list[ProbationState]:
    """Probationary members of the cell with a known ceremony, the first to become official first."""
    clock = ProbationClock.under(rules_on(on, scope=f"unit:{unit_id}"))
    found = [
        _state(member, member.ceremony_on, clock, on)
        for member in members_of(unit_id, on=on)
        if member.standing == Standing.PROBATIONARY and member.ceremony_on
    ]
    return sorted(found, key=lambda state: state.official_on)


def _state(member: Member, ceremony: dt.date, clock: ProbationClock, on: dt.date) -> ProbationState:
    done = party_age(ceremony, on)
    return ProbationState(
        person_id=member.person_id,
        full_name=member.full_name,
        ceremony_on=ceremony,
        papers_from=recognition_papers_from(ceremony, clock),
        official_on=official_on(ceremony, clock),
        months=clock.months,
        months_done=min(done.years * 12 + done.months, clock.months),
        helper_id=member.helper_id,
    )
