"""Spans of days. ``since`` is the first day, ``until`` the first day that no longer belongs to it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month, the unit in which a cell lives."""

    year: int
    month: int

    @classmethod
    def of(cls, day: dt.date) -> "Month":
        """The month that contains ``day``."""
        return cls(day.year, day.month)

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.month, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return (self + 1).first - dt.timedelta(days=1)

    @property
    def quarter(self) -> int:
        """1 to 4."""
        return (self.month + 2) // 3

    def __add__(self, months: int) -> "Month":
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    def __sub__(self, months: int) -> "Month":
        return self + -months

    def day(self, number: int) -> dt.date:
        """The day with that number, or the last day of a shorter month."""
        return dt.date(self.year, self.month, min(number, self.last.day))


@dataclass(frozen=True)
class Period:
    """``since`` <= day < ``until``; an open end is ``None``."""

    since: dt.date
    until: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        """Whether ``day`` lies in the span."""
        return self.since <= day and (self.until is None or day < self.until)
