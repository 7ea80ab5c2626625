import datetime as dt

import pytest

from chibo.platform.threads.models import ThreadLink
from chibo.work.meetings.errors import NothingSaid, Struck, TextChanged
from chibo.work.meetings.models import PlannedTask
from chibo.work.meetings.queries.clearness import clearness
from chibo.work.meetings.services.assigning import change_task, plan_task, strike_task

DUE = dt.date(2026, 12, 10)


def test_the_same_key_is_one_task(item, cast):
    facts = {"title": "Tổng hợp", "lead_id": cast.deputy.person.pk, "due": DUE, "support_ids": [cast.official.person.pk]}
    first = plan_task(item, "t1", by="test", **facts)
    again = plan_task(item, "t1", by="test", **facts)
    assert (again.pk, again.version) == (first.pk, 1)
    assert PlannedTask.objects.get().support.get() == cast.official.person
    assert ThreadLink.objects.filter(source=item.reference, target=f"meetings.planned_task:{first.pk}").exists()


def test_two_writers_of_one_task_notice_each_other(item):
    plan_task(item, "t1", title="Một", by="a")
    plan_task(item, "t1", title="Hai", version=1, by="b")
    with pytest.raises(TextChanged) as refused:
        plan_task(item, "t1", title="Ba", version=1, by="a")
    assert (refused.value.params["theirs"], refused.value.params["version"]) == ("Hai", 2)


def test_a_task_is_written_field_by_field(item, cast):
    change_task(item, "t1", version=0, lead_id=cast.deputy.person.pk, by="test")
    change_task(item, "t1", version=1, title="Tổng hợp", by="test")
    task = change_task(item, "t1", version=2, support_ids=[cast.official.person.pk], by="test")
    assert (task.title, task.lead_id, task.version) == ("Tổng hợp", cast.deputy.person.pk, 3)


def test_a_task_needs_words(item):
    with pytest.raises(NothingSaid):
        plan_task(item, "t1", title=" ", by="test")


def test_a_struck_task_stays_on_record(item):
    task = strike_task(plan_task(item, "t1", title="Nhầm", by="test"), by="test")
    with pytest.raises(Struck):
        plan_task(item, "t1", title="Lại", version=task.version, by="test")
    assert PlannedTask.objects.get().struck


def test_the_six_ro(item, cast):
    task = plan_task(item, "t1", title="Tổng hợp", by="test")
    assert (clearness(task).count, clearness(task).ready) == (1, False)
    whole = plan_task(
        item, "t1", title="Tổng hợp", product="Biểu", lead_id=cast.deputy.person.pk, due=DUE,
        authority="Tự chọn mẫu", version=1, by="test",
    )
    assert (clearness(whole).count, clearness(whole).missing, clearness(whole).ready) == (6, "", True)
