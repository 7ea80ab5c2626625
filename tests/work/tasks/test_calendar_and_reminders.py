"""Due days on the calendar, proposals for the meeting, reminders, the card on the thread."""

import datetime as dt

import pytest

from chibo.platform.calendar.registry import Scope, Severity
from chibo.platform.notices.models import Notice
from chibo.platform.threads.queries import thread_of
from chibo.work.tasks import services
from chibo.work.tasks.calendar import due_days_and_reports
from chibo.work.tasks.services.reminding import remind_of_deadlines, reminder_of
from tests.work.tasks.stories import FIRST, give, noon

DUE = dt.date(2026, 10, 25)
DAY = dt.timedelta(days=1)


def act(verb, task, on, **words):
    return getattr(services, verb)(task, by="tests", on=on, at=noon(on), **words)


def calendar(cast, on, days=40):
    scope = Scope(cast.cell.pk, since=on, until=on + days * DAY, on=on)
    return {thing.key: thing for thing in due_days_and_reports(scope)}


@pytest.mark.parametrize(
    ("on", "kind", "severity", "proposal"),
    [
        (DUE - 10 * DAY, "deadline", Severity.INFO, False),
        (DUE - 3 * DAY, "deadline", Severity.SOON, False),
        (DUE, "deadline", Severity.SOON, False),
        (DUE + DAY, "task_report", Severity.LATE, True),
    ],
)
def test_a_due_day_presses_more_as_it_comes_and_late_tasks_offer_themselves(cast, on, kind, severity, proposal):
    task = give(cast)
    thing = calendar(cast, on)[task.reference]
    assert (thing.day, thing.kind, thing.severity, thing.proposal) == (DUE, kind, severity, proposal)
    assert thing.person_id == cast.official.person.pk


def test_returned_and_carried_tasks_offer_themselves_and_quiet_ones_do_not(cast):
    quiet = give(cast)
    asked = act("return_task", give(cast), FIRST, question="Ai ký?")
    carried = act("carry_over", give(cast), FIRST + DAY, due=DUE, reason="Chờ ý kiến")
    done = act("finish_task", give(cast), FIRST, result="Xong")
    standing = give(cast, standing=True, due=None)
    things = calendar(cast, FIRST + DAY, days=60)
    assert {key for key, thing in things.items() if thing.proposal} == {asked.reference, carried.reference}
    assert quiet.reference in things
    assert not {done.reference, standing.reference} & things.keys()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_calendar_costs_two_queries(cast, count_queries, rows):
    for _ in range(rows):
        give(cast)
    calendar(cast, FIRST)
    assert count_queries(lambda: calendar(cast, FIRST)) == 2


@pytest.mark.parametrize(
    ("on", "mark"),
    [
        (DUE - 4 * DAY, ""), (DUE - 3 * DAY, "soon"), (DUE - DAY, "soon"), (DUE, "today"), (DUE + DAY, "late-0"),
        (DUE + 6 * DAY, "late-0"), (DUE + 7 * DAY, "late-1"), (DUE + 14 * DAY, "late-2"),
    ],
)
def test_reminders_come_before_on_and_each_week_after_the_due_day(on, mark):
    assert reminder_of(DUE, on, 3) == mark


def test_a_task_without_a_day_is_not_recalled():
    assert reminder_of(None, DUE, 3) == ""


def remind(on):
    return remind_of_deadlines(on=on, at=noon(on))


def test_each_reminder_goes_out_once_to_lead_and_support(cast):
    give(cast, support_ids=[cast.probationary.person.pk])
    give(cast, standing=True, due=DUE - 9 * DAY)
    Notice.objects.all().update(kind="before")
    sent = [remind(day) for day in (DUE - 4 * DAY, DUE - 3 * DAY, DUE - 3 * DAY, DUE - DAY, DUE, DUE + DAY, DUE + 2 * DAY)]
    assert sent == [0, 1, 0, 0, 1, 1, 0]
    notices = Notice.objects.filter(kind="tasks.deadline").order_by("pk")
    assert [notice.title.partition(":")[0] for notice in notices] == [
        "Còn 3 ngày là đến hạn", "Hôm nay là hạn cuối", "Đã quá hạn 1 ngày"
    ]
    assert {r.name for r in notices[0].recipients.all()} == {"Phạm Ngọc", "Lê Đức Anh"}


def test_a_finished_task_is_not_recalled(cast):
    act("finish_task", give(cast), FIRST, result="Xong")
    assert remind(DUE) == 0


def test_the_thread_shows_a_task_only_to_those_who_may_see_it(cast):
    old = give(cast, origin="meetings.planned_task:3")
    new = act("carry_over", old, FIRST + DAY, due=DUE, reason="Chờ")
    cards = thread_of(new.reference, user=cast.official.account)
    assert [(card.state, card.current) for card in cards] == [("Chuyển tiếp", False), ("Chưa hoàn thành", True)]
    assert thread_of(new.reference, user=cast.stranger.account) == []
