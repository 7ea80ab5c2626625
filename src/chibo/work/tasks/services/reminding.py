"""Reminders before a due day, on it, and each week after it."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from chibo.kernel.wording import day_numbers
from chibo.platform.notices.services import Addressee, send_once
from chibo.platform.rulebook.queries import rules_on
from chibo.work.tasks.models import Task

PROCESS = "tasks.remind_of_deadlines"
LONGEST_WARNING = dt.timedelta(days=60)
"""No office wants to be warned earlier; it keeps the search short."""


def remind_of_deadlines(*, on: dt.date, at: dt.datetime | None = None) -> int:
    """Remind the leads and supporters of open tasks that are due soon, due today or late; returns how many.

    Harmless when it runs twice a day: every reminder has an origin of its own.
    """
    moment = at or timezone.now()
    days_before: dict[int, int] = {}
    sent = 0
    for task in _due_before(on + LONGEST_WARNING):
        if task.unit_id not in days_before:
            days_before[task.unit_id] = _days_before(task.unit_id, on)
        if mark := reminder_of(task.due, on, days_before[task.unit_id]):
            sent += _remind(task, mark, on=on, at=moment)
    return sent


def reminder_of(due: dt.date | None, on: dt.date, days_before: int) -> str:
    """The name of the reminder that is due on the day, or nothing. Late tasks are recalled once a week."""
    left = (due - on).days if due else None
    if left is None or left > days_before:
        return ""
    if left > 0:
        return "soon"
    return "today" if left == 0 else f"late-{-left // 7}"


def _days_before(unit_id: int, on: dt.date) -> int:
    return rules_on(on, scope=f"unit:{unit_id}").integer("reminder.task_due_days_before")


def _due_before(day: dt.date) -> Iterable[Task]:
    tasks = Task.objects.open().filter(due__lte=day, standing=False)
    return tasks.select_related("unit", "lead").prefetch_related("support")


def _remind(task: Task, mark: str, *, on: dt.date, at: dt.datetime) -> bool:
    people = [person for person in [task.lead, *task.support.all()] if person and person.account_id]
    if not people or task.due is None:
        return False
    words = {
        "soon": f"Còn {(task.due - on).days} ngày là đến hạn",
        "today": "Hôm nay là hạn cuối",
    }.get(mark, f"Đã quá hạn {(on - task.due).days} ngày")
    notice = send_once(
        "tasks.deadline",
        origin=f"{task.reference}:{mark}:{task.due.isoformat()}",
        scope=f"unit:{task.unit_id}", sender=str(task.unit), title=f"{words}: {task.title}"[:250],
        body=f"Hạn hoàn thành: {day_numbers(task.due)}. Mở nhiệm vụ để báo cáo tiến độ hoặc kết quả.",
        recipients=[Addressee(person.full_name, person.account_id) for person in people],
        by=PROCESS, at=at, subject=task.reference, href=task.get_absolute_url(),
    )
    return notice is not None


