import datetime as dt

import pytest
from django.utils import timezone
from icalendar import Calendar

from chibo.platform.calendar import queries
from chibo.platform.calendar.feed import feed_of
from chibo.platform.calendar.queries import calendar_of, proposals_for_meeting
from chibo.platform.calendar.registry import Dated, Scope, dated

NOW = dt.datetime(2026, 11, 22, 1, 0, tzinfo=dt.UTC)
NOVEMBER = Scope(unit_id=1, since=dt.date(2026, 11, 1), until=dt.date(2026, 12, 1), on=dt.date(2026, 11, 22))


def thing(day, title="Họp", *, key=None, **more):
    return Dated(key=key or f"tests.thing:{day}", day=dt.date(2026, 11, day), title=title, kind="meeting", **more)


def read(things):
    return list(Calendar.from_ical(feed_of(things, now=NOW)).walk("VEVENT"))


def test_a_meeting_begins_at_its_hour_here():
    (event,) = read([thing(5, "Sinh hoạt chi bộ tháng 11; phòng 3", time=dt.time(8))])
    start = event.decoded("dtstart")
    assert str(event["summary"]) == "Sinh hoạt chi bộ tháng 11; phòng 3"
    assert timezone.localtime(start).strftime("%d/%m/%Y %H:%M") == "05/11/2026 08:00"
    assert event.decoded("dtend") - start == dt.timedelta(hours=1)


def test_a_deadline_takes_the_whole_day():
    (event,) = read([thing(30, "Hạn báo cáo")])
    assert event.decoded("dtstart") == dt.date(2026, 11, 30)
    assert event.decoded("dtend") == dt.date(2026, 12, 1)


def test_every_thing_has_a_name_of_its_own_that_stays():
    first, again = (read([thing(5), thing(6)]) for _ in range(2))
    uids = [str(event["uid"]) for event in first]
    assert len(set(uids)) == 2
    assert uids == [str(event["uid"]) for event in again]


def test_a_very_long_vietnamese_title_survives_the_folding_of_lines():
    title = "Quán triệt nghị quyết về đổi mới, nâng cao chất lượng sinh hoạt chi bộ trong tình hình mới " * 3
    (event,) = read([thing(5, title.strip())])
    assert str(event["summary"]) == title.strip()


def test_the_feed_is_the_coming_three_months_of_ones_own_cell(cast):
    from chibo.work.meetings.models import Meeting

    today = timezone.localdate()
    moment = timezone.now().replace(hour=3, minute=0, second=0, microsecond=0) + dt.timedelta(days=1)
    for unit, title in ((cast.cell, "Kỳ họp của ta"), (cast.other_cell, "Kỳ họp của họ")):
        Meeting.objects.create(
            unit=unit, kind="extraordinary", month=today.replace(day=1), title=title, folded="", starts_at=moment
        )
    answer = cast.official.client.get("/calendar/chibo.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    titles = [str(event["summary"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")]
    assert "Kỳ họp của ta" in titles
    assert "Kỳ họp của họ" not in titles
    uids = [str(event["uid"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")]
    assert len(uids) == len(set(uids))


class TestSources:
    @pytest.fixture
    def sources(self, monkeypatch):
        found = {}
        monkeypatch.setattr(queries, "SOURCES", found)
        return found

    def test_what_two_sources_say_is_listed_once_by_day_and_hour(self, sources):
        late, early = thing(6, "Chiều", key="a.b:1", time=dt.time(14)), thing(6, "Sáng", key="a.b:2", time=dt.time(8))
        whole_day = thing(6, "Cả ngày", key="a.b:3")
        sources["one"] = lambda scope: [late, whole_day, thing(2)]
        sources["two"] = lambda scope: [early, late]
        assert [one.title for one in calendar_of(NOVEMBER)] == ["Họp", "Sáng", "Chiều", "Cả ngày"]

    def test_only_proposals_offer_themselves_to_the_meeting(self, sources):
        sources["one"] = lambda scope: [thing(2), thing(3, "Đề xuất", proposal=True)]
        assert [one.title for one in proposals_for_meeting(NOVEMBER)] == ["Đề xuất"]

    def test_a_source_has_its_name_alone(self):
        with pytest.raises(ValueError, match="registered twice"):
            dated("tasks")(lambda scope: [])
