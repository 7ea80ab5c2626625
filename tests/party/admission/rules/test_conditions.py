import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.days import WorkCalendar, months_between, months_later
from chibo.party.admission.rules.conditions import (
    AdmissionTerms,
    Age,
    Introducer,
    admission_age,
    certificate_holds_until,
    introduced,
    may_be_admitted_again,
    may_introduce,
    profile_due,
)

TERMS = AdmissionTerms(
    age_from=18, age_to=60, certificate_years=5, months_together=12, readmission_months=36,
    profile_workdays=30, work=WorkCalendar(),
)  # fmt: skip
day = dt.date.fromisoformat
MEMBER, YOUTH, UNION = Introducer.MEMBER, Introducer.YOUTH_UNION, Introducer.TRADE_UNION


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        pytest.param("2008-12-31", "2026-11-30", Age.TOO_YOUNG, id="the month before the 18th birthday"),
        pytest.param("2008-12-31", "2026-12-01", Age.FITS, id="its month is enough: counted in months"),
        pytest.param("1966-12-01", "2026-12-31", Age.FITS, id="the month of the 60th birthday"),
        pytest.param("1966-12-31", "2027-01-01", Age.TOO_OLD, id="the month after it"),
        pytest.param(None, "2026-12-01", Age.UNKNOWN, id="no day of birth is known"),
    ],
)
def test_admission_age(born, on, age):
    assert admission_age(born and day(born), day(on), TERMS) is age


@pytest.mark.parametrize(
    ("certified", "last"),
    [("2021-06-10", "2026-06-09"), ("2024-02-29", "2029-02-27"), ("2021-01-01", "2025-12-31")],
)
def test_certificate_holds_until(certified, last):
    assert certificate_holds_until(day(certified), TERMS) == day(last)


@pytest.mark.parametrize(
    ("official", "since", "may"),
    [
        pytest.param(True, "2025-11-22", True, id="twelve months on the day"),
        pytest.param(True, "2025-11-23", False, id="a day less"),
        pytest.param(False, "2020-01-01", False, id="not official"),
    ],
)
def test_may_introduce(official, since, may):
    assert may_introduce(official=official, together_since=day(since), on=day("2026-11-22"), terms=TERMS) is may


@pytest.mark.parametrize(
    ("who", "enough"),
    [
        ([], False), ([MEMBER], False), ([MEMBER, MEMBER], True), ([MEMBER, YOUTH], True), ([MEMBER, UNION], True),
        ([YOUTH, UNION], False), ([YOUTH], False), ([MEMBER, MEMBER, YOUTH], True),
    ],
)  # fmt: skip
def test_introduced(who, enough):
    assert introduced(who) is enough


@pytest.mark.parametrize(
    ("left", "may"),
    [(None, True), ("2023-11-22", True), ("2023-11-23", False), ("2026-11-01", False), ("2010-01-01", True)],
)
def test_may_be_admitted_again(left, may):
    assert may_be_admitted_again(left and day(left), day("2026-11-22"), TERMS) is may


def test_profile_due_counts_working_days():
    assert profile_due(day("2026-11-20"), TERMS) == day("2027-01-01")


days = st.dates(dt.date(1940, 1, 1), dt.date(2060, 1, 1))


@given(days, days)
def test_who_is_too_young_is_not_old_enough_a_month_earlier_either(born, on):
    if admission_age(born, on, TERMS) is Age.TOO_YOUNG:
        assert admission_age(born, months_later(on, -1), TERMS) is Age.TOO_YOUNG


@given(days, st.integers(0, 600))
def test_months_between_is_the_other_way_round_of_months_later(start, months):
    assert months_between(start, months_later(start, months)) in {months, months - 1}
    assert months_between(start, months_later(start, months) + dt.timedelta(days=3)) >= months


@given(days, st.integers(0, 200))
def test_once_one_may_be_admitted_again_it_stays_so(left, months):
    on = months_later(left, months)
    if may_be_admitted_again(left, on, TERMS):
        assert may_be_admitted_again(left, on + dt.timedelta(days=40), TERMS)
