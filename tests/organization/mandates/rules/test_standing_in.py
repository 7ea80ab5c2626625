"""Who may act for the holder of a post, and on which days."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.period import Period
from chibo.organization.mandates.rules.standing_in import (
    DelegationLimits,
    fits_the_limits,
    may_stand_in,
    post_rests,
    stands_in,
)


def day(number: int) -> dt.date:
    return dt.date(2026, 3, 1) + dt.timedelta(days=number)


HELD, LENT = Period(day(0), day(20)), Period(day(5), day(10))


@pytest.mark.parametrize(
    ("on", "mandate", "delegation", "revoked", "counts"),
    [
        (4, HELD, LENT, None, False),
        (5, HELD, LENT, None, True),
        (9, HELD, LENT, None, True),
        (10, HELD, LENT, None, False),
        (7, HELD, LENT, 8, True),
        (8, HELD, LENT, 8, False),
        (8, Period(day(0), day(8)), LENT, None, False),
        (7, Period(day(0), day(8)), LENT, None, True),
        (5, Period(day(6)), LENT, None, False),
        (30, Period(day(0)), Period(day(5)), None, True),
    ],
)
def test_on_which_days_somebody_stands_in(on, mandate, delegation, revoked, counts):
    taken_back = None if revoked is None else day(revoked)

    assert stands_in(day(on), mandate, delegation, taken_back) is counts


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 30)).map(lambda s: Period(day(s[0]), day(s[0] + s[1])))


@given(st.integers(0, 70), SPANS, SPANS, st.none() | st.integers(0, 70))
def test_standing_in_never_outlasts_the_post_or_its_own_days(on, mandate, delegation, revoked):
    taken_back = None if revoked is None else day(revoked)

    if stands_in(day(on), mandate, delegation, taken_back):
        assert mandate.covers(day(on))
        assert delegation.covers(day(on))
        assert taken_back is None or day(on) < taken_back


@pytest.mark.parametrize(
    ("party_post", "official", "holds_here", "may"),
    [
        (True, True, False, True),
        (True, False, True, False),
        (True, False, False, False),
        (False, True, False, False),
        (False, False, True, True),
        (False, True, True, True),
    ],
)
def test_who_may_stand_in(party_post, official, holds_here, may):
    facts = {"party_post": party_post, "official_member": official, "holds_a_post_here": holds_here}
    assert may_stand_in(**facts, suspended=False) is may
    assert may_stand_in(**facts, suspended=True) is (may and not party_post)


@pytest.mark.parametrize(("party_post", "suspended"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_party_post_rests_while_its_holder_is_suspended(party_post, suspended):
    assert post_rests(party_post=party_post, suspended=suspended) is (party_post and suspended)


@pytest.mark.parametrize(
    ("until", "needs_end", "longest", "fits"),
    [
        (None, True, 90, False),
        (None, False, 90, True),
        (90, True, 90, True),
        (91, True, 90, False),
        (91, False, 90, False),
        (1, True, 90, True),
    ],
)
def test_how_long_a_delegation_may_last(until, needs_end, longest, fits):
    span = Period(day(0), None if until is None else day(until))

    assert fits_the_limits(span, DelegationLimits(needs_end, longest)) is fits
