"""Counting days: months later, working days later. Plain arithmetic; which days are off is told by the packs."""

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from chibo.kernel.rulebook import Numbers


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day of a later (or earlier) month, or its last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def months_between(earlier: dt.date, later: dt.date) -> int:
    """Complete months from one day to another; negative when ``later`` is before."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - 1 if months_later(earlier, months) > later else months


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked. Saturdays and Sundays are off, except those worked in exchange.

    ``off`` and ``worked`` are the days that the State announced for the years of ``known``; in any other year
    only the holidays on ``fixed`` days (month, day) are off.
    """

    off: frozenset[dt.date] = frozenset()
    worked: frozenset[dt.date] = frozenset()
    known: frozenset[int] = frozenset()
    fixed: frozenset[tuple[int, int]] = field(default=frozenset())

    @classmethod
    def under(cls, numbers: Numbers) -> Self:
        """The days of the packs in force."""
        years: list[Mapping[str, list[str]]] = numbers.table("calendar.days_off")
        return cls(
            off=frozenset(dt.date.fromisoformat(day) for row in years for day in row["free"]),
            worked=frozenset(dt.date.fromisoformat(day) for row in years for day in row["worked"]),
            known=frozenset(int(str(row["year"])) for row in years),
            fixed=frozenset((int(day[:2]), int(day[3:])) for day in numbers.table("calendar.holidays_fixed")),
        )

    def is_worked(self, day: dt.date) -> bool:
        """Whether the office works on the day."""
        if day in self.worked:
            return True
        if day.weekday() >= 5 or day in self.off:
            return False
        return day.year in self.known or (day.month, day.day) not in self.fixed


def workdays_later(day: dt.date, workdays: int, work: WorkCalendar) -> dt.date:
    """So many working days later; the day itself does not count."""
    left = workdays
    while left > 0:
        day += dt.timedelta(days=1)
        left -= work.is_worked(day)
    return day
