"""Days as lists write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.platform.workbooks.rules.dates import SERIAL_DAY_ZERO, ReadDay, read_day
from chibo.platform.workbooks.rules.dates import DayProblem as P

TODAY = dt.date(2026, 11, 22)
D = dt.date(1971, 3, 5)
DAYS = [
    ("05/03/1971", D), ("5/3/1971", D), ("5-3-71", D), ("5.3.1971", D), ("05 03 1971", D), ("5 / 3 / 1971", D),
    ("05031971", D), ("1971-03-05", D), ("1971-03-05 00:00:00", D), ("ngày 05 tháng 3 năm 1971", D),
    ("5 tháng 3 năm 1971", D), ("'05/03/1971", D), ("05/03/1971.", D), ("05/03/1971 00:00", D), (25997.0, D), ("25997", D),
    (D, D), (dt.datetime(1971, 3, 5, 0, 0), D), (5031971.0, D), ("\u00a05/3/1971 ", D), ("5,3,1971", D),
    ("3/2/26", dt.date(2026, 2, 3)), ("3/2/27", dt.date(1927, 2, 3)), ("29/2/2024", dt.date(2024, 2, 29)),
]  # fmt: skip
YEARS = [("1971", 1971), (1971.0, 1971), ("năm 1971", 1971), (1971, 1971)]
NOTHING = ["", "-", "–", "x", "không", "...", "chưa"]
WRONG = [
    ("31/02/1990", P.NO_SUCH_DAY), ("29/2/2023", P.NO_SUCH_DAY), ("03/25/1990", P.MONTH_BEFORE_DAY),
    ("45/45/1990", P.NO_SUCH_DAY), ("5/3/1871", P.YEAR_OUT_OF_RANGE), ("5/3/2050", P.YEAR_OUT_OF_RANGE),
    ("đầu năm", P.NOT_A_DATE), ("12", P.NOT_A_DATE), (12.5, P.NOT_A_DATE), (True, P.NOT_A_DATE),
    ("3/1971", P.MONTH_ALONE), ("tháng 3 năm 1971", P.MONTH_ALONE), ("13/1971", P.NO_SUCH_DAY),
]  # fmt: skip


@pytest.mark.parametrize(("value", "day"), DAYS, ids=str)
def test_a_day_is_read_however_it_is_written(value, day):
    assert read_day(value, today=TODAY) == ReadDay(day=day, year=day.year)


@pytest.mark.parametrize(("value", "year"), YEARS, ids=str)
def test_a_year_alone_is_a_year(value, year):
    assert read_day(value, today=TODAY) == ReadDay(year=year)


@pytest.mark.parametrize("value", NOTHING)
def test_signs_for_nothing_are_nothing(value):
    assert read_day(value, today=TODAY) == ReadDay()


@pytest.mark.parametrize(("value", "problem"), WRONG, ids=str)
def test_what_is_no_day_says_why(value, problem):
    assert read_day(value, today=TODAY).problem == problem


@pytest.mark.parametrize(("text", "year"), [("1/1/10", 2010), ("1/1/11", 1911), ("1/1/71", 1971)])
def test_two_digits_of_a_birth_year_make_nobody_younger_than_a_member_can_be(text, year):
    assert read_day(text, today=TODAY, youngest=16).year == year


@given(day=st.dates(dt.date(1927, 1, 1), TODAY), separator=st.sampled_from("/-. "), short=st.booleans())
def test_every_day_survives_every_way_of_writing(day, separator, short):
    year = f"{day.year % 100:02d}" if short else f"{day.year}"
    text = separator.join((str(day.day), str(day.month), year))

    assert read_day(text, today=TODAY).day == day


@given(day=st.dates(dt.date(1911, 1, 1), TODAY))
def test_every_serial_is_its_day(day):
    assert read_day(float((day - SERIAL_DAY_ZERO).days), today=TODAY).day == day


@given(text=st.text(max_size=30))
def test_no_text_breaks_the_reader(text):
    read = read_day(text, today=TODAY)

    assert read.day is None or 1900 <= read.day.year <= 2027
    assert not (read.day and read.problem)


@given(number=st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_no_number_breaks_the_reader(number):
    assert read_day(number, today=TODAY) is not None
