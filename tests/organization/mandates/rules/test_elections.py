"""Tables of the rules of elections at a congress of a cell."""

from fractions import Fraction

import pytest

from chibo.organization.mandates.rules.elections import (
    Count,
    Doubt,
    ElectionNumbers,
    committee_size_doubt,
    congress_may_elect,
    doubts_about,
    is_elected,
    surplus_fits,
)

NUMBERS = ElectionNumbers(Fraction(2, 3), Fraction(1, 2), Fraction(3, 10), committee_from=9, committee_max=7)


@pytest.mark.parametrize(
    ("present", "summoned", "valid"), [(20, 30, True), (19, 30, False), (3, 3, True), (0, 0, False), (7, 10, True)]
)
def test_when_a_congress_may_elect(present, summoned, valid):
    assert congress_may_elect(present, summoned, NUMBERS.quorum) is valid


@pytest.mark.parametrize(
    ("votes", "summoned", "elected"), [(16, 30, True), (15, 30, False), (16, 31, True), (15, 31, False), (0, 0, False)]
)
def test_more_than_half_of_those_summoned_are_needed(votes, summoned, elected):
    assert is_elected(votes, summoned, NUMBERS.majority) is elected


@pytest.mark.parametrize(
    ("members", "elected", "doubt"),
    [
        (8, 0, None),
        (8, 3, Doubt.TOO_SMALL_FOR_A_COMMITTEE),
        (9, 0, Doubt.COMMITTEE_MISSING),
        (9, 3, None),
        (30, 7, None),
        (30, 8, Doubt.COMMITTEE_TOO_LARGE),
    ],
)
def test_committee_size_doubt(members, elected, doubt):
    assert committee_size_doubt(members, elected, NUMBERS) is doubt


@pytest.mark.parametrize(
    ("candidates", "seats", "fits"), [(4, 3, True), (5, 3, False), (9, 7, True), (10, 7, False), (7, 7, True), (1, 1, True)]
)
def test_surplus_fits(candidates, seats, fits):
    assert surplus_fits(candidates, seats, NUMBERS.surplus) is fits


def test_all_doubts_of_a_congress_are_said_at_once():
    counts = [Count("committee_member", 10, True)] * 2 + [Count("committee_member", 1, False)] * 3

    found = doubts_about(counts, present=15, summoned=30, official_members=30, numbers=NUMBERS)

    assert set(found) == {Doubt.NO_QUORUM, Doubt.TOO_FEW_VOTES, Doubt.TOO_MANY_CANDIDATES, Doubt.SECRETARY_MISSING}


def test_minutes_that_fit_raise_no_doubt():
    counts = [Count("committee_member", 28, True)] * 3 + [Count("secretary", 29, True)]

    assert doubts_about(counts, present=30, summoned=30, official_members=30, numbers=NUMBERS) == []
