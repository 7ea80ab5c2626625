import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.organization.privacy.rules.consenting import consent_holds
from chibo.organization.privacy.rules.correcting import answer_due, may_answer, presses
from chibo.organization.privacy.rules.retaining import children_first, cutoff, ends_on, two_may_delete

DAY = dt.date(2026, 11, 22)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1))


@pytest.mark.parametrize(("days", "due"), [(10, dt.date(2026, 12, 2)), (0, DAY), (40, dt.date(2027, 1, 1))])
def test_an_answer_is_due_so_many_calendar_days_after_the_request(days, due):
    assert answer_due(DAY, days) == due


@pytest.mark.parametrize(("answerer", "may"), [(7, True), (3, False), (None, False)])
def test_nobody_answers_their_own_request(answerer, may):
    assert may_answer(answerer, 3) is may


@pytest.mark.parametrize(("in_days", "expected"), [(4, False), (3, True), (0, True), (-2, True)])
def test_an_answer_presses_three_days_before_it_is_due(in_days, expected):
    assert presses(DAY + dt.timedelta(days=in_days), DAY) is expected


@pytest.mark.parametrize(
    ("given_on", "withdrawn_on", "holds"),
    [
        (None, None, False),
        (DAY, None, True),
        (DAY + dt.timedelta(days=1), None, False),
        (dt.date(2026, 1, 1), DAY, False),
        (dt.date(2026, 1, 1), DAY + dt.timedelta(days=1), True),
        (DAY, DAY, False),
    ],
)
def test_a_consent_holds_until_the_day_before_it_is_withdrawn(given_on, withdrawn_on, holds):
    assert consent_holds(given_on, withdrawn_on, DAY) is holds


@pytest.mark.parametrize(
    ("on", "months", "day"),
    [
        (DAY, 12, dt.date(2025, 11, 22)),
        (DAY, 0, None),
        (dt.date(2026, 8, 31), 6, dt.date(2026, 2, 28)),
        (dt.date(2026, 1, 31), 1, dt.date(2025, 12, 31)),
        (dt.date(2028, 2, 29), 24, dt.date(2026, 2, 28)),
    ],
)
def test_what_began_before_the_cutoff_is_due_and_class_nought_never(on, months, day):
    assert cutoff(on, months) == day


@given(DAYS, st.integers(1, 240))
def test_no_row_is_due_before_its_time_is_over(on, months):
    before = cutoff(on, months)
    assert ends_on(before - dt.timedelta(days=1), months) <= on


@pytest.mark.parametrize(
    ("first", "second", "keeper", "committee", "allowed"),
    [(1, 2, True, True, True), (1, 1, True, True, False), (1, 2, False, True, False), (1, 2, True, False, False)],
)
def test_deleting_takes_two_people_one_of_whom_keeps_the_list(first, second, keeper, committee, allowed):
    assert two_may_delete(first, second, keeper=keeper, committee=committee) is allowed


def test_rows_go_before_those_they_point_to_and_circles_end():
    order = children_first({"notice": [], "recipient": ["notice"], "a": ["b"], "b": ["a"]})

    assert order.index("recipient") < order.index("notice")
    assert sorted(order) == ["a", "b", "notice", "recipient"]
