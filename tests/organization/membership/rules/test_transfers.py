import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.days import WorkCalendar, months_later
from chibo.kernel.errors import IllegalTransition
from chibo.organization.membership.rules.transfers import (
    STEPS,
    Stay,
    TransferState,
    TransferTerms,
    letter_presented_by,
    temporary_stay,
    transfer_finished_by,
)
from chibo.platform.rulebook.queries import rules_on

TERMS = TransferTerms(
    finish_workdays=60, present_workdays=30, temporary_from=3, temporary_below=12, study_to=24, work=WorkCalendar()
)
day = dt.date.fromisoformat


def test_transfer_finished_by_and_letter_presented_by_count_working_days():
    assert transfer_finished_by(day("2026-03-02"), TERMS) == day("2026-05-25")
    assert letter_presented_by(day("2026-03-02"), TERMS) == day("2026-04-13")


@pytest.mark.django_db
def test_the_shipped_calendar_moves_the_deadline_over_tet_and_the_swapped_days():
    terms = TransferTerms.under(rules_on(day("2026-11-22")))

    assert letter_presented_by(day("2026-02-13"), terms) == day("2026-04-03"), "Tết: 16 to 20 February are off"
    assert letter_presented_by(day("2026-07-31"), terms) == day("2026-09-15"), "22 August is worked"


@pytest.mark.parametrize(
    ("until", "study", "stay"),
    [
        pytest.param("2026-06-04", False, Stay.TOO_SHORT, id="a day less than three months"),
        pytest.param("2026-06-05", False, Stay.FITS, id="three months on the day"),
        pytest.param("2027-03-04", False, Stay.FITS, id="a day less than a year"),
        pytest.param("2027-03-05", False, Stay.TOO_LONG, id="a full year is no longer temporary"),
        pytest.param("2027-03-05", True, Stay.FITS, id="unless one studies"),
        pytest.param("2028-03-05", True, Stay.FITS, id="two years of study on the day"),
        pytest.param("2028-03-06", True, Stay.TOO_LONG, id="a day more"),
        pytest.param("2026-05-05", True, Stay.TOO_SHORT, id="two months of study"),
    ],
)
def test_temporary_stay(until, study, stay):
    assert temporary_stay(day("2026-03-05"), day(until), study=study, terms=TERMS) is stay


@given(st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1)), st.integers(1, 40))
def test_whatever_fits_for_work_fits_for_study(since, months):
    until = months_later(since, months)
    if temporary_stay(since, until, study=False, terms=TERMS) is Stay.FITS:
        assert temporary_stay(since, until, study=True, terms=TERMS) is Stay.FITS


@given(st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1)))
def test_the_letter_is_due_on_a_working_day_before_the_transfer(start):
    presented, finished = letter_presented_by(start, TERMS), transfer_finished_by(start, TERMS)

    assert start < presented < finished
    assert presented.weekday() < 5


def test_nothing_is_accepted_before_it_was_handed_over():
    with pytest.raises(IllegalTransition):
        STEPS.ensure(TransferState.BEGUN, TransferState.ACCEPTED)
    assert STEPS.reachable_from(TransferState.BEGUN) == frozenset(TransferState)
