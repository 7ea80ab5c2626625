"""Acting for the holder of a post: what it gives, what it never gives, and when it ends."""

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chibo.organization.mandates import errors
from chibo.organization.mandates.choices import DELEGABLE, NEVER_DELEGATED, SIDE_OF_POST, Post
from chibo.organization.mandates.models import Delegation, Mandate
from chibo.organization.mandates.queries import (
    delegations_in,
    duties_of,
    duties_on,
    mandate_line,
    mandates_in,
)
from chibo.organization.mandates.queries.delegations import stand_ins
from chibo.organization.mandates.services import delegate_post, end_mandate, revoke_delegation
from chibo.organization.membership.choices import LeaveKind
from chibo.organization.membership.services import end_leave, end_membership, grant_leave
from chibo.organization.units.choices import Side
from chibo.platform.audit.models import AuditEntry
from chibo.platform.authz.permissions import GRANTS, may
from chibo.platform.rulebook.queries import rules_on
from tests.conftest import give_post, make_person

DAYS = dt.timedelta


def post_of(cast, post=Post.SECRETARY):
    return Mandate.objects.get(unit=cast.cell, post=post)


def lend(cast, today, *, to="official", post=Post.SECRETARY, since=0, until=10, reason="nghỉ phép", **more):
    return delegate_post(
        post_of(cast, post).pk, to_person_id=getattr(cast, to).person.pk, since=today + DAYS(since),
        until=None if until is None else today + DAYS(until), reason=reason, by="test", on=today, **more,
    )  # fmt: skip


def test_who_acts_for_the_secretary_has_the_post_on_these_days_and_no_other(cast, today):
    lend(cast, today, since=1, until=5)
    person = cast.official.person.pk

    held = [duties_on(person, on=today + DAYS(n)).holds(Post.SECRETARY, cast.cell.pk) for n in range(7)]

    assert held == [False, True, True, True, True, False, False]
    acting = duties_on(person, on=today + DAYS(2)).acts_for(Post.SECRETARY, unit_id=cast.cell.pk)
    assert (acting.full_name, acting.title) == ("Nguyễn Minh Hòa", "Bí thư")
    assert acting.last_day == today + DAYS(4)
    assert acting.unit_name == "Chi bộ Sở Ngoại vụ"


def test_nobody_acts_for_another_in_a_post_of_their_own(cast, today):
    lend(cast, today, to="deputy")
    duties = duties_on(cast.deputy.person.pk, on=today)

    assert duties.acts_for(Post.SECRETARY, unit_id=cast.cell.pk)
    assert duties.acts_for(Post.SECRETARY, Post.DEPUTY_SECRETARY, unit_id=cast.cell.pk) is None
    assert not duties.in_person.holds(Post.SECRETARY, cast.cell.pk)


def test_the_stand_in_opens_what_the_secretary_opens(cast, today):
    assert not may(cast.official.account, "meetings.plan_meeting", cast.cell.pk)

    lend(cast, today)

    account = type(cast.official.account).objects.get(pk=cast.official.account.pk)
    assert may(account, "meetings.plan_meeting", cast.cell.pk)
    assert not may(account, "meetings.plan_meeting", cast.other_cell.pk)


@pytest.mark.parametrize("permission", sorted(NEVER_DELEGATED & set(GRANTS)))
def test_some_acts_stay_with_the_holder(cast, today, permission):
    lend(cast, today)
    subject = {"mandates.give_mandate": cast.committee.person, "mandates.delegate_post": post_of(cast)}
    about = subject.get(permission, cast.cell)

    assert may(cast.secretary.account, permission, about)
    assert not may(cast.official.account, permission, about)


def test_what_is_delegated_ends_with_the_post(cast, today):
    lend(cast, today, until=30)

    end_mandate(post_of(cast).pk, on=today + DAYS(3), by="test")

    person = cast.official.person.pk
    assert duties_on(person, on=today + DAYS(2)).holds(Post.SECRETARY, cast.cell.pk)
    assert not duties_on(person, on=today + DAYS(3)).holds(Post.SECRETARY, cast.cell.pk)


def test_what_is_delegated_ends_when_the_stand_in_leaves_the_cell(cast, today):
    lend(cast, today, until=30)

    end_membership(cast.official.person.pk, unit_id=cast.cell.pk, on=today + DAYS(4), reason="transferred", by="test")

    assert not duties_on(cast.official.person.pk, on=today + DAYS(4)).holds(Post.SECRETARY, cast.cell.pk)


def test_a_delegation_is_taken_back_at_once_and_the_days_before_stay(cast, today):
    lent = lend(cast, today, until=30)
    moment = timezone.now() + DAYS(3)

    revoke_delegation(lent.pk, by="test", at=moment, reason="đã về")

    person = cast.official.person.pk
    assert duties_on(person, on=today + DAYS(2)).holds(Post.SECRETARY, cast.cell.pk)
    assert not duties_on(person, on=today + DAYS(3)).holds(Post.SECRETARY, cast.cell.pk)
    with pytest.raises(errors.DelegationOver):
        revoke_delegation(lent.pk, by="test", at=moment)
    assert AuditEntry.objects.filter(action="mandates.delegation.revoked").count() == 1


def test_no_chain_who_stands_in_has_nothing_to_pass_on(cast, today):
    lend(cast, today)

    assert may(cast.secretary.account, "mandates.delegate_post", post_of(cast))
    assert not may(cast.official.account, "mandates.delegate_post", post_of(cast))


REFUSED = [
    ("a probationary member", {"to": "probationary"}, errors.CannotStandIn),
    ("a member of another cell", {"to": "stranger"}, errors.CannotStandIn),
    ("somebody without membership", {"to": "clerk"}, errors.CannotStandIn),
    ("oneself", {"to": "secretary"}, errors.CannotStandIn),
    ("without an end", {"until": None}, errors.DelegationNeedsEnd),
    ("too long", {"until": 91}, errors.DelegationTooLong),
    ("an end before the beginning", {"since": 5, "until": 5}, errors.EndsBeforeItBegins),
    ("yesterday", {"since": -1}, errors.DelegationBackdated),
    ("without a reason", {"reason": "  "}, errors.ReasonMissing),
    ("a superior's post", {"post": Post.SUPERIOR_IN_CHARGE}, errors.NotDelegable),
]


@pytest.mark.parametrize(("case", "wish", "refusal"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_refused(cast, today, case, wish, refusal):
    with pytest.raises(refusal):
        lend(cast, today, **wish)

    assert not Delegation.objects.exists()


def test_a_post_is_delegated_to_one_person_at_a_time(cast, today):
    lend(cast, today, since=5, until=10)

    with pytest.raises(errors.DelegatedAlready) as refused:
        lend(cast, today, to="deputy", since=9, until=12)
    assert "Phạm Ngọc" in refused.value.sentence
    lend(cast, today, to="deputy", since=10, until=12)
    lend(cast, today, to="deputy", since=0, until=5)


def test_only_days_on_which_the_post_is_held_are_delegated(cast, today):
    end_mandate(post_of(cast).pk, on=today + DAYS(5), by="test")

    with pytest.raises(errors.PostNotHeldThen):
        lend(cast, today, until=6)
    lend(cast, today, until=5)


def test_a_state_post_is_delegated_to_somebody_with_a_post_there(cast, today):
    director = give_post(cast.secretary.person, cast.department, Post.DIRECTOR)
    wish = {"since": today, "until": today + DAYS(5), "reason": "đi công tác", "by": "test", "on": today}

    with pytest.raises(errors.CannotStandIn):
        delegate_post(director.pk, to_person_id=cast.official.person.pk, **wish)
    delegate_post(director.pk, to_person_id=cast.officer.person.pk, **wish)

    assert duties_on(cast.officer.person.pk, on=today).holds(Post.DIRECTOR, cast.department.pk)


def test_the_clerk_who_is_on_leave_is_stood_in_for_with_the_lists_they_keep(cast, today):
    clerk = Mandate.objects.get(unit=cast.department, post=Post.CLERK)

    delegate_post(
        clerk.pk, to_person_id=cast.officer.person.pk, since=today, until=today + DAYS(5), reason="nghỉ phép",
        by="test", on=today,
    )  # fmt: skip

    duties = duties_of(cast.officer.account)
    assert duties.keeps_list_of(cast.cell.pk)
    assert not duties.in_person.keeps_list_of(cast.cell.pk)


def test_a_cell_may_allow_a_delegation_without_an_end(cast, today):
    assert rules_on(today).flag("unit.delegation_needs_end") is True


def suspend(cast, today, role, since=0, until=None):
    return grant_leave(
        getattr(cast, role).person.pk, unit_id=cast.cell.pk, kind=LeaveKind.SUSPENDED, on=today + DAYS(since),
        until=until and today + DAYS(until), by="test",
    )  # fmt: skip


def test_who_is_suspended_does_not_act_for_others(cast, today):
    lent = lend(cast, today)
    suspend(cast, today, "official", since=2, until=5)
    held = [duties_on(cast.official.person.pk, on=today + DAYS(n)).holds(Post.SECRETARY, cast.cell.pk) for n in range(7)]
    assert held == [True, True, False, False, False, True, True]
    assert [one.pk for one in delegations_in([cast.cell.pk], on=today + DAYS(1))] == [lent.pk]
    assert delegations_in([cast.cell.pk], on=today + DAYS(2)) == []


def test_a_suspended_member_is_not_offered_and_is_refused(cast, today):
    suspend(cast, today, "official")
    line = mandate_line(post_of(cast).pk)
    assert cast.official.person.pk not in [pk for pk, _name in stand_ins(line, on=today)]
    assert cast.deputy.person.pk in [pk for pk, _name in stand_ins(line, on=today)]
    with pytest.raises(errors.CannotStandIn):
        lend(cast, today)


def test_a_post_whose_holder_is_suspended_rests_and_nobody_acts_in_it(cast, today):
    lend(cast, today)
    leave = suspend(cast, today, "secretary", since=1)
    after = today + DAYS(1)
    assert duties_on(cast.secretary.person.pk, on=today).holds(Post.SECRETARY, cast.cell.pk)
    assert not duties_on(cast.secretary.person.pk, on=after).in_committee(cast.cell.pk)
    assert not duties_on(cast.official.person.pk, on=after).holds(Post.SECRETARY, cast.cell.pk)
    with pytest.raises(errors.PostRests):
        lend(cast, today, to="deputy", since=20, until=25)
    end_leave(leave.pk, on=today + DAYS(3), by="test")
    assert duties_on(cast.secretary.person.pk, on=today + DAYS(3)).holds(Post.SECRETARY, cast.cell.pk)


def test_a_post_of_the_state_does_not_rest(cast, today):
    director = give_post(cast.secretary.person, cast.department, Post.DIRECTOR)
    suspend(cast, today, "secretary")
    assert duties_on(cast.secretary.person.pk, on=today).holds(Post.DIRECTOR, cast.department.pk)
    assert director.pk in [one.pk for one in mandates_in([cast.department.pk], on=today)]


def test_duties_cost_the_same_however_many_act(cast, today, count_queries):
    lend(cast, today)
    person = cast.official.person.pk
    one = count_queries(lambda: duties_on(person, on=today))
    lend(cast, today, post=Post.DEPUTY_SECRETARY)

    assert count_queries(lambda: duties_on(person, on=today)) == one


PEOPLE, UNITS, HORIZON = 3, 2, 12
SPAN = st.tuples(st.integers(0, HORIZON), st.none() | st.integers(1, HORIZON))
POSTS = st.sampled_from(sorted(DELEGABLE))
WORLD = st.fixed_dictionaries(
    {
        "mandates": st.lists(
            st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, UNITS - 1), POSTS, SPAN), min_size=1, max_size=5
        ),
        "delegations": st.lists(
            st.tuples(st.integers(0, 4), st.integers(0, PEOPLE - 1), SPAN, st.none() | st.integers(0, HORIZON)),
            max_size=5,
        ),
        "lost": st.tuples(st.integers(0, 4), st.integers(1, HORIZON)),
    }
)


def build(world, people, units, first):
    """Posts and delegations as the services would never let them be: overlapping, outliving, in circles."""
    mandates, open_posts = [], set()
    for who, where, post, (since, length) in world["mandates"]:
        if length is None and (who, where, post) in open_posts:
            continue
        open_posts.add((who, where, post) if length is None else None)
        mandates.append(
            Mandate.objects.create(
                person=people[who], unit=units[where], post=post, title=post, since=first + DAYS(since),
                until=None if length is None else first + DAYS(since + length),
            )
        )  # fmt: skip
    for of, to, (since, length), revoked in world["delegations"]:
        mandate = mandates[of % len(mandates)]
        Delegation.objects.create(
            mandate=mandate, post=mandate.post, unit=mandate.unit, to_person=people[to], reason="thử",
            since=first + DAYS(since), until=None if length is None else first + DAYS(since + length),
            revoked_at=None if revoked is None else timezone.make_aware(
                dt.datetime.combine(first + DAYS(revoked), dt.time(9))
            ),
        )  # fmt: skip
    return mandates


def rights(people, first):
    """What everybody holds on each of the days."""
    return {
        (person.pk, n): duties_on(person.pk, on=first + DAYS(n))
        for person in people
        for n in range(0, 2 * HORIZON + 1, 3)
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=WORLD)
def test_nobody_has_more_than_the_posts_of_the_day_give(cast, world):
    """A delegation never exceeds the delegator, nobody gains by losing a post, and a right ends with its days."""
    first, units = dt.date(2027, 1, 4), [cast.cell, cast.department]
    with transaction.atomic():
        people = [cast.official.person, cast.committee.person, make_person("Người Ngoài")]
        Mandate.objects.all().delete()
        mandates = build(world, people, units, first)
        before = rights(people, first)
        for (person, n), duties in before.items():
            day = first + DAYS(n)
            held = set(Mandate.objects.current(day).values_list("person_id", "post", "unit_id"))
            for post, unit in duties.in_person.posts:
                assert (person, post, unit) in held
            for one in duties.acting:
                assert (one.person_id, one.post, one.unit_id) in held
                assert one.since <= day
                assert (one.until is None or day < one.until)
                if SIDE_OF_POST.get(one.post) == Side.PARTY:
                    assert duties.official_in(one.unit_id)
            assert duties.posts == duties.in_person.posts | {(one.post, one.unit_id) for one in duties.acting}
        which, at = world["lost"]
        lost = mandates[which % len(mandates)]
        Mandate.objects.filter(pk=lost.pk).update(until=lost.since + DAYS(at))
        if lost.until is None or lost.since + DAYS(at) <= lost.until:
            for key, duties in rights(people, first).items():
                assert duties.posts <= before[key].posts
                assert duties.keeps <= before[key].keeps
        transaction.set_rollback(True)
