import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from chibo.kernel.period import Month
from chibo.platform.events.models import Delivery, EventRecord
from chibo.platform.jobs.models import Job
from chibo.work.documents.models import Document
from chibo.work.meetings.choices import MeetingKind
from chibo.work.meetings.services.planning import plan_meeting, set_pattern
from chibo.work.tasks.services import assign_task
from tests.conftest import make_account, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def month():
    """A month whose meeting is still to come."""
    return Month.of(timezone.localdate()) + 1


@pytest.fixture
def meeting(cast, month):
    set_pattern(cast.cell.pk, since=dt.date(2020, 1, 1), day=5, by="test")
    starts = timezone.make_aware(dt.datetime.combine(month.day(5), dt.time(8)))
    return plan_meeting(
        cast.cell.pk, kind=MeetingKind.REGULAR, month=month, starts_at=starts, place="Phòng họp tầng 3", by="test"
    )


def give(cast, number, today):
    return assign_task(
        cast.cell.pk, title=f"Việc số {number}", lead_id=cast.official.person.pk, by="test",
        on=today - dt.timedelta(days=20), due=today + dt.timedelta(days=number % 9 - 4),
        report_month=Month.of(today), origin=f"tests.thing:{number}",
    )


def document(cast, number, today):
    return Document.objects.create(
        unit=cast.cell, kind="directive", issuer="Ban Bí thư", number=f"{number}-CT/TW", issued_on=today,
        title=f"Chỉ thị số {number}", received_on=today, spread_by=today + dt.timedelta(days=9),
    )


def text_of(client, address="/"):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


class TestMonth:
    def test_it_is_the_month_of_the_meeting_that_comes_next(self, cast, meeting, month):
        text = text_of(cast.secretary.client)
        assert f"<h1>Tháng {month.month} năm {month.year}" in text.replace(' id="title"', "").replace("\n", "")
        assert "Phòng họp tầng 3" in text
        assert "08 giờ 00" in text
        assert f"/meetings/{meeting.pk}/prepare/" in text

    def test_without_any_meeting_it_is_the_month_of_the_calendar(self, cast, today):
        text = text_of(cast.secretary.client)
        assert f"Tháng {today.month} năm {today.year}" in text
        assert reverse("meetings:new", args=[cast.cell.pk]) in text

    def test_another_month_is_one_address_away(self, cast, meeting):
        assert "Tháng 3 năm 2024" in text_of(cast.secretary.client, "/?month=2024-03")

    @pytest.mark.parametrize("asked", ["2026-13", "26-1", "x", "²-¹", "2026-²", "99999-1", "-", "2026-00"])
    def test_an_address_that_makes_no_sense_shows_the_month_at_hand(self, cast, meeting, month, asked):
        assert f"Tháng {month.month} năm {month.year}" in text_of(cast.secretary.client, f"/?month={asked}")


class TestNeeds:
    def test_the_committee_is_asked_to_prepare_and_send(self, cast, meeting, today):
        document(cast, 1, today)
        for who in ("secretary", "deputy", "committee"):
            text = text_of(cast.roles[who])
            assert "đề xuất cho chương trình" in text
            assert f"/meetings/{meeting.pk}/send/" in text

    @pytest.mark.parametrize("who", ["official", "probationary", "exempted"])
    def test_members_are_not_asked_for_what_the_committee_does(self, cast, meeting, today, who):
        document(cast, 1, today)
        text = text_of(cast.roles[who])
        assert "đề xuất cho chương trình" not in text
        assert "Gửi chương trình, tài liệu" not in text

    def test_a_member_of_another_cell_sees_nothing_of_ours(self, cast, meeting, today):
        document(cast, 1, today)
        give(cast, 1, today)
        text = text_of(cast.stranger.client)
        assert "Chi bộ Sở Nội vụ" in text
        for ours in ("Phòng họp tầng 3", "Việc số 1", "Chỉ thị số 1", f"/meetings/{meeting.pk}/"):
            assert ours not in text


class TestTasks:
    def test_the_running_resolution_says_how_far_it_is(self, cast, meeting, today):
        give(cast, 1, today)
        give(cast, 8, today)
        text = text_of(cast.secretary.client)
        assert "xong 0/2 việc" in text
        assert text.index("Việc số 1") < text.index("Việc số 8")

    def test_queries_do_not_grow_with_what_the_cell_has(self, cast, meeting, today, count_queries):
        def one_look():
            client = Client()
            client.force_login(cast.secretary.account, backend="django.contrib.auth.backends.ModelBackend")
            return count_queries(lambda: text_of(client))

        give(cast, 1, today)
        document(cast, 1, today)
        few = one_look()
        for number in range(2, 12):
            give(cast, number, today)
            document(cast, number, today)
        assert one_look() <= few
        assert few <= 49


class TestWithoutUnit:
    def test_somebody_nobody_has_entered_yet_is_told_what_will_happen(self, cast):
        person = make_person("Người Mới Đến")
        client = Client()
        client.force_login(
            make_account("moi", person), backend="django.contrib.auth.backends.ModelBackend"
        )
        for address in ("/", "/calendar/"):
            assert "chưa thuộc" in text_of(client, address)
        assert b"VEVENT" not in client.get("/calendar/chibo.ics").content

    def test_the_administrator_of_an_empty_installation_is_led_to_the_set_up(self, db):
        client = Client()
        client.force_login(
            make_account("root", is_administrator=True), backend="django.contrib.auth.backends.ModelBackend"
        )
        assert client.get("/")["location"] == "/setup/"


class TestCalendar:
    def test_the_month_day_by_day(self, cast, meeting, month):
        text = text_of(cast.official.client, f"/calendar/?month={month.year}-{month.month:02d}")
        assert meeting.title in text
        assert f"{month.day(5):%d/%m/%Y}" in text


class TestSystem:
    @pytest.mark.parametrize("who", ["secretary", "deputy", "official", "clerk", "superior"])
    def test_it_is_for_the_administrator_only(self, cast, who):
        assert cast.roles[who].get("/system/").status_code == 403

    def test_it_shows_what_fails_and_nobodys_papers(self, cast, meeting):
        Job.objects.create(name="tests.water", next_run_at=timezone.now(), last_error="OSError('no water')")
        record = EventRecord.objects.create(name="tests.bell_rung", payload={"secret": "Nội dung họp"})
        Delivery.objects.create(event=record, handler="chibo.flows.bell", attempts=2, error="deaf")
        text = text_of(cast.administrator.client, "/system/")
        for shown in ("tests.water", "no water", "tests.bell_rung", "deaf"):
            assert shown in text
        assert "Nội dung họp" not in text
        assert meeting.title not in text


def test_the_proxy_learns_that_the_process_answers(db):
    assert Client().get("/health/").content == b"ok\n"
