import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.organization.membership.rules.badges import (
    Badge,
    BadgeTerms,
    badge,
    badges_between,
    early_from,
    may_be_given_early,
    next_badge,
)
from chibo.platform.rulebook.lookup import Rules

TERMS = BadgeTerms.under(Rules(dt.date(2026, 11, 22)))
day = dt.date.fromisoformat


def test_the_terms_of_the_packs():
    assert TERMS.years == (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)
    assert TERMS.award_days == ((2, 3), (5, 19), (9, 2), (11, 7))


@pytest.mark.parametrize(
    ("decided", "award"),
    [
        pytest.param("1996-02-03", "2026-02-03", id="complete on the award day itself"),
        pytest.param("1996-02-04", "2026-05-19", id="a day later waits for the next"),
        pytest.param("1996-11-08", "2027-02-03", id="after 7 November waits for the new year"),
        pytest.param("1996-02-29", "2026-05-19", id="a leap day"),
        pytest.param("1996-09-01", "2026-09-02", id="the day before the National Day"),
    ],
)
def test_badge(decided, award):
    assert badge(day(decided), 30, TERMS).award_on == day(award)


def test_next_badge_is_the_first_that_has_not_been_awarded():
    assert next_badge(day("1990-06-01"), day("2026-11-22"), TERMS) == Badge(
        40, day("2030-06-01"), day("2030-09-02")
    )
    assert next_badge(day("1990-06-01"), day("2020-09-02"), TERMS).years == 30
    assert next_badge(day("1930-02-03"), day("2026-11-22"), TERMS) is None


def test_badges_between_two_days():
    found = badges_between(day("1996-09-01"), day("2026-09-01"), day("2026-10-01"), TERMS)

    assert [each.years for each in found] == [30]
    assert badges_between(day("1996-09-01"), day("2026-09-03"), day("2027-09-01"), TERMS) == ()


@pytest.mark.parametrize(
    ("years", "early"), [(30, "2025-05-19"), (65, "2060-05-19"), (70, "2064-05-19"), (90, "2084-05-19")]
)
def test_early_from(years, early):
    assert early_from(day("1996-05-19"), years, TERMS) == day(early)


@given(st.dates(dt.date(1930, 1, 1), dt.date(2026, 1, 1)), st.sampled_from(TERMS.years))
def test_a_badge_waits_less_than_four_months(decided, years):
    found = badge(decided, years, TERMS)

    assert dt.timedelta(0) <= found.award_on - found.reached_on < dt.timedelta(days=107)


@pytest.mark.parametrize(
    ("years", "award_on", "may"),
    [(30, "2025-05-18", False), (30, "2025-05-19", True), (30, "2026-05-18", True), (30, "2026-05-19", False),
     (70, "2064-05-19", True), (70, "2064-05-18", False)],
)  # fmt: skip
def test_may_be_given_early(years, award_on, may):
    assert may_be_given_early(day("1996-05-19"), years, day(award_on), TERMS) is may


def test_a_badge_given_early_is_not_given_again():
    early = {30: day("2026-01-15")}
    assert badges_between(day("1996-09-01"), day("2026-01-01"), day("2027-01-01"), TERMS, early)[0].award_on == early[30]
    assert len(badges_between(day("1996-09-01"), day("2026-01-01"), day("2027-01-01"), TERMS, early)) == 1
    assert next_badge(day("1996-09-01"), day("2026-01-16"), TERMS, early).years == 40
    assert next_badge(day("1996-09-01"), day("2026-01-10"), TERMS, early).award_on == early[30]
