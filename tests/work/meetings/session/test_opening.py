import datetime as dt

import pytest
from django.utils import timezone

from chibo.kernel.text import fold, name_sort_key
from chibo.organization.mandates.choices import Post
from chibo.organization.membership.choices import Standing
from chibo.organization.membership.models import Membership
from chibo.platform.audit.models import AuditEntry
from chibo.work.meetings.choices import MeetingKind, RollStanding, State
from chibo.work.meetings.errors import CannotOpen
from chibo.work.meetings.services.session import next_item, open_meeting, set_current_item
from tests.conftest import give_post, make_member
from tests.work.meetings.session.conftest import plan


def test_opening_freezes_the_roll_by_given_name(meeting, cast):
    names = list(meeting.roll.order_by("position").values_list("full_name", flat=True))
    assert names == sorted(names, key=name_sort_key)
    assert len(names) == 6
    make_member(cast.cell, "Người Đến Sau")
    assert meeting.roll.count() == 6


def test_opening_says_who_is_on_leave_and_who_may_vote(meeting):
    lines = {line.full_name: line for line in meeting.roll.all()}
    exempted, probationary = lines["Hoàng Văn Ơn"], lines["Lê Đức Anh"]
    assert (exempted.presence, exempted.expected, exempted.entitled) == ("exempted", False, False)
    assert (probationary.presence, probationary.expected, probationary.entitled) == ("", True, False)
    assert lines["Phạm Ngọc"].entitled


def test_opening_twice_changes_nothing(meeting):
    before = list(meeting.roll.values())
    again = open_meeting(meeting, by="test")
    assert again.opened_at == meeting.opened_at
    assert list(meeting.roll.values()) == before
    assert AuditEntry.objects.filter(action="meetings.meeting.opened").count() == 1


def test_the_secretary_presides_when_nobody_is_named(meeting, cast):
    assert meeting.chair_id == cast.secretary.person.pk


def test_opening_keeps_under_which_rules_it_was_done(meeting):
    assert meeting.rules_stamp


@pytest.mark.parametrize("state", [State.CLOSED, State.MINUTES_ADOPTED, State.CANCELLED])
def test_a_meeting_that_is_over_is_never_opened_again(planned, state):
    planned.state = state
    planned.save()
    with pytest.raises(CannotOpen):
        open_meeting(planned, by="test")
    assert not planned.roll.exists()


def test_a_committee_meeting_calls_the_committee(cast):
    meeting = open_meeting(plan(cast, MeetingKind.COMMITTEE), by="test")
    names = set(meeting.roll.values_list("full_name", flat=True))
    assert names == {"Nguyễn Minh Hòa", "Trần Thúy Hằng", "Đinh Công Sơn"}


def test_an_office_meeting_calls_the_staff(cast):
    give_post(cast.official.person, cast.department, Post.DIRECTOR, "Giám đốc")
    meeting = open_meeting(plan(cast, MeetingKind.OFFICE), by="test")
    lines = dict(meeting.roll.values_list("full_name", "standing"))
    assert lines == dict.fromkeys(("Vũ Thị Hà", "Bùi Thị Ấu", "Phạm Ngọc"), RollStanding.STAFF)
    assert not meeting.roll.filter(entitled=True).exists()


def test_guests_named_in_the_invitation_stand_at_the_end(cast):
    meeting = open_meeting(plan(cast, guests="Trần Văn Khách, Đảng ủy UBND tỉnh\n\nLê Khách"), by="test")
    last = list(meeting.roll.order_by("position").values_list("full_name", "title", "standing"))[-2:]
    assert last == [("Trần Văn Khách", "Đảng ủy UBND tỉnh", "guest"), ("Lê Khách", "", "guest")]


def test_a_former_member_is_not_called(cast, planned):
    today = timezone.localdate()
    gone = make_member(cast.cell, "Người Đã Đi")
    Membership.objects.filter(person=gone).update(until=today)
    temporary = make_member(cast.cell, "Người Ở Tạm", Standing.TEMPORARY_HERE)
    roll = open_meeting(planned, by="test").roll
    assert not roll.filter(folded=fold(gone.full_name)).exists()
    assert roll.get(person=temporary).entitled is False


def test_opening_starts_the_first_item_and_next_goes_through_the_agenda(meeting):
    first, second = meeting.items.order_by("position")[:2]
    assert first.state == "current"
    at = timezone.now()
    assert next_item(meeting, by="test", at=at) == second
    first.refresh_from_db()
    assert (first.state, first.finished_at) == ("done", at)


def test_next_after_the_last_item_is_nothing(meeting):
    for _step in range(3):
        next_item(meeting, by="test")
    assert next_item(meeting, by="test") is None
    assert set(meeting.items.values_list("state", flat=True)) == {"done"}


def test_going_back_reopens_an_item_and_keeps_its_start(meeting):
    first = meeting.items.get(state="current")
    next_item(meeting, by="test")
    reopened = set_current_item(first, by="test", at=timezone.now() + dt.timedelta(minutes=5))
    assert (reopened.state, reopened.started_at, reopened.finished_at) == (
        "current", meeting.opened_at, None,
    )
    assert meeting.items.filter(state="current").count() == 1
