"""The months of a unit: when it meets, what was planned, what falls on a day that may have to move."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from chibo.kernel.period import Month
from chibo.kernel.reading import in_one_reading, read_once
from chibo.platform.rulebook.queries import rules_on
from chibo.work.meetings.choices import MeetingKind, State
from chibo.work.meetings.models import Meeting, MeetingPattern
from chibo.work.meetings.models.meeting import MeetingQuerySet
from chibo.work.meetings.rules import recurrence
from chibo.work.meetings.rules.recurrence import DayWarning, HolidayCalendar, day_warnings, meeting_day

KNOWN_MONTHS = 24
"""So many of the newest months are read at once."""


def pattern_on(unit_id: int, day: dt.date) -> MeetingPattern | None:
    """The pattern that holds on the day."""
    return MeetingPattern.objects.filter(unit_id=unit_id, since__lte=day).order_by("-since").first()


def as_rule(pattern: MeetingPattern) -> recurrence.MeetingPattern:
    """The stored pattern as the rules know it."""
    if pattern.day is not None:
        return recurrence.MeetingPattern.monthly_on(pattern.day)
    return recurrence.MeetingPattern.weekday_on(pattern.weekday or 0, pattern.week or 1)


def expected_day(unit_id: int, month: Month) -> dt.date | None:
    """The day the unit's pattern gives for the month; None without a pattern."""
    pattern = pattern_on(unit_id, month.last)
    return meeting_day(as_rule(pattern), month) if pattern else None


@read_once
def monthly_meeting(unit_id: int, month: Month) -> Meeting | None:
    """The obligatory meeting of that month, cancelled ones left out."""
    known = monthly_meetings_since(unit_id, month)
    if known is None:
        return _monthly_of(unit_id).of_month(month).first()
    return next((meeting for meeting in known if meeting.period == month), None)


def previous_monthly(unit_id: int, month: Month) -> Meeting | None:
    """The last obligatory meeting of an earlier month."""
    known = monthly_meetings_since(unit_id, month)
    if known is None:
        return _monthly_of(unit_id).filter(month__lt=month.first).order_by("-month").first()
    return next((meeting for meeting in reversed(known) if meeting.period < month), None)


def next_monthly(unit_id: int, month: Month) -> Meeting | None:
    """The first obligatory meeting of a later month."""
    known = monthly_meetings_since(unit_id, month)
    if known is None:
        return _monthly_of(unit_id).filter(month__gt=month.first).order_by("month").first()
    return next((meeting for meeting in known if meeting.period > month), None)


def monthly_meetings_since(unit_id: int, month: Month) -> tuple[Meeting, ...] | None:
    """Where one reading asks for a month, the one before and the next: all from the one before on, in order, in one query.

    None where a single question is cheaper, or where the month lies too far back.
    """
    if not in_one_reading():
        return None
    known = _newest_monthly(unit_id)
    return known if len(known) < KNOWN_MONTHS or month > known[0].period else None


@read_once
def _newest_monthly(unit_id: int) -> tuple[Meeting, ...]:
    return tuple(reversed(_monthly_of(unit_id).order_by("-month", "-pk")[:KNOWN_MONTHS]))


def _monthly_of(unit_id: int) -> MeetingQuerySet:
    return Meeting.objects.monthly().filter(unit_id=unit_id).select_related("decision")


@read_once
def next_meeting_day(unit_id: int, month: Month) -> dt.date:
    """The day up to which the month's meeting looks ahead: the next one as planned, else as the pattern says."""
    following = next_monthly(unit_id, month)
    if following:
        return following.day
    return expected_day(unit_id, month + 1) or (month + 1).last


@dataclass(frozen=True)
class PlannedMonth:
    """One month of the year plan. ``day`` is the meeting's day, or the one the pattern would give."""

    month: Month
    meeting: Meeting | None
    day: dt.date | None
    warnings: tuple[DayWarning, ...]
    others: tuple[Meeting, ...]
    past: bool

    @property
    def moved(self) -> bool:
        """Whether the meeting is on another day than the pattern gives."""
        return bool(self.meeting and self.meeting.moved_reason)


def year_plan(
    unit_id: int, year: int, *, on: dt.date, with_committee: bool = True
) -> list[PlannedMonth]:
    """Twelve months with the day of each meeting and what speaks against that day. Three queries."""
    patterns = list(MeetingPattern.objects.filter(unit_id=unit_id).order_by("-since"))
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    found = Meeting.objects.filter(unit_id=unit_id, month__range=(first, last)).exclude(state=State.CANCELLED)
    if not with_committee:
        found = found.exclude(kind=MeetingKind.COMMITTEE)
    meetings = list(found.order_by("starts_at"))
    holidays = HolidayCalendar.under(rules_on(on, scope=f"unit:{unit_id}"))
    return [
        _planned_month(Month(year, number), patterns, meetings, holidays, on) for number in range(1, 13)
    ]


def _planned_month(
    month: Month,
    patterns: list[MeetingPattern],
    meetings: list[Meeting],
    holidays: HolidayCalendar,
    on: dt.date,
) -> PlannedMonth:
    here = [meeting for meeting in meetings if meeting.month == month.first]
    main = next((meeting for meeting in here if meeting.is_monthly), None)
    pattern = next((one for one in patterns if one.since <= month.last), None)
    day = main.day if main else meeting_day(as_rule(pattern), month) if pattern else None
    return PlannedMonth(
        month=month,
        meeting=main,
        day=day,
        warnings=day_warnings(day, holidays) if day else (),
        others=tuple(meeting for meeting in here if meeting is not main),
        past=month.last < on,
    )


def warnings_for(unit_id: int, day: dt.date) -> tuple[DayWarning, ...]:
    """What speaks against a day: weekend, holiday, Tết. A warning, never a refusal."""
    return day_warnings(day, HolidayCalendar.under(rules_on(day, scope=f"unit:{unit_id}")))


def moment_on(day: dt.date, time: dt.time) -> dt.datetime:
    """That day and hour at this office."""
    return timezone.make_aware(dt.datetime.combine(day, time))
