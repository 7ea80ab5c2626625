from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.errors import IllegalTransition
from chibo.party.admission.rules.steps import (
    BEFORE_RECOGNITION,
    BEFORE_THE_VOTE,
    ORDER,
    STAGES,
    PaperStage,
    Stage,
    admission_carried,
    missing_papers,
    papers_from,
)
from chibo.platform.rulebook.packs import packs

TABLE = next(pack for pack in packs() if pack.id == "12-hd-btctw-2022").values["admission.papers"].value
PAPERS = papers_from(TABLE)
TWO_THIRDS = Fraction(2, 3)


@pytest.mark.parametrize(
    ("votes", "electorate", "carried"),
    [(12, 18, True), (11, 18, False), (2, 3, True), (1, 1, True), (0, 0, False), (13, 19, True), (12, 19, False)],
)
def test_admission_carried(votes, electorate, carried):
    assert admission_carried(votes, electorate, TWO_THIRDS) is carried


@given(st.integers(1, 500), st.integers(0, 500))
def test_one_vote_more_never_turns_a_yes_into_a_no(electorate, votes):
    votes = min(votes, electorate - 1)
    if admission_carried(votes, electorate, TWO_THIRDS):
        assert admission_carried(votes + 1, electorate, TWO_THIRDS)


def test_missing_papers_names_the_needed_ones_of_the_steps_before_the_vote():
    codes = [paper.code for paper in missing_papers(PAPERS, {"1-KNĐ", "CN-NTVĐ"}, BEFORE_THE_VOTE)]

    assert codes == ["2-KNĐ", "3-KNĐ", "5-KNĐ"]


def test_papers_of_some_cases_are_never_missing():
    every = {paper.code for paper in PAPERS if paper.needed}

    assert missing_papers(PAPERS, every, tuple(PaperStage)) == ()


def test_recognition_needs_self_review_comment_opinions_and_the_course():
    codes = {paper.code for paper in missing_papers(PAPERS, (), BEFORE_RECOGNITION)}

    assert codes == {"10-KNĐ", "11-KNĐ", "12-KNĐ", "CN-ĐVM"}


def test_no_step_is_left_out():
    for early, late in zip(ORDER, ORDER[2:], strict=False):
        with pytest.raises(IllegalTransition):
            STAGES.ensure(early, late)
    assert STAGES.reachable_from(Stage.LISTED) == frozenset(Stage)


def test_who_is_recognised_or_stopped_stays_so():
    assert STAGES.reachable_from(Stage.RECOGNISED) == {Stage.RECOGNISED}
    assert STAGES.reachable_from(Stage.STOPPED) == {Stage.STOPPED}
