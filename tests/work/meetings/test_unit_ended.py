"""A unit ends: meetings it had planned for later are cancelled with a sentence that names the successor."""

import datetime as dt

import pytest
from django.utils import timezone

from chibo.organization.units.choices import UnitKind
from chibo.organization.units.services import dissolve_unit, merge_units
from chibo.work.meetings.choices import MeetingKind, State
from chibo.work.meetings.models import Meeting
from chibo.work.meetings.services.ending import cancel_meetings_of
from tests.conftest import make_unit

pytestmark = pytest.mark.django_db
END = dt.date(2026, 12, 1)


def planned(unit, day, state=State.PLANNED):
    at = timezone.make_aware(dt.datetime(day.year, day.month, day.day, 14))
    return Meeting.objects.create(
        unit=unit, kind=MeetingKind.THEMATIC, month=day.replace(day=1), starts_at=at, state=state,
        title="Họp chuyên đề", folded="hop chuyen de",
    )


@pytest.fixture
def three():
    unit = make_unit(UnitKind.DIVISION, "Phòng Biên giới")
    before = planned(unit, END - dt.timedelta(days=1))
    on_the_day, later = planned(unit, END), planned(unit, END + dt.timedelta(days=9))
    return unit, before, on_the_day, later


def states(*meetings):
    return [Meeting.objects.get(pk=one.pk).state for one in meetings]


def test_a_merged_unit_holds_no_meeting_any_more_and_says_who_does(three, django_capture_on_commit_callbacks):
    unit, before, on_the_day, later = three
    into = make_unit(UnitKind.DIVISION, "Phòng Hợp tác quốc tế")
    with django_capture_on_commit_callbacks(execute=True):
        merge_units([unit.pk], into_id=into.pk, on=END, decision="QĐ 12/QĐ-SNgV", by="tests")
    assert states(before, on_the_day, later) == [State.PLANNED, State.CANCELLED, State.CANCELLED]
    reason = Meeting.objects.get(pk=later.pk).cancelled_reason
    assert "01/12/2026" in reason
    assert "do Phòng Hợp tác quốc tế tổ chức" in reason


def test_a_dissolved_unit_has_no_successor_to_name(three, django_capture_on_commit_callbacks):
    unit, before, _on_the_day, later = three
    with django_capture_on_commit_callbacks(execute=True):
        dissolve_unit(unit.pk, on=END, decision="QĐ 13/QĐ-SNgV", by="tests")
    assert states(before, later) == [State.PLANNED, State.CANCELLED]
    assert Meeting.objects.get(pk=later.pk).cancelled_reason == "Đơn vị kết thúc hoạt động từ ngày 01/12/2026."


def test_what_was_held_stays_and_a_second_time_changes_nothing(three):
    unit, _before, on_the_day, later = three
    Meeting.objects.filter(pk=on_the_day.pk).update(state=State.CLOSED)
    assert cancel_meetings_of(unit.pk, since=END, reason="Giải thể", by="tests") == 1
    assert cancel_meetings_of(unit.pk, since=END, reason="Giải thể", by="tests") == 0
    assert states(on_the_day, later) == [State.CLOSED, State.CANCELLED]
