"""On which day of the month the cell meets."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from chibo.kernel.period import Month
from chibo.kernel.rulebook import Numbers, rule
from chibo.kernel.wording import WEEKDAYS

LAST = -1
"""The ordinal of "tuần cuối"."""

_ORDINALS = {1: "tuần đầu", 2: "tuần thứ hai", 3: "tuần thứ ba", 4: "tuần thứ tư", LAST: "tuần cuối"}


class PatternKind(StrEnum):
    """Two ways in which cells fix their day."""

    DAY_OF_MONTH = "day_of_month"
    WEEKDAY_OF_MONTH = "weekday_of_month"


@dataclass(frozen=True)
class MeetingPattern:
    """"ngày 5 hằng tháng" or "thứ Sáu tuần đầu". ``weekday`` is 0 for Monday; ``ordinal`` 1 to 4 or LAST."""

    kind: PatternKind
    day: int = 1
    weekday: int = 0
    ordinal: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.day <= 31:
            raise ValueError("a day of the month is 1 to 31")
        if not 0 <= self.weekday <= 6 or self.ordinal not in _ORDINALS:
            raise ValueError("a weekday is 0 to 6, its week 1 to 4 or the last")

    @classmethod
    def monthly_on(cls, day: int) -> Self:
        """"ngày 5 hằng tháng"."""
        return cls(PatternKind.DAY_OF_MONTH, day=day)

    @classmethod
    def weekday_on(cls, weekday: int, ordinal: int) -> Self:
        """"thứ Sáu tuần đầu"."""
        return cls(PatternKind.WEEKDAY_OF_MONTH, weekday=weekday, ordinal=ordinal)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From what :meth:`to_data` gave."""
        return cls(**{**data, "kind": PatternKind(data["kind"])})

    def to_data(self) -> dict[str, Any]:
        """For a JSON column."""
        return {"kind": self.kind.value, "day": self.day, "weekday": self.weekday, "ordinal": self.ordinal}

    @property
    def in_words(self) -> str:
        """As the cell says it, in Vietnamese."""
        if self.kind is PatternKind.DAY_OF_MONTH:
            return f"ngày {self.day} hằng tháng"
        return f"{WEEKDAYS[self.weekday]} {_ORDINALS[self.ordinal]} hằng tháng"


@rule("MEET-16", source="Quy ước của chi bộ về ngày sinh hoạt")
def meeting_day(pattern: MeetingPattern, month: Month) -> dt.date:
    """The cell meets on its fixed day of every month.

    A day that a shorter month does not have becomes its last day. "Thứ Sáu tuần đầu" is the first Friday of
    the month, also where the month starts on a Saturday and its first calendar week has no Friday (the other
    reading would fall into the month before). Weekends and holidays move nothing: they are a warning.
    """
    if pattern.kind is PatternKind.DAY_OF_MONTH:
        return month.day(pattern.day)
    if pattern.ordinal == LAST:
        back = (month.last.weekday() - pattern.weekday) % 7
        return month.last - dt.timedelta(days=back)
    ahead = (pattern.weekday - month.first.weekday()) % 7
    return month.first + dt.timedelta(days=ahead + 7 * (pattern.ordinal - 1))


class DayWarning(StrEnum):
    """Why a meeting day may have to move; nothing moves by itself."""

    SATURDAY = "saturday"
    SUNDAY = "sunday"
    HOLIDAY = "holiday"
    TET = "tet"


@dataclass(frozen=True)
class HolidayCalendar:
    """Public holidays by month and day, Tết by its first day in each known year."""

    fixed: frozenset[tuple[int, int]]
    single: frozenset[dt.date]
    tet: frozenset[dt.date]
    tet_days_before: int
    tet_days_after: int

    @classmethod
    def under(cls, numbers: Numbers) -> Self:
        """The days of the packs in force."""
        return cls(
            fixed=frozenset((int(d[:2]), int(d[3:])) for d in numbers.table("calendar.holidays_fixed")),
            single=_days(numbers.table("calendar.holidays_single")),
            tet=_days(numbers.table("calendar.tet_first_days")),
            tet_days_before=numbers.integer("calendar.tet_days_before"),
            tet_days_after=numbers.integer("calendar.tet_days_after"),
        )


def _days(texts: Collection[str]) -> frozenset[dt.date]:
    return frozenset(dt.date.fromisoformat(text) for text in texts)


@rule("MEET-17", source="Bộ luật Lao động 2019, điều 112; quy ước của chi bộ")
def day_warnings(day: dt.date, calendar: HolidayCalendar) -> tuple[DayWarning, ...]:
    """A meeting on a weekend, a public holiday or in the days of Tết is a warning, never a refusal.

    The state announces the exact Tết holiday each year; the days around the first day of Tết are an estimate.
    """
    found = []
    if day.weekday() >= 5:
        found.append(DayWarning.SATURDAY if day.weekday() == 5 else DayWarning.SUNDAY)
    if (day.month, day.day) in calendar.fixed or day in calendar.single:
        found.append(DayWarning.HOLIDAY)
    span = range(-calendar.tet_days_before, calendar.tet_days_after + 1)
    if any((day - first).days in span for first in calendar.tet):
        found.append(DayWarning.TET)
    return tuple(found)
