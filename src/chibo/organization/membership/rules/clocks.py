"""The two clocks of a member: Party age from the decision, probation from the ceremony."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Self

from chibo.kernel.days import WorkCalendar, months_later, workdays_later
from chibo.kernel.rulebook import Numbers, rule


@dataclass(frozen=True)
class ProbationClock:
    """Months of probation, and in which month of it the papers are started."""

    months: int
    papers_from_month: int
    ceremony_within_workdays: int
    recognition_within_workdays: int
    work: WorkCalendar = field(default_factory=WorkCalendar)

    @classmethod
    def under(cls, numbers: Numbers) -> Self:
        """The numbers of the packs in force."""
        return cls(
            months=numbers.integer("membership.probation_months"),
            papers_from_month=numbers.integer("membership.probation_papers_from_month"),
            ceremony_within_workdays=numbers.integer("membership.ceremony_within_workdays"),
            recognition_within_workdays=numbers.integer("membership.recognition_within_workdays"),
            work=WorkCalendar.under(numbers),
        )


@dataclass(frozen=True)
class PartyAge:
    """Completed years and months."""

    years: int
    months: int


@rule("MEMB-01", source="Điều lệ Đảng, điều 5; 208-QĐ/TW (26/7/2026)")
def party_age(decided_on: dt.date, today: dt.date) -> PartyAge:
    """Party age counts from the day on the admission decision, not from the ceremony.

    A year is completed on the same day of the year; who was decided on 29 February completes it on 28
    February of a common year. Before the decision the age is nothing. Time outside the Party is not
    subtracted here: such members have a new decision, or the interruption is kept in the member's file.
    """
    months = (today.year - decided_on.year) * 12 + today.month - decided_on.month
    if months_later(decided_on, months) > today:
        months -= 1
    return PartyAge(*divmod(max(0, months), 12))


@rule("MEMB-02", source="Điều lệ Đảng, điều 5; 208-QĐ/TW (26/7/2026)")
def official_on(ceremony_on: dt.date, clock: ProbationClock) -> dt.date:
    """Probation lasts twelve months from the ceremony; the member is official from the same day of the year
    after.

    Late processing by the cell or the committee does not move this day. A ceremony on 29 February ends on 28
    February. Twelve months are months, not 365 days.
    """
    return months_later(ceremony_on, clock.months)


@rule("MEMB-03", source="208-QĐ/TW (26/7/2026); HD 38-HD/BTCTW (2025)")
def recognition_may_be_voted(ceremony_on: dt.date, on: dt.date, clock: ProbationClock) -> bool:
    """The cell's resolution on recognising a member as official is dated after the twelve months are
    complete.

    Disputed: on the very day on which they are complete the resolution is accepted here.
    """
    return on >= official_on(ceremony_on, clock)


@rule("MEMB-04", source="HD 38-HD/BTCTW (2025), mẫu 10-KNĐ đến 12-KNĐ; quy ước làm việc")
def recognition_papers_from(ceremony_on: dt.date, clock: ProbationClock) -> dt.date:
    """In the eleventh month the self-review, the helper's comment and the opinions are started.

    The eleventh month begins when ten are complete.
    """
    return months_later(ceremony_on, clock.papers_from_month - 1)


@rule("MEMB-05", source="208-QĐ/TW (26/7/2026)")
def ceremony_by(decided_on: dt.date, clock: ProbationClock) -> dt.date:
    """The cell holds the admission ceremony within 30 working days of the decision.

    Saturdays, Sundays and the days off that the State announced do not count, a Saturday worked in exchange
    does. The day of the decision itself does not count.
    """
    return workdays_later(decided_on, clock.ceremony_within_workdays, clock.work)


@rule("MEMB-12", source="Hướng dẫn công tác đảng viên của Ban Tổ chức Trung ương; to be confirmed")
def recognition_by(ceremony_on: dt.date, clock: ProbationClock) -> dt.date:
    """The cell considers the recognition within 30 working days after the twelve months are complete.

    A late resolution does not move the official day.
    """
    return workdays_later(official_on(ceremony_on, clock), clock.recognition_within_workdays, clock.work)
