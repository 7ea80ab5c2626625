import datetime as dt

import pytest

from chibo.kernel.period import Month
from chibo.platform.audit.models import AuditEntry
from chibo.work.meetings.choices import MeetingKind, Mode, Section, State
from chibo.work.meetings.errors import (
    DayInThePast,
    DayOutsideMonth,
    EmptyTitle,
    MonthAlreadyPlanned,
    NoPatternYet,
    NotEditable,
    PatternUnclear,
    ReasonForMoveMissing,
    TooLong,
)
from chibo.work.meetings.models import Meeting, MeetingPattern
from chibo.work.meetings.queries.months import expected_day, moment_on, year_plan
from chibo.work.meetings.services.planning import (
    cancel_meeting,
    change_meeting,
    plan_meeting,
    propose_monthly_meeting,
    reschedule_meeting,
    set_pattern,
)

NOW = moment_on(dt.date(2026, 11, 22), dt.time(9, 0))
DECEMBER = Month(2026, 12)
FOURTH = moment_on(dt.date(2026, 12, 4), dt.time(8, 0))


def plan(cast, kind=MeetingKind.REGULAR, starts_at=FOURTH, **facts):
    month = facts.pop("month", DECEMBER)
    return plan_meeting(
        cast.cell.pk, kind=kind, month=month, starts_at=starts_at, by=cast.secretary.account, at=NOW, **facts
    )


@pytest.mark.parametrize(
    "kind, title",
    [
        (MeetingKind.REGULAR, "Sinh hoạt chi bộ thường kỳ tháng 12 năm 2026"),
        (MeetingKind.REGULAR_THEMATIC, "Sinh hoạt chi bộ thường kỳ kết hợp chuyên đề tháng 12 năm 2026"),
        (MeetingKind.THEMATIC, "Sinh hoạt chuyên đề quý IV năm 2026"),
        (MeetingKind.COMMITTEE, "Họp chi ủy tháng 12 năm 2026"),
        (MeetingKind.EXTRAORDINARY, "Sinh hoạt chi bộ bất thường tháng 12 năm 2026"),
    ],
)
def test_a_meeting_is_named_by_kind_and_month(cast, kind, title):
    assert plan(cast, kind).title == title


def test_a_planned_meeting_starts_from_the_standard_order_with_the_secretary_in_the_chair(cast):
    meeting = plan(cast, place="Phòng họp tầng 3", mode=Mode.MIXED)
    items = list(meeting.items.all())
    assert meeting.chair == cast.secretary.person
    assert [item.position for item in items] == list(range(1, len(items) + 1))
    assert [item.section for item in items] == sorted((i.section for i in items), key=list(Section).index)
    assert items[0].title == "Tuyên bố lý do, giới thiệu đại biểu"
    assert items[-1].title == "Thư ký đọc biên bản; chi bộ thông qua"
    assert sum(item.minutes for item in items) >= 90
    assert AuditEntry.objects.filter(action="meetings.meeting.planned", subject_id=str(meeting.pk)).exists()


def test_a_month_has_one_monthly_meeting_but_a_cancelled_one_frees_it(cast):
    first = plan(cast)
    with pytest.raises(MonthAlreadyPlanned) as refusal:
        plan(cast, MeetingKind.REGULAR_THEMATIC)
    assert "04/12/2026" in refusal.value.sentence
    plan(cast, MeetingKind.EXTRAORDINARY)
    cancel_meeting(first, reason="Trùng lịch đón đoàn", by=cast.secretary.account, at=NOW)
    assert plan(cast, MeetingKind.REGULAR_THEMATIC).pk != first.pk


def test_day_and_month_must_agree_and_the_past_is_only_recorded_on_purpose(cast):
    with pytest.raises(DayOutsideMonth):
        plan(cast, month=Month(2027, 1))
    early = moment_on(dt.date(2026, 11, 3), dt.time(8, 0))
    with pytest.raises(DayInThePast):
        plan(cast, month=Month(2026, 11), starts_at=early)
    assert plan(cast, month=Month(2026, 11), starts_at=early, after_the_fact=True).pk


def test_titles_and_places_have_an_end(cast):
    with pytest.raises(TooLong) as refusal:
        plan(cast, title="a" * 10_000)
    assert refusal.value.params == {"length": 10_000, "limit": 250}
    meeting = plan(cast)
    with pytest.raises(EmptyTitle):
        change_meeting(meeting, title="   ", by=cast.secretary.account, at=NOW)
    with pytest.raises(TooLong):
        change_meeting(meeting, place="b" * 201, by=cast.secretary.account, at=NOW)


@pytest.mark.parametrize(
    "pattern, day",
    [
        ({"day": 5}, dt.date(2026, 12, 5)),
        ({"day": 31}, dt.date(2026, 12, 31)),
        ({"weekday": 4, "week": 1}, dt.date(2026, 12, 4)),
        ({"weekday": 0, "week": -1}, dt.date(2026, 12, 28)),
    ],
)
def test_the_next_meeting_proposes_itself_from_the_pattern_once(cast, pattern, day):
    set_pattern(
        cast.cell.pk, since=dt.date(2026, 1, 1), time=dt.time(14, 0), place="Hội trường",
        by=cast.secretary.account, at=NOW, **pattern,
    )
    meeting = propose_monthly_meeting(cast.cell.pk, month=DECEMBER, by="meetings.jobs", at=NOW)
    again = propose_monthly_meeting(cast.cell.pk, month=DECEMBER, by=cast.secretary.account, at=NOW)
    assert meeting == again
    assert (meeting.day, meeting.place, meeting.calendar_day) == (day, "Hội trường", day)
    assert Meeting.objects.count() == 1


def test_without_pattern_the_meeting_before_gives_day_and_hour(cast):
    with pytest.raises(NoPatternYet):
        propose_monthly_meeting(cast.cell.pk, month=DECEMBER, by="meetings.jobs", at=NOW)
    plan(cast, place="Tầng 3")
    january = propose_monthly_meeting(cast.cell.pk, month=Month(2027, 1), by="meetings.jobs", at=NOW)
    assert january.starts_at == moment_on(dt.date(2027, 1, 4), dt.time(8, 0))
    assert january.place == "Tầng 3"


@pytest.mark.parametrize(
    "wrong", [{}, {"day": 0}, {"day": 32}, {"weekday": 4}, {"weekday": 7, "week": 1}, {"day": 5, "weekday": 1, "week": 1}]
)
def test_a_pattern_is_a_day_or_a_weekday_of_a_week(cast, wrong):
    with pytest.raises(PatternUnclear):
        set_pattern(cast.cell.pk, since=dt.date(2026, 1, 1), by=cast.secretary.account, at=NOW, **wrong)
    assert not MeetingPattern.objects.exists()


def test_a_new_pattern_leaves_earlier_months_alone(cast):
    set_pattern(cast.cell.pk, since=dt.date(2026, 1, 1), day=3, by="demo", at=NOW)
    set_pattern(cast.cell.pk, since=dt.date(2026, 12, 1), day=10, by="demo", at=NOW)
    assert expected_day(cast.cell.pk, Month(2026, 11)) == dt.date(2026, 11, 3)
    assert expected_day(cast.cell.pk, DECEMBER) == dt.date(2026, 12, 10)


def test_moving_a_meeting_needs_a_reason_and_may_slip_into_the_next_month(cast):
    meeting = plan(cast)
    new = moment_on(dt.date(2027, 1, 3), dt.time(8, 0))
    with pytest.raises(ReasonForMoveMissing):
        reschedule_meeting(meeting, starts_at=new, reason="  ", by=cast.secretary.account, at=NOW)
    moved = reschedule_meeting(meeting, starts_at=new, reason="Đón đoàn cấp cao", by=cast.secretary.account, at=NOW)
    assert (moved.day, moved.month, moved.moved_reason) == (dt.date(2027, 1, 3), DECEMBER.first, "Đón đoàn cấp cao")
    far = moment_on(dt.date(2027, 3, 1), dt.time(8, 0))
    with pytest.raises(DayOutsideMonth):
        reschedule_meeting(moved, starts_at=far, reason="x", by=cast.secretary.account, at=NOW)
    past = moment_on(dt.date(2026, 11, 1), dt.time(8, 0))
    with pytest.raises(DayInThePast):
        reschedule_meeting(moved, starts_at=past, reason="x", by=cast.secretary.account, at=NOW)


@pytest.mark.parametrize("state", [State.IN_SESSION, State.CLOSED, State.ISSUED, State.CANCELLED])
def test_a_meeting_that_has_opened_is_neither_moved_nor_changed_nor_cancelled(cast, state):
    meeting = plan(cast)
    Meeting.objects.update(state=state)
    for attempt in (
        lambda: change_meeting(meeting, place="x", by="demo", at=NOW),
        lambda: cancel_meeting(meeting, reason="x", by="demo", at=NOW),
        lambda: reschedule_meeting(meeting, starts_at=NOW, reason="x", by="demo", at=NOW),
    ):
        with pytest.raises(NotEditable):
            attempt()
    assert Meeting.objects.get().place == ""


def test_the_year_plan_shows_twelve_months_with_their_days_and_what_speaks_against_them(cast, count_queries):
    set_pattern(cast.cell.pk, since=dt.date(2026, 1, 1), day=5, by="demo", at=NOW)
    plan(cast, starts_at=moment_on(dt.date(2026, 12, 6), dt.time(8, 0)), moved_reason="Trùng hội nghị")
    months = year_plan(cast.cell.pk, 2026, on=dt.date(2026, 11, 22))
    assert [one.day.day for one in months] == [5] * 11 + [6]
    assert [str(w) for w in months[11].warnings] == ["sunday"]
    assert [str(w) for w in months[8].warnings] == ["saturday"]
    assert months[11].moved
    assert not months[10].moved
    assert months[9].past
    assert not months[10].past
    assert count_queries(lambda: year_plan(cast.cell.pk, 2026, on=dt.date(2026, 11, 22))) <= 3
