"""Who may do what around a meeting: one table."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from chibo.kernel.period import Month
from chibo.organization.mandates.choices import Post
from chibo.platform.authz.permissions import may
from chibo.work.meetings.choices import MeetingKind
from chibo.work.meetings.models import Statement, Wish
from chibo.work.meetings.queries.months import moment_on
from chibo.work.meetings.services.planning import plan_meeting
from tests.conftest import give_post

CELL = {"secretary", "deputy", "committee", "official", "probationary", "exempted", "clerk", "superior"}
COMMITTEE = {"secretary", "deputy", "committee"}
HEADS = {"secretary", "deputy"}
TABLE = [
    ("meetings.view_meeting", CELL),
    ("meetings.prepare_meeting", COMMITTEE),
    ("meetings.announce_meeting", HEADS),
    ("meetings.run_meeting", COMMITTEE | {"official"}),
    ("meetings.adopt_minutes", HEADS | {"committee"}),
    ("meetings.correct_minutes", HEADS | {"official"}),
    ("meetings.edit_decision", COMMITTEE | {"official"}),
    ("meetings.issue_decision", HEADS),
    ("meetings.score_self", COMMITTEE),
    ("meetings.score_superior", {"superior"}),
]


@pytest.fixture
def meeting(cast):
    """Chaired by the committee member, written down by the official member."""
    starts = moment_on(timezone.localdate() + dt.timedelta(days=20), dt.time(8, 0))
    return plan_meeting(
        cast.cell.pk, kind=MeetingKind.REGULAR, month=Month.of(timezone.localdate(starts)), starts_at=starts, by="demo",
        chair_id=cast.committee.person.pk, minute_taker_id=cast.official.person.pk,
    )


def allowed(cast, permission, subject):
    return {name for name, one in cast.members.items() if may(one.account, permission, subject)}


@pytest.mark.parametrize("permission, who", TABLE)
def test_the_table_of_permissions(cast, meeting, permission, who):
    assert allowed(cast, permission, meeting) == who
    assert not may(AnonymousUser(), permission, meeting)
    assert allowed(cast, permission, meeting.items.first()) == who


def test_the_minute_taker_of_one_meeting_is_nobody_in_the_next(cast, meeting):
    starts = meeting.starts_at + dt.timedelta(days=1)
    other = plan_meeting(
        cast.cell.pk, kind=MeetingKind.EXTRAORDINARY, month=Month.of(timezone.localdate(starts)), starts_at=starts, by="demo"
    )
    assert not may(cast.official.account, "meetings.run_meeting", other)


def test_a_committee_meeting_is_seen_by_the_committee_only(cast):
    starts = moment_on(timezone.localdate() + dt.timedelta(days=5), dt.time(8, 0))
    meeting = plan_meeting(
        cast.cell.pk, kind=MeetingKind.COMMITTEE, month=Month.of(timezone.localdate(starts)), starts_at=starts, by="demo"
    )
    assert allowed(cast, "meetings.view_meeting", meeting) == COMMITTEE


def test_planning_and_the_outbox_belong_to_the_committee_of_the_unit(cast):
    assert allowed(cast, "meetings.plan_meeting", cast.cell.pk) == COMMITTEE
    assert allowed(cast, "meetings.plan_meeting", cast.other_cell.pk) == {"stranger"}
    assert allowed(cast, "notices.keep_outbox", f"unit:{cast.cell.pk}") == COMMITTEE
    for garbled in ("unit:", "unit:x", "cell:1", ""):
        assert allowed(cast, "notices.keep_outbox", garbled) == set()


def test_the_director_plans_the_offices_meetings_and_not_the_cells(cast):
    give_post(cast.officer.person, cast.department, Post.DIRECTOR)
    assert may(cast.officer.account, "meetings.plan_meeting", cast.department.pk)
    assert not may(cast.officer.account, "meetings.plan_meeting", cast.cell.pk)


def test_a_wish_is_answered_by_whom_it_was_given_to_or_by_the_committee(cast, meeting):
    said = Statement.objects.create(
        item=meeting.items.first(), key="k1", text="Đổi giờ họp", position=1, said_at=timezone.now()
    )
    wish = Wish.objects.create(statement=said, unit=cast.cell, answerer=cast.probationary.person)
    assert allowed(cast, "meetings.answer_wish", wish) == COMMITTEE | {"probationary"}
