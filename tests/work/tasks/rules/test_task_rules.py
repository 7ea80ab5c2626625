"""The rules of tasks, as tables of cases."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.period import Month
from chibo.work.tasks import choices
from chibo.work.tasks.rules.clarity import SIX, TaskWords, unclear
from chibo.work.tasks.rules.results import (
    WORDS,
    Status,
    TaskAsItStands,
    days_late,
    month_words,
    opening_words,
    report_month_of,
    share_reached,
    status_on,
)
from chibo.work.tasks.rules.task_states import TASK_STATES, TaskState

DUE = dt.date(2026, 11, 20)
DAY = dt.timedelta(days=1)
S = TaskState


def test_the_rules_and_the_stored_words_are_the_same():
    assert {state.value for state in TaskState} == set(choices.TaskState.values)
    assert {status.value for status in Status} == set(choices.Status.values) == {s.value for s in WORDS}


MOVES = {
    (S.ASSIGNED, S.ACCEPTED), (S.ASSIGNED, S.RETURNED), (S.ASSIGNED, S.DONE), (S.ASSIGNED, S.DONE_LATE),
    (S.ASSIGNED, S.CARRIED), (S.ASSIGNED, S.CANCELLED), (S.ACCEPTED, S.RETURNED), (S.ACCEPTED, S.DONE),
    (S.ACCEPTED, S.DONE_LATE), (S.ACCEPTED, S.CARRIED), (S.ACCEPTED, S.CANCELLED), (S.RETURNED, S.ASSIGNED),
    (S.RETURNED, S.ACCEPTED), (S.RETURNED, S.CARRIED), (S.RETURNED, S.CANCELLED), (S.STANDING, S.CANCELLED),
    (S.DONE, S.ACCEPTED), (S.DONE_LATE, S.ACCEPTED), (S.CANCELLED, S.ACCEPTED), (S.CANCELLED, S.STANDING),
}


@pytest.mark.parametrize("current", TaskState)
@pytest.mark.parametrize("target", TaskState)
def test_a_task_moves_only_as_the_table_says(current, target):
    assert TASK_STATES.allows(current, target) is ((current, target) in MOVES)


def test_a_carried_task_has_no_way_back():
    assert TASK_STATES.reachable_from(S.CARRIED) == {S.CARRIED}


@pytest.mark.parametrize(
    ("due", "day", "late"),
    [
        (DUE, DUE - DAY, 0),
        (DUE, DUE, 0),
        (DUE, DUE + DAY, 1),
        (dt.date(2026, 12, 31), dt.date(2027, 1, 1), 1),
        (dt.date(2028, 2, 28), dt.date(2028, 3, 1), 2),
        (None, DUE, 0),
    ],
)
def test_a_task_is_late_from_the_day_after_its_due_day(due, day, late):
    assert days_late(due, day) == late


@pytest.mark.parametrize(
    ("task", "day", "status"),
    [
        (TaskAsItStands(DUE), DUE, Status.NOT_DUE),
        (TaskAsItStands(DUE, begun=True), DUE, Status.IN_PROGRESS),
        (TaskAsItStands(DUE, begun=True), DUE + DAY, Status.NOT_DONE),
        (TaskAsItStands(None), DUE, Status.NOT_DUE),
        (TaskAsItStands(DUE - DAY, standing=True, begun=True), DUE, Status.STANDING),
        (TaskAsItStands(DUE, ended_as=Status.DONE, ended_on=DUE), DUE, Status.DONE),
        (TaskAsItStands(DUE, ended_as=Status.DONE, ended_on=DUE + DAY), DUE + DAY, Status.DONE_LATE),
        (TaskAsItStands(DUE, ended_as=Status.DONE, ended_on=DUE + 2 * DAY), DUE + DAY, Status.NOT_DONE),
        (TaskAsItStands(DUE, begun=True, ended_as=Status.CARRIED, ended_on=DUE), DUE - DAY, Status.IN_PROGRESS),
        (TaskAsItStands(DUE, ended_as=Status.CARRIED, ended_on=DUE), DUE, Status.CARRIED),
        (TaskAsItStands(None, standing=True, ended_as=Status.CANCELLED, ended_on=DUE), DUE, Status.CANCELLED),
        (TaskAsItStands(None, standing=True, ended_as=Status.CANCELLED, ended_on=DUE), DUE - DAY, Status.STANDING),
    ],
)
def test_the_result_table_has_eight_words(task, day, status):
    assert status_on(task, day) is status


@pytest.mark.parametrize(
    ("statuses", "share"),
    [
        ([], None),
        ([Status.STANDING, Status.CANCELLED], None),
        ([Status.DONE], Fraction(1)),
        ([Status.DONE, Status.DONE_LATE, Status.CARRIED], Fraction(2, 3)),
        ([Status.DONE, Status.NOT_DONE, Status.STANDING, Status.CANCELLED], Fraction(1, 2)),
        ([Status.NOT_DUE, Status.IN_PROGRESS], Fraction(0)),
    ],
)
def test_the_share_leaves_out_standing_and_cancelled_tasks(statuses, share):
    assert share_reached(statuses) == share


@given(st.lists(st.sampled_from(list(Status))))
def test_a_share_lies_between_nothing_and_everything(statuses):
    share = share_reached(statuses)
    assert share is None or 0 <= share <= 1


@pytest.mark.parametrize(
    ("due", "given_on", "month"),
    [
        (DUE, dt.date(2026, 11, 5), Month(2026, 12)),
        (dt.date(2026, 12, 20), dt.date(2026, 12, 5), Month(2027, 1)),
        (dt.date(2027, 1, 31), dt.date(2026, 11, 5), Month(2027, 2)),
        (None, dt.date(2026, 12, 5), Month(2027, 1)),
    ],
)
def test_a_task_is_reported_in_the_month_after_its_due_day(due, given_on, month):
    assert report_month_of(due, given_on) == month


@pytest.mark.parametrize(
    ("carried_from", "status", "words"),
    [
        (None, Status.NOT_DUE, "Chưa đến hạn"),
        (None, Status.STANDING, "Nhiệm vụ thường xuyên"),
        (Month(2026, 10), Status.NOT_DUE, "Chuyển tiếp từ tháng 10/2026"),
        (Month(2027, 2), Status.NOT_DONE, "Chuyển tiếp từ tháng 02/2027"),
    ],
)
def test_the_opening_column_says_where_a_task_comes_from(carried_from, status, words):
    assert opening_words(carried_from=carried_from, status=status) == words


def test_months_one_and_two_take_a_zero():
    assert [month_words(Month(2027, number)) for number in (1, 2, 3, 12)] == ["01/2027", "02/2027", "3/2027", "12/2027"]


CLEAR = TaskWords(
    title="Trình kế hoạch đối ngoại năm 2027", product="Tờ trình", authority="Ký phiếu lấy ý kiến", has_lead=True,
    due=DUE, reported=True,
)


@pytest.mark.parametrize(
    ("task", "missing"),
    [
        (CLEAR, ()),
        (TaskWords(), SIX),
        (TaskWords(**{**CLEAR.__dict__, "has_lead": False, "has_unit": True}), ("person",)),
        (TaskWords(**{**CLEAR.__dict__, "has_lead": False}), ("person", "responsibility")),
        (TaskWords(**{**CLEAR.__dict__, "title": "Làm ngay"}), ("work",)),
        (TaskWords(**{**CLEAR.__dict__, "due": None}), ("time",)),
        (TaskWords(**{**CLEAR.__dict__, "due": None, "standing": True, "reported": False}), ()),
        (TaskWords(**{**CLEAR.__dict__, "reported": False}), ("responsibility",)),
        (TaskWords(**{**CLEAR.__dict__, "product": "  "}), ("product",)),
        (TaskWords(**{**CLEAR.__dict__, "authority": ""}), ("authority",)),
    ],
)
def test_a_task_says_which_of_the_six_is_not_clear(task, missing):
    assert unclear(task) == missing


def test_an_office_may_ask_for_fewer_than_six():
    assert unclear(TaskWords(), ["time", "person"]) == ("person", "time")
