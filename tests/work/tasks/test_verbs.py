"""The verbs of a task: what they write, what they refuse, that nothing happens twice."""

import datetime as dt
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections

from chibo.kernel.period import Month
from chibo.platform.audit.models import AuditEntry
from chibo.platform.events.models import EventRecord
from chibo.platform.files.errors import FileKindRefused
from chibo.platform.files.models import StoredFile
from chibo.platform.notices.models import Notice
from chibo.platform.threads.models import ThreadLink
from chibo.work.tasks import errors, services
from chibo.work.tasks.choices import TaskState
from chibo.work.tasks.models import Task
from tests.work.tasks.stories import FIRST, give, noon

DUE = dt.date(2026, 10, 25)
DAY = dt.timedelta(days=1)
LATER = dt.date(2026, 11, 5)


def act(verb, task, on=DUE, **words):
    return getattr(services, verb)(task, by="tests", on=on, at=noon(on), **words)


def test_a_task_is_given_once_per_origin(cast):
    first = give(cast, origin="meetings.planned_task:7")
    again = give(cast, origin="meetings.planned_task:7", title="Ý khác hẳn")
    assert again.pk == first.pk
    assert again.title == "Trình kế hoạch đối ngoại năm 2027"
    assert Task.objects.count() == 1
    assert list(ThreadLink.objects.values_list("source", "target")) == [("meetings.planned_task:7", first.reference)]
    assert AuditEntry.objects.filter(action="tasks.task.assigned").count() == 1
    assert EventRecord.objects.filter(name="tasks.task_assigned").count() == 1


def test_a_new_task_is_stored_as_it_is_searched_and_reported(cast):
    task = give(cast, title="  Trình kế hoạch\u0309  ", support_ids=[cast.deputy.person.pk, cast.official.person.pk])
    assert (task.title, task.folded) == ("Trình kế hoạch̉", "trinh ke hoach")
    assert task.report_month == dt.date(2026, 11, 1)
    assert list(task.support.all()) == [cast.deputy.person], "the lead does not support as well"
    assert task.state == TaskState.ASSIGNED


def test_a_standing_task_stands_and_has_no_month(cast):
    task = give(cast, standing=True, due=None, report_month=Month(2026, 12))
    assert (task.state, task.report_month) == (TaskState.STANDING, None)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"title": "  "}, errors.TitleMissing),
        ({"due": FIRST - DAY}, errors.DueBeforeItBegins),
        ({"report_month": Month(2026, 9)}, errors.ReportBeforeItBegins),
    ],
)
def test_a_task_without_sense_is_refused(cast, words, refusal):
    with pytest.raises(refusal) as caught:
        give(cast, **words)
    assert caught.value.sentence
    assert not Task.objects.exists()


def test_a_day_decided_by_a_meeting_stands_even_if_the_resolution_came_later(cast):
    task = give(cast, origin="meetings.planned_task:9", due=FIRST - DAY)
    assert task.due == FIRST - DAY


def test_a_task_is_accepted_reported_and_finished(cast):
    task = act("accept_task", give(cast), on=FIRST)
    task = act("report_progress", task, on=FIRST + DAY, text="Đã có đề cương", percent=40)
    assert (task.state, task.percent) == (TaskState.ACCEPTED, 40)
    task = act("finish_task", task, result="Đã trình")
    assert (task.state, task.result, task.ended_on, task.percent) == (TaskState.DONE, "Đã trình", DUE, 100)
    assert [step.step for step in task.steps.all()] == ["assigned", "accepted", "reported", "finished"]
    assert EventRecord.objects.get(name="tasks.task_finished").payload == {"task_id": task.pk, "late": False}


def test_accepting_twice_leaves_one_step(cast):
    task = give(cast)
    act("accept_task", task)
    act("accept_task", task)
    assert [step.step for step in task.steps.all()] == ["assigned", "accepted"]


def test_one_day_after_the_due_day_is_late(cast):
    assert act("finish_task", give(cast), on=DUE, result="Xong").state == TaskState.DONE
    assert act("finish_task", give(cast), on=DUE + DAY, result="Xong").state == TaskState.DONE_LATE


def test_who_reports_has_taken_the_task_up(cast):
    assert act("report_progress", give(cast), text="Đang làm").state == TaskState.ACCEPTED


def test_a_returned_task_waits_for_its_answer(cast):
    task = act("return_task", give(cast), question="Lấy ý kiến sở nào?")
    with pytest.raises(errors.NotInThisState):
        act("finish_task", task, result="Xong")
    task = act("answer_question", task, answer="Sở Tài chính và Sở Nội vụ")
    assert task.state == TaskState.ASSIGNED
    assert act("finish_task", task, result="Xong").state == TaskState.DONE


def test_the_standing_task_is_reported_again_and_again_and_ends_by_cancelling(cast):
    task = give(cast, standing=True, due=None)
    for month in (10, 11):
        task = act("report_progress", task, on=dt.date(2026, month, 20), text=f"Tháng {month}")
        assert task.state == TaskState.STANDING
    with pytest.raises(errors.NotInThisState):
        act("finish_task", task, on=LATER, result="Xong")
    assert act("cancel_task", task, on=dt.date(2026, 11, 21), reason="Hết nhu cầu").state == TaskState.CANCELLED
    assert act("reopen_task", task, on=dt.date(2026, 11, 21), reason="Lại cần").state == TaskState.STANDING


def test_carrying_over_closes_one_task_and_gives_the_next(cast):
    old = give(cast, support_ids=[cast.deputy.person.pk], authority="Ký phiếu lấy ý kiến")
    new = act("carry_over", old, on=LATER, due=LATER + 15 * DAY, reason="Chờ ý kiến Sở Tài chính")
    old.refresh_from_db()
    assert (old.state, old.ended_on) == (TaskState.CARRIED, LATER)
    assert (new.carried_from_id, new.origin, new.state) == (old.pk, old.reference, TaskState.ASSIGNED)
    assert (new.title, new.product, new.lead_id, new.authority) == (old.title, old.product, old.lead_id, old.authority)
    assert list(new.support.all()) == [cast.deputy.person]
    assert new.report_month == dt.date(2026, 12, 1)
    assert ThreadLink.objects.filter(source=old.reference, target=new.reference).exists()


def test_carrying_over_twice_makes_one_continuation(cast):
    old = give(cast)
    new = act("carry_over", old, on=LATER, due=LATER + DAY, reason="Chờ")
    assert act("carry_over", old, on=LATER, due=LATER + DAY, reason="Chờ").pk == new.pk
    with pytest.raises(errors.CarriedElsewhere):
        act("carry_over", old, on=LATER, due=LATER + 9 * DAY, reason="Chờ")


def test_a_continuation_cannot_be_due_before_it_begins(cast):
    task = give(cast)
    with pytest.raises(errors.DueBeforeItBegins):
        act("carry_over", task, on=LATER, due=DUE, reason="Chờ")
    task.refresh_from_db()
    assert task.state == TaskState.ASSIGNED


@pytest.mark.parametrize("ending", ["finish_task", "cancel_task"])
def test_an_ended_task_is_reopened_and_loses_its_result(cast, ending):
    words = {"result": "Xong"} if ending == "finish_task" else {"reason": "Không cần nữa"}
    task = act("reopen_task", act(ending, give(cast), **words), reason="Sản phẩm chưa đúng yêu cầu")
    assert (task.state, task.ended_on, task.result) == (TaskState.ACCEPTED, None, "")
    assert task.steps.last().text == "Sản phẩm chưa đúng yêu cầu"


CLOSED = {
    "done": lambda task: act("finish_task", task, result="Xong"),
    "cancelled": lambda task: act("cancel_task", task, reason="Thôi"),
    "carried": lambda task: act("carry_over", task, on=LATER, due=LATER, reason="Chờ"),
}
VERBS = {
    "accept_task": {}, "return_task": {"question": "?"}, "answer_question": {"answer": "!"},
    "report_progress": {"text": "…"}, "finish_task": {"result": "…"}, "cancel_task": {"reason": "…"},
}


@pytest.mark.parametrize("state", CLOSED)
@pytest.mark.parametrize("verb", VERBS)
def test_a_closed_task_refuses_every_verb_but_reopening(cast, state, verb):
    task = give(cast)
    CLOSED[state](task)
    steps = task.steps.count()
    with pytest.raises(errors.NotInThisState) as caught:
        act(verb, task, on=LATER, **VERBS[verb])
    assert "“" in caught.value.sentence
    assert task.steps.count() == steps


def test_an_open_task_cannot_be_reopened_nor_a_carried_one(cast):
    with pytest.raises(errors.NotInThisState):
        act("reopen_task", act("return_task", give(cast), question="?"), reason="…")
    task = give(cast)
    CLOSED["carried"](task)
    with pytest.raises(errors.NotInThisState):
        act("reopen_task", task, on=LATER, reason="…")


@pytest.mark.parametrize(
    ("verb", "word"),
    [("return_task", "question"), ("report_progress", "text"), ("finish_task", "result"), ("cancel_task", "reason")],
)
def test_a_verb_that_needs_words_refuses_silence(cast, verb, word):
    task = give(cast)
    with pytest.raises(errors.WordsMissing):
        act(verb, task, **{word: " \n "})
    task.refresh_from_db()
    assert task.state == TaskState.ASSIGNED


@pytest.mark.parametrize("on", [FIRST - DAY, FIRST + DAY])
def test_a_verb_is_dated_between_the_giving_and_today(cast, on):
    with pytest.raises(errors.DayOutOfPlace):
        services.finish_task(give(cast), result="Xong", by="tests", on=on, at=noon(FIRST))


@pytest.mark.parametrize("percent", [-1, 101])
def test_a_share_beyond_the_whole_is_refused(cast, percent):
    with pytest.raises(errors.NotAShare):
        act("report_progress", give(cast), text="…", percent=percent)


def test_evidence_is_kept_under_the_task(cast):
    upload = SimpleUploadedFile("bao-cao.txt", "Đã gửi 15 xã".encode())
    task = act("report_progress", give(cast), text="Gửi kèm", file=upload)
    stored = task.steps.last().file
    assert (stored.name, stored.subject) == ("bao-cao.txt", task.reference)


def test_refused_evidence_leaves_the_task_as_it_was(cast):
    task = give(cast)
    with pytest.raises(FileKindRefused):
        act("finish_task", task, result="Xong", file=SimpleUploadedFile("x.pdf", b"MZ\x90\x00 not a pdf"))
    task.refresh_from_db()
    assert (task.state, StoredFile.objects.count()) == (TaskState.ASSIGNED, 0)


def test_the_lead_learns_of_the_task_and_the_committee_of_the_question(cast):
    task = give(cast)
    services.return_task(task, question="Ai ký?", by=cast.official.account, on=DUE, at=noon(DUE))
    told = {n.kind: sorted(n.recipients.values_list("name", flat=True)) for n in Notice.objects.all()}
    assert told["tasks.given"] == ["Phạm Ngọc"]
    assert told["tasks.returned"] == ["Nguyễn Minh Hòa", "Trần Thúy Hằng", "Đinh Công Sơn"]


def test_nobody_is_told_what_they_did_themselves(cast):
    give(cast, by=cast.official.account)
    assert not Notice.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_people_finish_the_same_task_and_one_result_stands(cast):
    task, answers = give(cast), []
    ready = threading.Barrier(2)

    def finish(words):
        try:
            ready.wait()
            services.finish_task(task, result=words, by=words, on=DUE, at=noon(DUE))
            answers.append(words)
        except errors.NotInThisState as refused:
            answers.append(refused.code)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=finish, args=(name,)) for name in ("Hòa", "Hằng")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    task.refresh_from_db()
    assert sorted(answers) == sorted([task.result, "tasks.not-in-this-state"])
    assert task.steps.filter(step="finished").count() == 1
    assert AuditEntry.objects.filter(action="tasks.task.finished").count() == 1
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_flows_give_the_same_origin_and_one_task_exists(cast):
    found, ready = [], threading.Barrier(2)

    def assign():
        try:
            ready.wait()
            found.append(give(cast, origin="meetings.planned_task:1").pk)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=assign) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert found[0] == found[1]
    assert Task.objects.count() == 1
