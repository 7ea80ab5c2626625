"""Nobody gains a right by losing something: the permission model as a property."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import Duties
from chibo.organization.membership.choices import Standing
from chibo.platform.accounts.models import Account
from chibo.platform.authz.permissions import GRANTS, may
from chibo.surfaces.rights.grounds import as_if
from tests.walk.matrix import subjects
from tests.walk.world import build

NOT_ABOUT_DUTIES = {"setup.continue"}
"""Answers from whether anything exists at all."""


@pytest.fixture
def things(cast, django_capture_on_commit_callbacks):
    """What every permission is asked about, the cell, its office, and some people."""
    world = build(cast, django_capture_on_commit_callbacks)
    return subjects(world), [cast.cell.pk, cast.department.pk, cast.other_cell.pk, cast.superior_unit.pk], [
        cast.official.person.pk, cast.secretary.person.pk, None]


@st.composite
def duties(draw, units, people):
    """Any mixture of posts, memberships, kept lists and emergency access."""
    some = st.sampled_from(units)
    posts = draw(st.frozensets(st.tuples(st.sampled_from(list(Post)), some), max_size=4))
    standings = draw(st.dictionaries(some, st.sampled_from(list(Standing)), max_size=2))
    return Duties(
        draw(st.sampled_from(people)), posts, standings, keeps=draw(st.frozensets(some, max_size=2)),
        reads=draw(st.frozensets(some, max_size=1)),
    )


def less(draw, full):
    """The same without one thing."""
    ways = [replace(full, posts=full.posts - {post}) for post in full.posts]
    ways += [replace(full, standings={k: v for k, v in full.standings.items() if k != unit}) for unit in full.standings]
    ways += [replace(full, keeps=full.keeps - {unit}) for unit in full.keeps]
    ways += [replace(full, reads=full.reads - {unit}) for unit in full.reads]
    return draw(st.sampled_from(ways)) if ways else full


def test_nobody_gains_a_right_by_losing_a_post(things):
    about, units, people = things
    account = Account(pk=10**9, login="anybody")

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def holds(data):
        full = data.draw(duties(units, people))
        fewer = less(data.draw, full)
        permission = data.draw(st.sampled_from(sorted(set(GRANTS) - NOT_ABOUT_DUTIES)))
        for thing in about[permission]:
            if may(as_if(account, fewer), permission, thing):
                assert may(as_if(account, full), permission, thing), f"{permission}: gained by losing"

    holds()


def test_with_nothing_one_may_only_what_everybody_may(things):
    about, _units, _people = things
    account = as_if(Account(pk=10**9, login="anybody"), Duties())
    open_to_all = {"authz.signed_in", "units.view_unit", "rulebook.read_rules", "rights.read_matrix"}

    opened = {name for name, asked in about.items() for thing in asked if may(account, name, thing)}

    assert {name for name in opened if GRANTS[name].scope != "office"} == set()
    assert open_to_all <= opened
