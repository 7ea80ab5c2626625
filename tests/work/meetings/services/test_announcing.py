import datetime as dt

import pytest
from icalendar import Calendar

from chibo.kernel.period import Month
from chibo.platform.notices.choices import NoticeState
from chibo.platform.notices.models import Notice
from chibo.platform.notices.services import change_draft
from chibo.work.meetings.choices import MeetingKind, State
from chibo.work.meetings.errors import EmptyAgenda, NotPrepared, PreparedLater
from chibo.work.meetings.models import Meeting
from chibo.work.meetings.queries.alerts import preparation_of
from chibo.work.meetings.queries.months import moment_on
from chibo.work.meetings.rules.deadlines import Alert
from chibo.work.meetings.services.announcing import (
    announce_meeting,
    call_off_meeting,
    draft_announcement,
    record_preparation,
    send_documents,
)
from chibo.work.meetings.services.planning import plan_meeting, reschedule_meeting
from chibo.work.meetings.services.reminding import propose_next_month, remind_committee

NOW = moment_on(dt.date(2026, 11, 22), dt.time(9, 0))
FOURTH = moment_on(dt.date(2026, 12, 4), dt.time(8, 0))


def planned(cast, kind=MeetingKind.REGULAR, starts_at=FOURTH, **facts):
    return plan_meeting(
        cast.cell.pk, kind=kind, month=Month(2026, 12), starts_at=starts_at, place="Phòng họp tầng 3",
        by=cast.secretary.account, at=NOW, **facts,
    )


@pytest.fixture
def meeting(cast):
    return planned(cast)


def names(notice):
    return {recipient.name for recipient in notice.recipients.all()}


def entry(notice):
    return Calendar.from_ical(bytes(notice.attachments.get().content))


def test_the_announcement_is_a_draft_for_the_members_and_the_superior_in_charge(cast, meeting):
    notice = draft_announcement(meeting, by=cast.secretary.account, at=NOW)
    assert notice.state == NoticeState.DRAFT
    assert meeting.title in notice.title
    assert "08 giờ 00, thứ Sáu, ngày 04 tháng 12 năm 2026" in notice.body
    assert "Phòng họp tầng 3" in notice.body
    assert {"Nguyễn Minh Hòa", "Lê Đức Anh", "Tạ Quang Khải"} <= names(notice)
    assert not names(notice) & {"Vũ Thị Xa", "Bùi Thị Ấu", "Vũ Thị Hà"}
    meeting.refresh_from_db()
    assert meeting.state == State.PLANNED


def test_a_committee_meeting_is_told_to_the_committee_only(cast):
    notice = draft_announcement(planned(cast, MeetingKind.COMMITTEE), by=cast.secretary.account, at=NOW)
    assert names(notice) == {"Nguyễn Minh Hòa", "Trần Thúy Hằng", "Đinh Công Sơn"}


def test_a_draft_is_written_anew_unless_somebody_worked_on_it(cast, meeting):
    draft_announcement(meeting, by=cast.secretary.account, at=NOW)
    item = meeting.items.first()
    item.title = "Mục vừa đổi tên"
    item.save()
    notice = draft_announcement(meeting, by=cast.secretary.account, at=NOW)
    assert "Mục vừa đổi tên" in notice.body
    change_draft(notice, title="Thông báo riêng", body="Lời của Bí thư", by=cast.secretary.account, at=NOW)
    assert draft_announcement(meeting, by=cast.secretary.account, at=NOW).body == "Lời của Bí thư"
    anew = draft_announcement(meeting, by=cast.secretary.account, at=NOW, anew=True)
    assert "Mục vừa đổi tên" in anew.body
    assert Notice.objects.count() == 1


def test_sending_announces_the_meeting_with_its_documents(cast, meeting):
    announced = announce_meeting(meeting, by=cast.secretary.account, at=NOW)
    assert (announced.state, announced.announced_at, announced.documents_sent_at) == (State.ANNOUNCED, NOW, NOW)
    notice = Notice.objects.get()
    assert (notice.state, notice.sent_at) == (NoticeState.SENT, NOW)


def test_documents_may_follow_later_and_lateness_is_seen(cast, meeting):
    announced = announce_meeting(meeting, by=cast.secretary.account, at=NOW, with_documents=False)
    assert announced.documents_sent_at is None
    morning = moment_on(dt.date(2026, 12, 4), dt.time(6, 0))
    sent = send_documents(meeting, by=cast.secretary.account, at=morning)
    assert sent.documents_sent_at == morning
    shape = preparation_of(sent, on=morning.date())
    assert shape.documents_late
    assert shape.documents_by == dt.date(2026, 12, 3)
    assert not preparation_of(announce_meeting(planned_later(cast), by="demo", at=NOW), on=NOW.date()).documents_late


def planned_later(cast):
    return planned(cast, MeetingKind.EXTRAORDINARY, moment_on(dt.date(2026, 12, 20), dt.time(14, 0)))


def test_the_calendar_entry_keeps_its_uid_and_counts_its_changes(cast, meeting):
    announce_meeting(meeting, by=cast.secretary.account, at=NOW)
    first = entry(Notice.objects.get())
    event = first.walk("VEVENT")[0]
    assert str(first["METHOD"]) == "PUBLISH"
    assert [str(zone["TZID"]) for zone in first.walk("VTIMEZONE")] == ["Asia/Ho_Chi_Minh"]
    assert event.decoded("DTSTART") == FOURTH
    assert event.decoded("DTEND") > FOURTH + dt.timedelta(minutes=60)
    assert str(event["SUMMARY"]) == meeting.title
    assert event["SEQUENCE"] == 0
    new = moment_on(dt.date(2026, 12, 7), dt.time(14, 0))
    reschedule_meeting(meeting, starts_at=new, reason="Đón đoàn cấp cao", by=cast.secretary.account, at=NOW)
    announce_meeting(meeting, by=cast.secretary.account, at=NOW + dt.timedelta(hours=1))
    notice = Notice.objects.order_by("pk").last()
    again = entry(notice).walk("VEVENT")[0]
    assert (again["UID"], again["SEQUENCE"]) == (event["UID"], 1)
    assert again.decoded("DTSTART") == new
    assert notice.title.startswith("Thông báo thay đổi")
    assert "Đón đoàn cấp cao" in notice.body


def test_calling_off_an_announced_meeting_leaves_the_word_in_the_outbox(cast, meeting):
    announce_meeting(meeting, by=cast.secretary.account, at=NOW)
    call_off_meeting(meeting, reason="Bão số 9", by=cast.secretary.account, at=NOW)
    notice = Notice.objects.get(kind="meetings.cancellation")
    assert notice.state == NoticeState.DRAFT
    assert "Bão số 9" in notice.body
    event = entry(notice).walk("VEVENT")[0]
    assert (str(event["STATUS"]), event["SEQUENCE"]) == ("CANCELLED", 1)


def test_an_unannounced_meeting_is_called_off_quietly(cast, meeting):
    call_off_meeting(meeting, reason="Nhập nhầm", by=cast.secretary.account, at=NOW)
    assert not Notice.objects.exists()


def test_an_empty_agenda_is_not_announced(cast, meeting):
    meeting.items.all().delete()
    with pytest.raises(EmptyAgenda):
        announce_meeting(meeting, by=cast.secretary.account, at=NOW)
    meeting.refresh_from_db()
    assert meeting.state == State.PLANNED


def test_preparation_names_a_day_gone_by_or_the_committee_meeting_itself(cast, meeting):
    committee = planned(cast, MeetingKind.COMMITTEE, moment_on(dt.date(2026, 12, 1), dt.time(8, 0)))
    later = planned(cast, MeetingKind.COMMITTEE, moment_on(dt.date(2026, 12, 9), dt.time(8, 0)))
    with pytest.raises(PreparedLater):
        record_preparation(meeting, on=dt.date(2026, 12, 1), by=cast.secretary.account, at=NOW)
    second = moment_on(dt.date(2026, 12, 2), dt.time(8, 0))
    for wrong in (later.pk, meeting.pk, 9999):
        with pytest.raises(NotPrepared):
            record_preparation(
                meeting, on=dt.date(2026, 12, 1), committee_meeting_id=wrong, by="demo", at=second
            )
    done = record_preparation(
        meeting, on=dt.date(2026, 12, 1), committee_meeting_id=committee.pk, by=cast.secretary.account, at=second
    )
    assert (done.prepared_on, done.committee_meeting) == (dt.date(2026, 12, 1), committee)


@pytest.mark.parametrize(
    "day, alerts",
    [
        (dt.date(2026, 11, 26), []),
        (dt.date(2026, 11, 27), [Alert.COMMITTEE_NOT_MET]),
        (dt.date(2026, 12, 3), [Alert.COMMITTEE_NOT_MET, Alert.DOCUMENTS_NOT_SENT]),
        (dt.date(2026, 12, 5), []),
    ],
)
def test_the_committee_is_reminded_once_of_each_thing(cast, meeting, day, alerts):
    moment = moment_on(day, dt.time(7, 0))
    assert list(preparation_of(meeting, on=day).alerts) == alerts
    assert remind_committee(cast.cell.pk, at=moment) == len(alerts)
    assert remind_committee(cast.cell.pk, at=moment + dt.timedelta(hours=1)) == 0
    for notice in Notice.objects.all():
        assert names(notice) == {"Nguyễn Minh Hòa", "Trần Thúy Hằng", "Đinh Công Sơn"}


def test_a_meeting_that_is_not_reported_is_reminded_of_after_two_days(cast, meeting):
    Meeting.objects.update(state=State.CLOSED, prepared_on=NOW.date(), documents_sent_at=NOW)
    assert remind_committee(cast.cell.pk, at=moment_on(dt.date(2026, 12, 5), dt.time(8, 0))) == 0
    assert remind_committee(cast.cell.pk, at=moment_on(dt.date(2026, 12, 6), dt.time(8, 0))) == 1
    assert meeting.title in Notice.objects.get().body


def test_next_month_proposes_itself_in_the_last_days_only(cast, meeting):
    assert propose_next_month(cast.cell.pk, at=moment_on(dt.date(2026, 12, 20), dt.time(8, 0))) is None
    made = propose_next_month(cast.cell.pk, at=moment_on(dt.date(2026, 12, 26), dt.time(8, 0)))
    assert made is not None
    assert made.month == dt.date(2027, 1, 1)
    assert propose_next_month(cast.cell.pk, at=moment_on(dt.date(2026, 12, 27), dt.time(8, 0))) is None
