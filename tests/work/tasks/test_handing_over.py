"""A unit ends: its open tasks go on in the unit that the decision names, once, with people and day; the rest stays."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from chibo.organization.register.services import Plan, reorganise_unit
from chibo.organization.units.queries import work_handed_over
from chibo.platform.audit.models import AuditEntry
from chibo.work.meetings.models import Meeting
from chibo.work.meetings.panels import meetings_left
from chibo.work.tasks.choices import TaskState
from chibo.work.tasks.jobs import hand_over
from chibo.work.tasks.models import Task
from chibo.work.tasks.services import accept_task, assign_task, finish_task, hand_over_due
from tests.work.tasks.stories import FIRST, give, noon

DAY = dt.date(2026, 11, 2)
BASIS = "12-QĐ/ĐU ngày 20/10/2026 của Đảng ủy UBND tỉnh"


def merge(cast, on=DAY, work=0):
    return reorganise_unit(cast.cell.pk, Plan(on, BASIS, into_id=cast.other_cell.pk, work=work), by="test")


@pytest.fixture
def merged(cast, django_capture_on_commit_callbacks):
    task = give(cast, support_ids=[cast.deputy.person.pk], authority="ký tắt")
    accept_task(task, by=cast.official.account, on=FIRST, at=noon(FIRST))
    Task.objects.filter(pk=task.pk).update(percent=60)
    with django_capture_on_commit_callbacks(execute=True):
        merge(cast)
    return Task.objects.get(pk=task.pk)


def test_the_task_goes_on_there_with_people_day_and_share(cast, merged):
    there = merged.carried_to
    assert (merged.state, merged.ended_on, merged.unit_id) == (TaskState.CARRIED, DAY, cast.cell.pk)
    assert (there.unit_id, there.state, there.percent) == (cast.other_cell.pk, TaskState.ACCEPTED, 60)
    assert (there.title, there.lead_id, there.due, there.authority) == (
        merged.title, merged.lead_id, merged.due, merged.authority
    )
    assert list(there.support.values_list("pk", flat=True)) == [cast.deputy.person.pk]
    assert BASIS in merged.steps.last().text
    assert cast.other_cell.name in merged.steps.last().text


def test_it_is_overdue_there_as_it_was_here(cast, merged):
    assert merged.due < DAY
    assert merged.carried_to in Task.objects.filter(unit=cast.other_cell).overdue(timezone.localdate())


def test_twice_makes_no_second_one(cast, merged):
    before = Task.objects.count()
    assert hand_over_due(on=timezone.localdate(), by="test") == 0
    hand_over()
    assert Task.objects.count() == before


def test_what_is_finished_stays_and_a_standing_task_goes_on(cast, django_capture_on_commit_callbacks):
    done = give(cast, title="Đã xong")
    finish_task(done, result="Đã gửi", by=cast.official.account, on=FIRST, at=noon(FIRST))
    standing = give(cast, title="Trực báo", standing=True, due=None)
    with django_capture_on_commit_callbacks(execute=True):
        merge(cast)
    assert not Task.objects.filter(carried_from=done).exists()
    standing.refresh_from_db()
    assert standing.state == TaskState.CANCELLED
    assert (standing.carried_to.standing, standing.carried_to.state) == (True, TaskState.STANDING)


def test_a_task_of_others_that_the_unit_leads_is_led_by_the_successor(cast, django_capture_on_commit_callbacks):
    task = assign_task(
        cast.superior_unit.pk, title="Báo cáo chung", origin="tasks.hand:x", by="test", on=FIRST, at=noon(FIRST),
        lead_unit_id=cast.cell.pk, due=dt.date(2026, 12, 1),
    )
    with django_capture_on_commit_callbacks(execute=True):
        merge(cast)
    task.refresh_from_db()
    assert (task.lead_unit_id, task.state) == (cast.other_cell.pk, TaskState.ASSIGNED)
    assert AuditEntry.objects.filter(action="tasks.task.handed_over").count() == 1


def test_nothing_goes_when_nobody_said_so(cast, django_capture_on_commit_callbacks):
    task = give(cast)
    with django_capture_on_commit_callbacks(execute=True):
        merge(cast, work=None)
    task.refresh_from_db()
    assert task.state == TaskState.ASSIGNED
    assert work_handed_over(on=timezone.localdate()) == []


def test_before_the_day_nothing_moves_and_on_the_day_the_job_does_it(cast, django_capture_on_commit_callbacks):
    task = give(cast, due=dt.date(2027, 3, 1))
    later = timezone.localdate() + dt.timedelta(days=9)
    with django_capture_on_commit_callbacks(execute=True):
        merge(cast, on=later)
    task.refresh_from_db()
    assert task.state == TaskState.ASSIGNED
    assert hand_over_due(on=later, by="test") == 1
    task.refresh_from_db()
    assert (task.state, task.carried_to.unit_id) == (TaskState.CARRIED, cast.other_cell.pk)


def test_in_a_split_they_go_to_the_part_that_is_named(cast, django_capture_on_commit_callbacks):
    task = give(cast)
    with django_capture_on_commit_callbacks(execute=True):
        _first, second = reorganise_unit(cast.cell.pk, Plan(DAY, BASIS, parts=("Một", "Hai"), work=1), by="test")
    task.refresh_from_db()
    assert task.carried_to.unit_id == second


def typed(**more):
    return {
        "on": "02/11/2026", "issuer": "Đảng ủy UBND tỉnh", "number": "12-QĐ/ĐU", "decided_on": "20/10/2026", **more,
    }  # fmt: skip


def test_the_preview_offers_it_and_the_page_of_the_ended_unit_says_where_things_went(
    cast, django_capture_on_commit_callbacks
):
    task = give(cast)
    client, address = cast.secretary.client, reverse("units:end", args=[cast.cell.pk])
    shown = client.post(address, typed(into=cast.other_cell.pk, work="on", show="1")).content.decode()
    assert f"nhiệm vụ còn mở chuyển sang {cast.other_cell.name}" in shown
    without = client.post(address, typed(into=cast.other_cell.pk, show="1")).content.decode()
    assert f"nhiệm vụ còn mở chuyển sang {cast.other_cell.name}" not in without
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, typed(into=cast.other_cell.pk, work="on", confirm="1"))
    page = cast.stranger.client.get(cast.cell.get_absolute_url()).content.decode()
    assert task.title in page
    assert f"tiếp tục tại {cast.other_cell.name}" in page
    assert Task.objects.get(carried_from=task).get_absolute_url() in page


def test_who_may_not_see_the_work_does_not_see_it_there(cast, merged):
    page = cast.administrator.client.get(cast.cell.get_absolute_url()).content.decode()
    assert merged.title not in page


def test_a_meeting_that_was_not_held_is_named_for_who_may_see_it(cast):
    Meeting.objects.create(
        unit=cast.cell, kind="regular", title="Sinh hoạt tháng 12", month=dt.date(2026, 12, 1),
        starts_at=timezone.make_aware(dt.datetime(2026, 12, 5, 8)), place="",
    )
    assert [one.title for one in meetings_left(cast.cell.pk, cast.official.account)] == ["Sinh hoạt tháng 12"]
    assert list(meetings_left(cast.cell.pk, cast.stranger.account)) == []
