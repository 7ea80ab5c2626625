import pytest

from chibo.organization.membership.choices import LeaveKind, Standing
from chibo.organization.membership.models import Leave
from chibo.platform.audit.models import AuditEntry
from chibo.work.meetings.choices import Presence, State
from chibo.work.meetings.errors import NotInSession, ReasonMissing
from chibo.work.meetings.queries.attendance import attendance_of, quorum_of, room_of
from chibo.work.meetings.services.roll import add_guest, tick, tick_rest
from chibo.work.meetings.services.session import open_meeting
from tests.conftest import LONG_AGO, make_member


def test_a_tick_is_written_and_kept_on_the_trail(meeting, entry, cast):
    line = tick(entry("Phạm Ngọc"), Presence.PRESENT, by=cast.secretary.account)
    line.refresh_from_db()
    assert (line.presence, line.entitled, line.expected) == ("present", True, True)
    assert line.ticked_at is not None
    last = AuditEntry.objects.get(action="meetings.roll.ticked")
    assert (last.actor_id, last.data["presence"]) == (cast.secretary.account.pk, "present")


def test_absent_with_a_reason_needs_the_reason(meeting, entry):
    with pytest.raises(ReasonMissing):
        tick(entry("Phạm Ngọc"), Presence.EXCUSED, by="test", reason="  ")
    assert entry("Phạm Ngọc").presence == ""


def test_an_accepted_reason_takes_the_absent_out_of_the_electorate(meeting, entry):
    tick(entry("Phạm Ngọc"), Presence.EXCUSED, by="test", reason="đi công tác")
    assert entry("Phạm Ngọc").entitled is False
    tick(entry("Phạm Ngọc"), Presence.EXCUSED, by="test", reason="đi công tác", approved=False)
    assert entry("Phạm Ngọc").entitled is True


def test_coming_late_is_a_remark_beside_being_present(meeting, entry):
    tick(entry("Phạm Ngọc"), Presence.PRESENT, by="test", remark=" đến muộn 15 phút ")
    assert entry("Phạm Ngọc").remark == "đến muộn 15 phút"


def test_who_is_exempted_and_comes_all_the_same_votes_but_stays_out_of_the_rate(everybody_came, entry):
    before = attendance_of(everybody_came)
    tick(entry("Hoàng Văn Ơn"), Presence.PRESENT, by="test")
    line = entry("Hoàng Văn Ơn")
    assert (line.leave, line.entitled, line.expected) == ("exempted", True, False)
    assert attendance_of(everybody_came).rate == before.rate


def test_the_room_counts_as_the_rule_counts(cast, planned):
    away = make_member(cast.cell, "Đỗ Đi Xa")
    Leave.objects.create(person=away, unit=cast.cell, kind=LeaveKind.AWAY, since=LONG_AGO)
    make_member(cast.cell, "Ngô Ở Tạm", Standing.TEMPORARY_HERE)
    meeting = open_meeting(planned, by="test")
    tick(meeting.roll.get(full_name="Phạm Ngọc"), Presence.UNEXCUSED, by="test")
    for name in ("Nguyễn Minh Hòa", "Trần Thúy Hằng", "Đinh Công Sơn", "Lê Đức Anh"):
        tick(meeting.roll.get(full_name=name), Presence.PRESENT, by="test")
    count = attendance_of(meeting)
    assert (count.on_roll, count.official, count.probationary, count.temporary_here) == (8, 6, 1, 1)
    assert (count.exempted, count.away, count.unexcused, count.present) == (1, 1, 1, 4)
    assert (quorum_of(meeting).base, quorum_of(meeting).present) == (4, 3)


def test_everybody_else_is_ticked_at_once_but_not_the_guests(meeting, entry):
    tick(entry("Phạm Ngọc"), Presence.UNEXCUSED, by="test")
    add_guest(meeting, name="Trần Khách", by="test")
    waiting = meeting.roll.create(
        full_name="Lê Khách", folded="le khach", position=99, standing="guest", entitled=False, expected=False
    )
    assert tick_rest(meeting, Presence.PRESENT, by="test") == 4
    assert entry("Phạm Ngọc").presence == "unexcused"
    assert entry("Hoàng Văn Ơn").presence == "exempted"
    waiting.refresh_from_db()
    assert waiting.presence == ""


def test_a_guest_is_on_the_roll_but_in_no_number(everybody_came):
    before = room_of(everybody_came)
    guest = add_guest(everybody_came, name="Trần Khách", title="Đảng ủy UBND tỉnh", by="test")
    after = room_of(everybody_came)
    assert (guest.full_name, guest.title, guest.presence) == ("Trần Khách", "Đảng ủy UBND tỉnh", "present")
    assert (after.count, after.electors, after.guests_present) == (before.count, before.electors, 1)


def test_a_closed_meeting_has_a_closed_roll(meeting, entry):
    line = entry("Phạm Ngọc")
    meeting.state = State.CLOSED
    meeting.save()
    with pytest.raises(NotInSession):
        tick(line, Presence.PRESENT, by="test")
    assert entry("Phạm Ngọc").presence == ""
