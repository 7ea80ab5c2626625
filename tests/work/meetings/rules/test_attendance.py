from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.work.meetings.rules.attendance import (
    AbroadReading,
    Attendance,
    AttendanceReading,
    ExcusedStreak,
    RollRow,
    Standing,
    attendance_count,
    attendance_on_target,
    excused_in_a_row,
    is_expected,
)

A, S = Attendance, Standing
READING = AttendanceReading(Fraction(9, 10), counts_temporary_here=True, abroad=AbroadReading.EXCUSED)
WITHOUT_GUESTS = AttendanceReading(Fraction(9, 10), counts_temporary_here=False, abroad=AbroadReading.EXCUSED)
ABROAD_LEFT_OUT = AttendanceReading(
    Fraction(9, 10), counts_temporary_here=True, abroad=AbroadReading.LEFT_OUT
)


@pytest.mark.parametrize(
    ("row", "reading", "expected"),
    [
        pytest.param(RollRow(1), READING, True, id="an official member"),
        pytest.param(RollRow(1, S.PROBATIONARY), READING, True, id="a probationary member"),
        pytest.param(RollRow(1, exempted=True), READING, False, id="exempted by decision"),
        pytest.param(RollRow(1, attendance=A.EXEMPTED), READING, False, id="exempted on the roll"),
        pytest.param(RollRow(1, away=True), READING, False, id="temporarily elsewhere by paper"),
        pytest.param(RollRow(1, attendance=A.AWAY), READING, False, id="temporarily elsewhere on the roll"),
        pytest.param(RollRow(1, suspended=True), READING, False, id="suspended"),
        pytest.param(RollRow(1, S.TEMPORARY_HERE), READING, True, id="temporary here, counted"),
        pytest.param(RollRow(1, S.TEMPORARY_HERE), WITHOUT_GUESTS, False, id="temporary here, not counted"),
        pytest.param(RollRow(1, attendance=A.ABROAD), READING, True, id="abroad on duty, read as excused"),
        pytest.param(RollRow(1, attendance=A.ABROAD), ABROAD_LEFT_OUT, False, id="abroad on duty, left out"),
        pytest.param(
            RollRow(1, exempted=True, attendance=A.PRESENT),
            READING,
            False,
            id="exempted who comes all the same",
        ),
    ],
)
def test_is_expected(row, reading, expected):
    assert is_expected(row, reading) is expected


def roll(**marks):
    """Rows by count: roll(PRESENT=28, EXCUSED=2)."""
    listed = [Attendance[name] for name, count in marks.items() for _ in range(count)]
    return [RollRow(number, attendance=mark) for number, mark in enumerate(listed)]


@pytest.mark.parametrize(
    ("rows", "rate"),
    [
        pytest.param(roll(PRESENT=28, EXCUSED=2), Fraction(28, 30), id="28 of 30"),
        pytest.param(roll(PRESENT=28, EXCUSED=2, EXEMPTED=2), Fraction(28, 30), id="exempted are left out"),
        pytest.param(roll(PRESENT=28, AWAY=4), Fraction(1), id="those elsewhere are left out"),
        pytest.param(roll(PRESENT=9, ABROAD=1), Fraction(9, 10), id="abroad weighs as absent"),
        pytest.param(roll(EXEMPTED=3), None, id="nobody expected, no rate"),
        pytest.param([], None, id="an empty roll"),
        pytest.param([RollRow(1), RollRow(2, attendance=A.PRESENT)], Fraction(1, 2), id="not ticked yet"),
    ],
)
def test_attendance_count_gives_the_rate(rows, rate):
    assert attendance_count(rows, READING).rate == rate


def test_attendance_count_lists_every_class_of_the_minutes():
    rows = [
        RollRow(1, attendance=A.PRESENT),
        RollRow(2, attendance=A.EXCUSED),
        RollRow(3, attendance=A.UNEXCUSED),
        RollRow(4, attendance=A.ABROAD),
        RollRow(5, S.PROBATIONARY, attendance=A.PRESENT),
        RollRow(6, S.TEMPORARY_HERE, attendance=A.PRESENT),
        RollRow(7, exempted=True),
        RollRow(8, away=True),
        RollRow(9),
    ]

    count = attendance_count(rows, READING)

    assert (count.on_roll, count.official, count.probationary, count.temporary_here) == (9, 7, 1, 1)
    assert (count.exempted, count.away, count.expected, count.present) == (1, 1, 7, 3)
    assert (count.official_present, count.probationary_present, count.temporary_here_present) == (1, 1, 1)
    assert (count.excused, count.unexcused, count.unticked) == (2, 1, 1)


def test_attendance_count_of_an_exempted_member_who_comes_changes_no_rate():
    rows = [RollRow(1, attendance=A.PRESENT), RollRow(2), RollRow(3, exempted=True, attendance=A.PRESENT)]

    count = attendance_count(rows, READING)

    assert count.rate == Fraction(1, 2)
    assert count.official_present == 2


rows_of_any_kind = st.lists(
    st.builds(
        RollRow,
        person_id=st.integers(1, 10**6),
        standing=st.sampled_from(Standing),
        attendance=st.none() | st.sampled_from(Attendance),
        exempted=st.booleans(),
        away=st.booleans(),
        suspended=st.booleans(),
    ),
    max_size=60,
)


@given(rows_of_any_kind, st.sampled_from([READING, WITHOUT_GUESTS, ABROAD_LEFT_OUT]))
def test_no_roll_gives_a_rate_above_one_and_every_expected_person_is_in_one_class(rows, reading):
    count = attendance_count(rows, reading)

    assert count.rate is None or 0 <= count.rate <= 1
    assert count.present + count.excused + count.unexcused + count.unticked == count.expected


@pytest.mark.parametrize(
    ("present", "expected", "on_target"),
    [(27, 30, True), (26, 30, False), (9, 10, True), (89, 100, False), (0, 0, False)],
)
def test_attendance_on_target(present, expected, on_target):
    rows = roll(PRESENT=present, EXCUSED=expected - present)

    assert attendance_on_target(attendance_count(rows, READING), READING) is on_target


P, E, U, X, W, B = A.PRESENT, A.EXCUSED, A.UNEXCUSED, A.EXEMPTED, A.AWAY, A.ABROAD


@pytest.mark.parametrize(
    ("year", "streak"),
    [
        pytest.param([], ExcusedStreak(0, 0), id="no meeting yet"),
        pytest.param([E, E, E], ExcusedStreak(3, 3), id="three in a row, still running"),
        pytest.param([E, E, P, E], ExcusedStreak(2, 1), id="coming breaks the row"),
        pytest.param([E, B, E, E], ExcusedStreak(4, 4), id="a duty abroad counts"),
        pytest.param([E, X, W, E], ExcusedStreak(2, 2), id="exempted and elsewhere neither count nor break"),
        pytest.param([E, E, U, E], ExcusedStreak(2, 1), id="without a reason is another rule"),
    ],
)
def test_excused_in_a_row(year, streak):
    assert excused_in_a_row(year) == streak
