"""The clocks around a meeting: committee and documents before it, report after it, one theme per quarter."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from chibo.kernel.rulebook import Numbers, rule


@dataclass(frozen=True)
class MeetingClocks:
    """Days before (documents, reminder of the committee meeting) and after (report) the meeting."""

    committee_reminder_days: int
    documents_days: int
    report_days: int
    report_in_working_days: bool
    thematic_per_quarter: int

    @classmethod
    def under(cls, numbers: Numbers) -> Self:
        """The numbers of the packs in force."""
        return cls(
            committee_reminder_days=numbers.integer("reminder.committee_days_before"),
            documents_days=numbers.integer("meeting.documents_days_before"),
            report_days=numbers.integer("meeting.report_days_after"),
            report_in_working_days=numbers.flag("meeting.report_in_working_days"),
            thematic_per_quarter=numbers.integer("meeting.thematic_per_quarter"),
        )


def documents_due(meeting_on: dt.date, clocks: MeetingClocks) -> dt.date:
    """The last day on which documents are in time."""
    return meeting_on - dt.timedelta(days=clocks.documents_days)


def report_due(meeting_on: dt.date, clocks: MeetingClocks) -> dt.date:
    """The last day on which the report and the finished papers are in time."""
    if not clocks.report_in_working_days:
        return meeting_on + dt.timedelta(days=clocks.report_days)
    day, left = meeting_on, clocks.report_days
    while left:
        day += dt.timedelta(days=1)
        left -= day.weekday() < 5
    return day


@rule("MEET-11", source="HD 42-HD/BTCTW (28/10/2025)")
def documents_in_time(sent_on: dt.date | None, meeting_on: dt.date, clocks: MeetingClocks) -> bool:
    """Members have the documents at least one day before the meeting.

    Counted by calendar days: sent on the evening before is in time, sent on the morning of the day is not.
    """
    return sent_on is not None and sent_on <= documents_due(meeting_on, clocks)


@rule("MEET-12", source="HD 42-HD/BTCTW (28/10/2025)")
def report_in_time(reported_on: dt.date | None, meeting_on: dt.date, clocks: MeetingClocks) -> bool:
    """Within two days of the meeting the finished papers are on the app and the superior has the report.

    The day of the meeting does not count. Disputed: calendar days (default) or working days; working days
    skip Saturdays and Sundays, not public holidays.
    """
    return reported_on is not None and reported_on <= report_due(meeting_on, clocks)


@rule("MEET-13", source="HD 42-HD/BTCTW (28/10/2025)")
def thematic_missing(held: int, clocks: MeetingClocks) -> int:
    """At least one thematic meeting is held in every quarter of the calendar year; how many are missing."""
    return max(0, clocks.thematic_per_quarter - held)


class Alert(StrEnum):
    """What the secretary is reminded of."""

    COMMITTEE_NOT_MET = "committee_not_met"
    DOCUMENTS_NOT_SENT = "documents_not_sent"
    REPORT_NOT_SENT = "report_not_sent"
    THEMATIC_NOT_PLANNED = "thematic_not_planned"
    THEMATIC_NOT_HELD = "thematic_not_held"


@dataclass(frozen=True)
class MeetingFacts:
    """What happened around a meeting so far; None or False: not yet."""

    meeting_on: dt.date
    committee_needed: bool = True
    committee_met_on: dt.date | None = None
    documents_sent_on: dt.date | None = None
    held: bool = False
    report_needed: bool = True
    reported_on: dt.date | None = None


@dataclass(frozen=True)
class QuarterFacts:
    """Thematic meetings of one quarter."""

    planned: int
    """Planned and not held yet."""
    held: int


@rule("MEET-14", source="Quy ước làm việc: nhắc việc trước và sau kỳ sinh hoạt")
def meeting_alerts(today: dt.date, facts: MeetingFacts, clocks: MeetingClocks) -> tuple[Alert, ...]:
    """Seven days before: the committee has not met; one day before: documents are not out; two days after: no
    report.

    An alert starts on its day and stays until the thing is done or the meeting makes it pointless.
    """
    found = []
    before = not facts.held and today <= facts.meeting_on
    remind_on = facts.meeting_on - dt.timedelta(days=clocks.committee_reminder_days)
    if before and facts.committee_needed and not facts.committee_met_on and today >= remind_on:
        found.append(Alert.COMMITTEE_NOT_MET)
    if before and not facts.documents_sent_on and today >= documents_due(facts.meeting_on, clocks):
        found.append(Alert.DOCUMENTS_NOT_SENT)
    waiting = facts.held and facts.report_needed and not facts.reported_on
    if waiting and today >= report_due(facts.meeting_on, clocks):
        found.append(Alert.REPORT_NOT_SENT)
    return tuple(found)


@rule("MEET-15", source="HD 42-HD/BTCTW (28/10/2025); quy ước làm việc")
def thematic_alert(today: dt.date, quarter: QuarterFacts, clocks: MeetingClocks) -> Alert | None:
    """From the second month of a quarter a thematic meeting is planned; in its last month it is held.

    Planned but not held is mentioned from the first day of the third month, not planned from the second.
    """
    missing = thematic_missing(quarter.held, clocks)
    month_of_quarter = (today.month - 1) % 3 + 1
    if not missing or month_of_quarter == 1:
        return None
    if quarter.planned < missing:
        return Alert.THEMATIC_NOT_PLANNED
    return Alert.THEMATIC_NOT_HELD if month_of_quarter == 3 else None
