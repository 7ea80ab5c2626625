from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.work.meetings.rules.attendance import Attendance, RollRow, Standing
from chibo.work.meetings.rules.votes import (
    Denominator,
    Ground,
    Tally,
    Threshold,
    VoteTerms,
    at_least_two_thirds,
    electorate,
    ground_of,
    more_than_half,
    passes,
    result_in_words,
)

A, S, G = Attendance, Standing, Ground
PRESENT, EXCUSED = A.PRESENT, A.EXCUSED
HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("row", "summoned", "all_official", "present_only"),
    [
        pytest.param(RollRow(1, attendance=PRESENT), G.ENTITLED, G.ENTITLED, G.ENTITLED, id="came"),
        pytest.param(RollRow(1, attendance=EXCUSED), G.ENTITLED, G.ENTITLED, G.NOT_PRESENT, id="excused"),
        pytest.param(
            RollRow(1, attendance=EXCUSED, reason_approved=True),
            G.ABSENCE_APPROVED,
            G.ENTITLED,
            G.NOT_PRESENT,
            id="absent for a reason the committee approved",
        ),
        pytest.param(
            RollRow(1, attendance=A.ABROAD, reason_approved=True),
            G.ABSENCE_APPROVED,
            G.ENTITLED,
            G.NOT_PRESENT,
            id="abroad on duty, approved",
        ),
        pytest.param(
            RollRow(1, attendance=A.UNEXCUSED, reason_approved=True),
            G.ENTITLED,
            G.ENTITLED,
            G.NOT_PRESENT,
            id="no reason can be approved where there is none",
        ),
        pytest.param(RollRow(1), G.ENTITLED, G.ENTITLED, G.NOT_PRESENT, id="not ticked"),
        pytest.param(
            RollRow(1, exempted=True), G.EXEMPTED_AND_ABSENT, G.ENTITLED, G.NOT_PRESENT, id="exempted, absent"
        ),
        pytest.param(
            RollRow(1, exempted=True, attendance=PRESENT),
            G.CAME_THOUGH_EXEMPTED,
            G.CAME_THOUGH_EXEMPTED,
            G.CAME_THOUGH_EXEMPTED,
            id="exempted, came",
        ),
        pytest.param(
            RollRow(1, attendance=A.AWAY),
            G.AWAY_AND_ABSENT,
            G.ENTITLED,
            G.NOT_PRESENT,
            id="elsewhere, absent",
        ),
        pytest.param(
            RollRow(1, away=True, attendance=PRESENT),
            G.CAME_THOUGH_AWAY,
            G.CAME_THOUGH_AWAY,
            G.CAME_THOUGH_AWAY,
            id="elsewhere, came",
        ),
        pytest.param(
            RollRow(1, suspended=True, attendance=PRESENT),
            G.SUSPENDED,
            G.SUSPENDED,
            G.SUSPENDED,
            id="suspended",
        ),
        pytest.param(
            RollRow(1, S.PROBATIONARY, attendance=PRESENT),
            G.PROBATIONARY,
            G.PROBATIONARY,
            G.PROBATIONARY,
            id="probationary members never vote",
        ),
        pytest.param(
            RollRow(1, S.TEMPORARY_HERE, attendance=PRESENT),
            G.VOTES_AT_HOME,
            G.VOTES_AT_HOME,
            G.VOTES_AT_HOME,
            id="temporary members vote at home",
        ),
    ],
)
def test_ground_of(row, summoned, all_official, present_only):
    assert ground_of(row, Denominator.SUMMONED) is summoned
    assert ground_of(row, Denominator.ALL_OFFICIAL) is all_official
    assert ground_of(row, Denominator.PRESENT) is present_only


def test_the_three_denominators_of_one_cell():
    rows = [
        *(RollRow(n, attendance=PRESENT) for n in range(18)),
        RollRow(18, attendance=EXCUSED),
        RollRow(19, attendance=EXCUSED, reason_approved=True),
        RollRow(20, exempted=True),
        RollRow(21, S.PROBATIONARY, attendance=PRESENT),
    ]

    entitled = {reading: electorate(rows, reading).entitled for reading in Denominator}

    assert entitled == {Denominator.SUMMONED: 19, Denominator.ALL_OFFICIAL: 21, Denominator.PRESENT: 18}
    assert electorate(rows, Denominator.SUMMONED).present == 18


@pytest.mark.parametrize(
    ("entitled", "votes_for", "passed"),
    [
        pytest.param(19, 10, True, id="ten of nineteen"),
        pytest.param(19, 9, False, id="nine of nineteen"),
        pytest.param(20, 10, False, id="exactly half is not more than half"),
        pytest.param(20, 11, True, id="eleven of twenty"),
        pytest.param(1, 1, True, id="a cell of one voter"),
        pytest.param(0, 0, False, id="nobody entitled"),
    ],
)
def test_more_than_half(entitled, votes_for, passed):
    assert more_than_half(Tally(entitled, votes_for)) is passed


@pytest.mark.parametrize(
    ("entitled", "votes_for", "passed"),
    [
        pytest.param(18, 12, True, id="exactly two thirds is enough"),
        pytest.param(19, 12, False, id="twelve of nineteen, 63,2 %"),
        pytest.param(19, 13, True, id="thirteen of nineteen"),
        pytest.param(1000, 666, False, id="66,6 % is not two thirds"),
        pytest.param(1000, 667, True, id="66,7 % is"),
        pytest.param(0, 0, False, id="nobody entitled"),
    ],
)
def test_at_least_two_thirds(entitled, votes_for, passed):
    assert at_least_two_thirds(Tally(entitled, votes_for)) is passed


def test_passes_follows_the_terms_of_the_matter():
    tally = Tally(18, 11)
    majority = VoteTerms(Threshold(HALF, strict=True), secret=False, denominator=Denominator.SUMMONED)
    two_thirds = VoteTerms(
        Threshold(Fraction(2, 3), strict=False), secret=True, denominator=Denominator.SUMMONED
    )

    assert passes(tally, majority) is True
    assert passes(tally, two_thirds) is False


@given(st.data())
def test_absence_and_abstention_weigh_like_a_vote_against(data):
    entitled = data.draw(st.integers(1, 1000))
    votes_for = data.draw(st.integers(0, entitled))
    against = data.draw(st.integers(0, entitled - votes_for))
    abstained = data.draw(st.integers(0, entitled - votes_for - against))

    everybody_against = Tally(entitled, votes_for, entitled - votes_for)
    some_silent = Tally(entitled, votes_for, against, abstained)

    assert more_than_half(some_silent) is more_than_half(everybody_against)
    assert at_least_two_thirds(some_silent) is at_least_two_thirds(everybody_against)


@given(st.integers(1, 1000), st.fractions(0, 1), st.booleans())
def test_the_least_number_is_enough_and_one_less_is_not(whole, share, strict):
    threshold = Threshold(share, strict)
    least = threshold.least(whole)

    assert threshold.met_by(least, whole)
    assert least == 0 or not threshold.met_by(least - 1, whole)


@pytest.mark.parametrize(
    ("numbers", "complaint"),
    [((3, 2, 2), "more votes"), ((3, -1), "never negative"), ((-1, 0), "never negative")],
)
def test_a_tally_that_cannot_be_is_refused(numbers, complaint):
    with pytest.raises(ValueError, match=complaint):
        Tally(*numbers)


@pytest.mark.parametrize(
    ("tally", "sentence"),
    [
        (Tally(19, 18), "tán thành 18/19 đồng chí, đạt 94,7 %"),
        (Tally(19, 19), "tán thành 19/19 đồng chí, đạt 100 %"),
        (Tally(20, 10), "tán thành 10/20 đồng chí, đạt 50 %"),
        (Tally(3, 2), "tán thành 2/3 đồng chí, đạt 66,7 %"),
        (Tally(16, 1), "tán thành 1/16 đồng chí, đạt 6,3 %"),
        (Tally(2000, 1999), "tán thành 1999/2000 đồng chí, đạt 100 %"),
        (Tally(7, 0), "tán thành 0/7 đồng chí, đạt 0 %"),
        (Tally(0, 0), "tán thành 0/0 đồng chí"),
    ],
)
def test_result_in_words(tally, sentence):
    assert result_in_words(tally) == sentence
