import datetime as dt
from fractions import Fraction

import pytest

from chibo.kernel.period import Month, Period
from chibo.kernel.wording import clock_in_words, day_in_words, day_numbers, grouped, percent


def test_months_add_across_years():
    assert Month(2026, 11) + 2 == Month(2027, 1)
    assert Month(2026, 1) - 1 == Month(2025, 12)


def test_a_day_that_the_month_lacks_is_its_last_day():
    assert Month(2027, 2).day(31) == dt.date(2027, 2, 28)


@pytest.mark.parametrize(("month", "quarter"), [(1, 1), (3, 1), (4, 2), (9, 3), (10, 4), (12, 4)])
def test_quarters(month, quarter):
    assert Month(2026, month).quarter == quarter


def test_the_last_day_of_a_period_is_the_day_before_its_end():
    period = Period(dt.date(2026, 1, 1), dt.date(2026, 2, 1))
    assert period.covers(dt.date(2026, 1, 31))
    assert not period.covers(dt.date(2026, 2, 1))
    assert Period(dt.date(2026, 1, 1)).covers(dt.date(2099, 1, 1))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (dt.date(2026, 5, 27), "ngày 27 tháng 5 năm 2026"),
        (dt.date(2026, 11, 5), "ngày 05 tháng 11 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_take_a_zero(day, words):
    assert day_in_words(day) == words


def test_days_on_screen():
    assert day_numbers(dt.date(2026, 3, 5)) == "05/03/2026"


def test_the_clock_of_papers():
    assert clock_in_words(dt.time(8, 5)) == "08 giờ 05"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(18, 19), "94,7 %"),
        (Fraction(1), "100 %"),
        (Fraction(1, 2), "50 %"),
        (Fraction(2, 3), "66,7 %"),
        (Fraction(0), "0 %"),
        (Fraction(1, 16), "6,3 %"),
    ],
)
def test_percentages_round_half_up_to_one_decimal(share, words):
    assert percent(share) == words


def test_numbers_are_grouped_by_points():
    assert grouped(1234567) == "1.234.567"
