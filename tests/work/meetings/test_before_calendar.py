import datetime as dt

import pytest
from django.utils import timezone

from chibo.kernel.period import Month
from chibo.platform.calendar.registry import Scope, Severity
from chibo.platform.threads.queries import thread_of
from chibo.platform.threads.services import link
from chibo.work.meetings import calendar
from chibo.work.meetings.choices import MeetingKind, State
from chibo.work.meetings.models import Meeting, Statement, Wish
from chibo.work.meetings.queries.months import moment_on
from chibo.work.meetings.services.planning import plan_meeting

NOW = moment_on(dt.date(2026, 11, 22), dt.time(9, 0))


def scope(cast, on=dt.date(2026, 11, 22), since=dt.date(2026, 11, 1), until=dt.date(2027, 1, 5)):
    return Scope(cast.cell.pk, since, until, on)


@pytest.fixture
def meeting(cast):
    starts = moment_on(dt.date(2026, 12, 4), dt.time(8, 0))
    return plan_meeting(
        cast.cell.pk, kind=MeetingKind.REGULAR, month=Month(2026, 12), starts_at=starts, place="Tầng 3", by="demo", at=NOW
    )


def test_the_meeting_stands_on_its_day_and_hour(cast, meeting):
    found = {one.key: one for one in calendar.meetings(scope(cast))}
    mine = found[meeting.reference]
    assert (mine.day, mine.time, mine.detail) == (dt.date(2026, 12, 4), dt.time(8, 0), "Tầng 3")
    assert not mine.proposal


def test_a_cancelled_meeting_is_on_no_calendar(cast, meeting):
    Meeting.objects.update(state=State.CANCELLED)
    assert meeting.reference not in [one.key for one in calendar.meetings(scope(cast))]


@pytest.mark.parametrize(
    "on, words",
    [
        (dt.date(2026, 11, 26), set()),
        (dt.date(2026, 11, 27), {"committee"}),
        (dt.date(2026, 12, 3), {"committee", "documents"}),
    ],
)
def test_what_is_due_before_a_meeting_appears_on_its_day(cast, meeting, on, words):
    found = [one.key for one in calendar.meetings(scope(cast, on=on))]
    assert {key.rpartition("-")[2] for key in found if key.startswith(f"{meeting.reference}-")} == words


def test_a_report_that_is_missing_after_its_day_is_late(cast, meeting):
    Meeting.objects.update(state=State.ISSUED)
    found = {one.key: one for one in calendar.meetings(scope(cast, on=dt.date(2026, 12, 8)))}
    assert found[f"{meeting.reference}-report"].severity == Severity.LATE
    Meeting.objects.update(state=State.REPORTED, reported_on=dt.date(2026, 12, 6))
    assert f"{meeting.reference}-report" not in [one.key for one in calendar.meetings(scope(cast, on=dt.date(2026, 12, 8)))]


def test_an_unanswered_wish_offers_itself_until_it_is_answered(cast, meeting):
    said = Statement.objects.create(
        item=meeting.items.first(), key="k", text="Đổi lịch lớp tiếng Anh", speaker_name="Vũ Thị Hà", position=1, said_at=NOW
    )
    wish = Wish.objects.create(statement=said, unit=cast.cell, due=dt.date(2026, 11, 10))
    (found,) = calendar.wishes(scope(cast))
    assert (found.proposal, found.severity, found.day) == (True, Severity.LATE, dt.date(2026, 11, 10))
    assert "Đổi lịch lớp tiếng Anh" in found.title
    wish.answered_at = timezone.now()
    wish.save()
    assert list(calendar.wishes(scope(cast))) == []


def test_days_of_the_year_that_are_over_are_not_offered(cast):
    found = {one.key: one for one in calendar.year_days(scope(cast))}
    assert not found["calendar.day:2026-11-07"].proposal
    assert found["calendar.day:2026-12-15"].proposal
    assert "calendar.day:2027-02-03" not in found


def test_a_quarter_without_its_theme_is_mentioned(cast, meeting):
    keys = [one.key for one in calendar.meetings(scope(cast))]
    assert "meetings.thematic:2026-4" in keys
    Meeting.objects.update(kind=MeetingKind.REGULAR_THEMATIC, state=State.CLOSED)
    assert "meetings.thematic:2026-4" not in [one.key for one in calendar.meetings(scope(cast))]


def test_the_calendar_costs_the_same_for_one_and_for_many(cast, meeting, count_queries):
    few = count_queries(lambda: list(calendar.meetings(scope(cast))))
    for day in range(10, 15):
        starts = moment_on(dt.date(2026, 12, day), dt.time(8, 0))
        plan_meeting(
            cast.cell.pk, kind=MeetingKind.EXTRAORDINARY, month=Month(2026, 12), starts_at=starts, by="demo", at=NOW
        )
    assert count_queries(lambda: list(calendar.meetings(scope(cast)))) == few


def test_the_thread_shows_only_what_one_may_see(cast, meeting):
    committee = plan_meeting(
        cast.cell.pk, kind=MeetingKind.COMMITTEE, month=Month(2026, 12),
        starts_at=moment_on(dt.date(2026, 12, 1), dt.time(8, 0)), by="demo", at=NOW,
    )
    item = meeting.items.first()
    link(committee.reference, meeting.reference)
    link(meeting.reference, item.reference)
    seen = [card.label for card in thread_of(meeting.reference, user=cast.secretary.account)]
    assert seen == [committee.title, meeting.title, item.title]
    assert [card.label for card in thread_of(meeting.reference, user=cast.official.account)] == [meeting.title, item.title]
    assert thread_of(meeting.reference, user=cast.stranger.account) == []
