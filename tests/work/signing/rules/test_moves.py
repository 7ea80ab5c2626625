"""The tables of the job and of its signers, read aloud."""

import pytest

from chibo.work.signing import choices
from chibo.work.signing.rules.moves import (
    JOB_STATES,
    SIGNER_STATES,
    JobState,
    SignerState,
    order_is_right,
    state_after,
    turn_of,
)

W, S, R = SignerState.WAITING, SignerState.SIGNED, SignerState.REFUSED


def test_the_words_of_rules_and_choices_are_the_same():
    assert [state.value for state in JobState] == choices.JobState.values
    assert [state.value for state in SignerState] == choices.SignerState.values


@pytest.mark.parametrize("over", [JobState.COMPLETED, JobState.REFUSED, JobState.ABORTED])
def test_what_is_over_stays_over(over):
    assert JOB_STATES.allows(JobState.WAITING, over)
    assert JOB_STATES.reachable_from(over) == {over}


@pytest.mark.parametrize("given", [S, R])
def test_what_a_signer_has_done_cannot_be_taken_back(given):
    assert SIGNER_STATES.allows(W, given)
    assert SIGNER_STATES.reachable_from(given) == {given}


@pytest.mark.parametrize(
    ("states", "turn"),
    [
        ([W], 0),
        ([W, W], 0),
        ([S, W], 1),
        ([S, W, W], 1),
        ([S, S], None),
        ([R, W], None),
        ([S, R, W], None),
        ([], None),
    ],
)
def test_signers_sign_in_their_order(states, turn):
    assert turn_of(states) == turn


@pytest.mark.parametrize(
    ("states", "after"),
    [
        ([W, W], JobState.WAITING),
        ([S, W], JobState.WAITING),
        ([S, S], JobState.COMPLETED),
        ([R, W], JobState.REFUSED),
        ([S, R], JobState.REFUSED),
    ],
)
def test_the_job_stands_where_its_signers_stand(states, after):
    assert state_after(states) == after


@pytest.mark.parametrize(
    ("seals", "right"),
    [([False], True), ([False, True], True), ([False, False, True], True), ([True], False), ([True, False], False)],
)
def test_a_seal_is_never_the_first(seals, right):
    assert order_is_right(seals) is right
