import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.days import WorkCalendar, months_later, workdays_later
from chibo.organization.membership.rules.clocks import (
    PartyAge,
    ProbationClock,
    ceremony_by,
    official_on,
    party_age,
    recognition_by,
    recognition_may_be_voted,
    recognition_papers_from,
)

CLOCK = ProbationClock(months=12, papers_from_month=11, ceremony_within_workdays=30, recognition_within_workdays=30)
day = dt.date.fromisoformat


@pytest.mark.parametrize(
    ("ceremony", "official"),
    [
        pytest.param("2025-03-05", "2026-03-05", id="the same day of the next year"),
        pytest.param("2024-02-29", "2025-02-28", id="from a leap day"),
        pytest.param("2023-02-28", "2024-02-28", id="into a leap year: not the 29th"),
        pytest.param("2024-03-01", "2025-03-01", id="366 days are still twelve months"),
        pytest.param("2025-12-31", "2026-12-31", id="the end of the year"),
    ],
)
def test_official_on(ceremony, official):
    assert official_on(day(ceremony), CLOCK) == day(official)


@pytest.mark.parametrize(
    ("decided", "today", "age"),
    [
        pytest.param("1996-02-03", "2026-02-03", PartyAge(30, 0), id="thirty years on the day"),
        pytest.param("1996-02-03", "2026-02-02", PartyAge(29, 11), id="a day before"),
        pytest.param("1996-02-29", "2026-02-28", PartyAge(30, 0), id="a leap day in a common year"),
        pytest.param("1996-02-29", "2026-02-27", PartyAge(29, 11), id="a day before that"),
        pytest.param("2026-01-31", "2026-02-28", PartyAge(0, 1), id="the last day stands for the 31st"),
        pytest.param("2026-11-22", "2026-11-22", PartyAge(0, 0), id="the day itself"),
        pytest.param("2027-01-01", "2026-11-22", PartyAge(0, 0), id="not yet decided"),
    ],
)
def test_party_age(decided, today, age):
    assert party_age(day(decided), day(today)) == age


def test_party_age_counts_from_the_decision_and_official_day_from_the_ceremony():
    decided, ceremony = day("2024-11-20"), day("2024-12-18")

    assert party_age(decided, day("2025-11-20")) == PartyAge(1, 0)
    assert official_on(ceremony, CLOCK) == day("2025-12-18")


def test_recognition_may_be_voted_from_the_day_on_which_twelve_months_are_complete():
    ceremony = day("2025-03-05")

    assert not recognition_may_be_voted(ceremony, day("2026-03-04"), CLOCK)
    assert recognition_may_be_voted(ceremony, day("2026-03-05"), CLOCK)


def test_recognition_papers_from_the_eleventh_month():
    assert recognition_papers_from(day("2025-03-05"), CLOCK) == day("2026-01-05")
    assert recognition_papers_from(day("2025-04-30"), CLOCK) == day("2026-02-28")


def test_ceremony_by_counts_working_days():
    assert workdays_later(day("2026-11-20"), 1, WorkCalendar()) == day("2026-11-23")
    assert ceremony_by(day("2026-11-20"), CLOCK) == day("2027-01-01")


def test_ceremony_by_leaves_out_the_days_off_that_were_announced():
    off = frozenset({day("2026-11-24"), day("2027-01-01")})
    clock = replace(CLOCK, work=WorkCalendar(off=off, known=frozenset({2026, 2027})))

    assert ceremony_by(day("2026-11-20"), clock) == day("2027-01-05")


def test_recognition_by_counts_working_days_from_the_end_of_the_probation():
    assert recognition_by(day("2025-03-06"), CLOCK) == day("2026-04-17")


days = st.dates(dt.date(1930, 1, 1), dt.date(2100, 1, 1))


@given(days, st.integers(0, 1200))
def test_months_later_keeps_the_day_or_takes_the_last_of_the_month(start, months):
    end = months_later(start, months)

    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end + dt.timedelta(days=1)).day == 1


@given(days, st.integers(0, 90))
def test_party_age_reaches_n_years_on_exactly_one_day(decided, years):
    reached = months_later(decided, 12 * years)

    assert party_age(decided, reached) == PartyAge(years, 0)
    assert years == 0 or party_age(decided, reached - dt.timedelta(days=1)).years == years - 1
