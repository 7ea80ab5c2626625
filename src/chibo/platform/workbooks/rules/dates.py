"""Days as they stand in the lists of offices."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from chibo.kernel.text import clean, fold
from chibo.platform.workbooks.rules.sheets import Value

EARLIEST_YEAR = 1900
SERIAL_DAY_ZERO = dt.date(1899, 12, 30)
"""Day 0 of the 1900 system for serials from 61 on; Excel believes in a 29 February 1900."""
SERIALS = range(3654, 73051)
"""1910 to 2099: a bare number in this range is a serial, unless it is a year."""

_NUMBERS = re.compile(r"^(\d{1,2})\s*[/.\-,\s]\s*(\d{1,2})\s*[/.\-,\s]\s*(\d{4}|\d{2})\.?$")
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$")
_WITH_TIME = re.compile(r"^(.*\d{4})\s+\d{1,2}:\d{2}(:\d{2})?$")
_DIGITS = re.compile(r"^(\d{2})(\d{2})(\d{4})$")
_MONTH = re.compile(r"^(?:thang )?(\d{1,2}) (?:nam )?(\d{4})$")
_YEAR = re.compile(r"^(?:nam\s*)?(\d{4})$")
_WORDS = re.compile(r"^(?:ngay\s*)?(\d{1,2})\s*thang\s*(\d{1,2})\s*(?:nam\s*)?(\d{4}|\d{2})$")
_NOTHING = {"", "-", "--", "–", "—", ".", "…", "...", "x", "k", "không", "chưa", "0", "/", "//"}


class DayProblem(StrEnum):
    """Why no day can be told from a cell."""

    NOT_A_DATE = "not_a_date"
    NO_SUCH_DAY = "no_such_day"
    MONTH_BEFORE_DAY = "month_before_day"
    YEAR_OUT_OF_RANGE = "year_out_of_range"
    MONTH_ALONE = "month_alone"


@dataclass(frozen=True)
class ReadDay:
    """What a cell says: a day, or a month or year alone, or what is wrong with it."""

    day: dt.date | None = None
    year: int | None = None
    problem: DayProblem | None = None


NOTHING = ReadDay()


def read_day(value: Value, *, today: dt.date, youngest: int = 0) -> ReadDay:
    """The day in a cell.

    Two digits of a year: this century when that is at least ``youngest`` years ago, else the last one. On
    22/11/2026 "71" is 1971, "26" is 2026; of a birth (youngest 16) "11" is 1911 and "10" is 2010.
    """
    if isinstance(value, dt.datetime):
        return _checked(value.date(), today)
    if isinstance(value, dt.date):
        return _checked(value, today)
    if isinstance(value, bool | dt.time | dt.timedelta):
        return ReadDay(problem=DayProblem.NOT_A_DATE)
    if isinstance(value, int | float):
        return _from_number(float(value), today)
    return _from_text(clean(value).strip("'\"` "), today, youngest)


def _from_number(number: float, today: dt.date) -> ReadDay:
    whole = int(number)
    if number == whole and EARLIEST_YEAR <= whole <= today.year + 1:
        return ReadDay(year=whole)
    if whole in SERIALS:
        return _checked(SERIAL_DAY_ZERO + dt.timedelta(days=whole), today)
    digits = _DIGITS.match(f"{whole:08d}") if number == whole and whole > 0 else None
    if digits and len(str(whole)) in (7, 8):
        day, month, year = (int(part) for part in digits.groups())
        return _made(day, month, year, today)
    return ReadDay(problem=DayProblem.NOT_A_DATE)


def _from_text(text: str, today: dt.date, youngest: int) -> ReadDay:
    if text.lower() in _NOTHING:
        return NOTHING
    if with_time := _WITH_TIME.match(text):
        text = with_time.group(1)
    if iso := _ISO.match(text):
        year, month, day = (int(part) for part in iso.groups())
        return _made(day, month, year, today)
    numbers = _NUMBERS.match(text) or _WORDS.match(fold(text)) or _DIGITS.match(text)
    if numbers:
        first, second, third = (str(part) for part in numbers.groups())
        return _made(int(first), int(second), _year(third, today, youngest), today)
    return _from_less(text, today)


def _from_less(text: str, today: dt.date) -> ReadDay:
    """A year or a month alone, or a serial typed as text."""
    words = fold(text)
    if year_alone := _YEAR.match(words):
        return _from_year(int(year_alone.group(1)), today)
    if month_alone := _MONTH.match(words):
        month, year = (int(part) for part in month_alone.groups())
        return _from_year(year, today, DayProblem.MONTH_ALONE if 1 <= month <= 12 else DayProblem.NO_SUCH_DAY)
    if text.isdecimal() and int(text) in SERIALS:
        return _checked(SERIAL_DAY_ZERO + dt.timedelta(days=int(text)), today)
    return ReadDay(problem=DayProblem.NOT_A_DATE)


def _from_year(year: int, today: dt.date, problem: DayProblem | None = None) -> ReadDay:
    if not EARLIEST_YEAR <= year <= today.year + 1:
        return ReadDay(problem=DayProblem.YEAR_OUT_OF_RANGE)
    return ReadDay(year=None if problem == DayProblem.NO_SUCH_DAY else year, problem=problem)


def _year(text: str, today: dt.date, youngest: int) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (2000 if 2000 + int(text) <= today.year - youngest else 1900)


def _made(day: int, month: int, year: int, today: dt.date) -> ReadDay:
    if not EARLIEST_YEAR <= year <= today.year + 1:
        return ReadDay(problem=DayProblem.YEAR_OUT_OF_RANGE)
    if month > 12 >= day:
        return ReadDay(problem=DayProblem.MONTH_BEFORE_DAY)
    try:
        return ReadDay(day=dt.date(year, month, day), year=year)
    except ValueError:
        return ReadDay(problem=DayProblem.NO_SUCH_DAY)


def _checked(day: dt.date, today: dt.date) -> ReadDay:
    if not EARLIEST_YEAR <= day.year <= today.year + 1:
        return ReadDay(problem=DayProblem.YEAR_OUT_OF_RANGE)
    return ReadDay(day=day, year=day.year)
