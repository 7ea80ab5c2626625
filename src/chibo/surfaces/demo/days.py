"""The days of the story: which months are played, when the cell meets, what a relative day is."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from chibo.kernel.period import Month
from chibo.platform.rulebook.queries import Rules
from chibo.surfaces.demo.cast import DayInStory, Moving

MEETING_DAY = 5
MONTHS_PLAYED = 12
EARLIEST = dt.date(2026, 10, 6)
"""From it on, all twelve meetings fall under HD 42-HD/BTCTW (28/10/2025), whose sheet they are scored by."""


@dataclass(frozen=True)
class MeetingDay:
    """The day of a monthly meeting, and why it is not the fifth."""

    day: dt.date
    usual: dt.date
    why_moved: str = ""


def meeting_day(month: Month, rules: Rules) -> MeetingDay:
    """The fifth, or the first day after it that is neither a Sunday nor a holiday."""
    usual = month.day(MEETING_DAY)
    day, why = usual, ""
    while reason := _closed(day, rules):
        why, day = why or reason, day + dt.timedelta(days=1)
    return MeetingDay(day, usual, why)


def _closed(day: dt.date, rules: Rules) -> str:
    if f"{day:%m-%d}" in rules.table("calendar.holidays_fixed"):
        return "Ngày 05 trùng ngày nghỉ lễ"
    before, after = rules.integer("calendar.tet_days_before"), rules.integer("calendar.tet_days_after")
    for first in map(dt.date.fromisoformat, rules.table("calendar.tet_first_days")):
        if -before <= (day - first).days <= after:
            return "Ngày 05 rơi vào dịp nghỉ Tết Nguyên đán"
    return "Ngày 05 là Chủ nhật" if day.weekday() == 6 else ""


def months_before(on: dt.date, rules: Rules) -> list[Month]:
    """The twelve months whose meeting lies before ``on``, oldest first."""
    last = Month.of(on)
    if meeting_day(last, rules).day >= on:
        last -= 1
    return [last - back for back in reversed(range(MONTHS_PLAYED))]


def day_of(when: DayInStory, on: dt.date) -> dt.date:
    """A day of the story, seen from the play day."""
    if isinstance(when, Moving):
        return (Month.of(on) + when.months).day(when.day)
    return when


def day_in(month: Month, text: str, *, not_before: dt.date) -> dt.date:
    """ "20" of the month, "+5" of the next one; never before ``not_before``."""
    ahead = len(text) - len(text.lstrip("+"))
    return max((month + ahead).day(int(text.lstrip("+"))), not_before)


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    """A moment of that day, in the office's time."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, minute)))
