"""Dates of a member that cannot all be right."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chibo.kernel.days import months_later
from chibo.kernel.rulebook import rule
from chibo.organization.membership.rules.clocks import ProbationClock, ceremony_by, official_on


class Doubt(StrEnum):
    """What looks wrong. Those in :data:`ERRORS` cannot be stored, the others are shown and kept."""

    CEREMONY_BEFORE_DECISION = "ceremony_before_decision"
    OFFICIAL_BEFORE_CEREMONY = "official_before_ceremony"
    OFFICIAL_BEFORE_DECISION = "official_before_decision"
    IN_THE_FUTURE = "in_the_future"
    BORN_AFTER_ADMISSION = "born_after_admission"
    OFFICIAL_BEFORE_PROBATION_ENDS = "official_before_probation_ends"
    OFFICIAL_AFTER_PROBATION_ENDS = "official_after_probation_ends"
    CEREMONY_LATE = "ceremony_late"
    TOO_YOUNG = "too_young"
    PROBATION_OVERDUE = "probation_overdue"


ERRORS = frozenset(
    {
        Doubt.CEREMONY_BEFORE_DECISION,
        Doubt.OFFICIAL_BEFORE_CEREMONY,
        Doubt.OFFICIAL_BEFORE_DECISION,
        Doubt.IN_THE_FUTURE,
        Doubt.BORN_AFTER_ADMISSION,
    }
)


@dataclass(frozen=True)
class MemberDates:
    """The dates of one member, as far as they are known."""

    born_on: dt.date | None = None
    decided_on: dt.date | None = None
    ceremony_on: dt.date | None = None
    official_on: dt.date | None = None


@rule("MEMB-08", source="Điều lệ Đảng, điều 1, 5; 208-QĐ/TW (26/7/2026)")
def date_doubts(
    dates: MemberDates, today: dt.date, clock: ProbationClock, admission_age: int = 18
) -> tuple[Doubt, ...]:
    """Decision, ceremony and official day follow each other, the last twelve months after the ceremony.

    Official earlier or later than ceremony + 12 months is a warning, not an error: old registers carry the
    day of a late decision, and the Charter's day is shown beside it. Years alone are compared as 1 January by
    whoever reads them in; ask with None instead where only the year is known.
    """
    return (*_order(dates, today), *_clocks(dates, today, clock), *_age(dates, admission_age))


def _order(dates: MemberDates, today: dt.date) -> list[Doubt]:
    pairs = (
        (dates.ceremony_on, dates.decided_on, Doubt.CEREMONY_BEFORE_DECISION),
        (dates.official_on, dates.ceremony_on, Doubt.OFFICIAL_BEFORE_CEREMONY),
        (dates.official_on, dates.decided_on, Doubt.OFFICIAL_BEFORE_DECISION),
        (dates.decided_on or dates.ceremony_on, dates.born_on, Doubt.BORN_AFTER_ADMISSION),
    )
    found = [doubt for later, earlier, doubt in pairs if later and earlier and later < earlier]
    known = (dates.born_on, dates.decided_on, dates.ceremony_on, dates.official_on)
    if any(day and day > today for day in known):
        found.append(Doubt.IN_THE_FUTURE)
    return found


def _clocks(dates: MemberDates, today: dt.date, clock: ProbationClock) -> list[Doubt]:
    if not dates.ceremony_on:
        return []
    found = []
    charter_day = official_on(dates.ceremony_on, clock)
    if dates.official_on and dates.ceremony_on <= dates.official_on < charter_day:
        found.append(Doubt.OFFICIAL_BEFORE_PROBATION_ENDS)
    if dates.official_on and dates.official_on > charter_day:
        found.append(Doubt.OFFICIAL_AFTER_PROBATION_ENDS)
    if not dates.official_on and charter_day < today:
        found.append(Doubt.PROBATION_OVERDUE)
    if dates.decided_on and dates.ceremony_on > ceremony_by(dates.decided_on, clock):
        found.append(Doubt.CEREMONY_LATE)
    return found


def _age(dates: MemberDates, admission_age: int) -> list[Doubt]:
    admitted = dates.decided_on or dates.ceremony_on
    if not admitted or not dates.born_on or dates.born_on > admitted:
        return []
    return [Doubt.TOO_YOUNG] if admitted < months_later(dates.born_on, 12 * admission_age) else []
