from fractions import Fraction

import pytest

from chibo.work.meetings.rules.attendance import Attendance, RollRow, Standing
from chibo.work.meetings.rules.quorum import Quorum, QuorumRule, quorum
from chibo.work.meetings.rules.votes import Threshold

MORE_THAN_HALF = QuorumRule(Threshold(Fraction(1, 2), strict=True))
TWO_THIRDS = QuorumRule(Threshold(Fraction(2, 3), strict=False))


def official(present, absent, **absent_fields):
    came = [RollRow(n, attendance=Attendance.PRESENT) for n in range(present)]
    return came + [RollRow(100 + n, attendance=Attendance.EXCUSED, **absent_fields) for n in range(absent)]


@pytest.mark.parametrize(
    ("roll", "terms", "expected", "reached"),
    [
        pytest.param(official(10, 9), MORE_THAN_HALF, Quorum(10, 10, 19), True, id="ten of nineteen"),
        pytest.param(official(10, 10), MORE_THAN_HALF, Quorum(11, 10, 20), False, id="exactly half"),
        pytest.param(official(12, 6), TWO_THIRDS, Quorum(12, 12, 18), True, id="exactly two thirds"),
        pytest.param(
            official(2, 8, exempted=True), MORE_THAN_HALF, Quorum(2, 2, 2), True, id="exempted left out"
        ),
        pytest.param(
            official(2, 8, away=True), MORE_THAN_HALF, Quorum(2, 2, 2), True, id="elsewhere left out"
        ),
        pytest.param(
            official(2, 8, suspended=True), MORE_THAN_HALF, Quorum(2, 2, 2), True, id="suspended left out"
        ),
        pytest.param([], MORE_THAN_HALF, Quorum(1, 0, 0), False, id="an empty roll decides nothing"),
    ],
)
def test_quorum(roll, terms, expected, reached):
    counted = quorum(roll, terms)

    assert counted == expected
    assert counted.reached is reached


def test_probationary_members_make_no_quorum():
    roll = [*official(1, 3), *(RollRow(50 + n, Standing.PROBATIONARY, Attendance.PRESENT) for n in range(9))]

    assert quorum(roll, MORE_THAN_HALF) == Quorum(needed=3, present=1, base=4)
    assert quorum(roll, MORE_THAN_HALF).missing == 2
