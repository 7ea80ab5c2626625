"""Due days, and the tasks that the month's meeting should speak about one by one."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.platform.calendar.registry import Dated, Scope, Severity, dated
from chibo.platform.rulebook.queries import rules_on
from chibo.work.tasks.choices import TaskState
from chibo.work.tasks.models import Task
from chibo.work.tasks.queries.standing import led_by


@dated("tasks")
def due_days_and_reports(scope: Scope) -> Iterable[Dated]:
    """Open tasks due in the scope; late, returned and carried ones offer themselves. Two queries.

    The result table of the month takes all tasks together; only those that need words of their own become
    items of the agenda.
    """
    soon = rules_on(scope.on, scope=f"unit:{scope.unit_id}").integer("reminder.task_due_days_before")
    of_the_unit = Task.objects.filter(unit_id=scope.unit_id, standing=False).open()
    in_scope = Q(due__gte=scope.since, due__lt=scope.until)
    carried = Q(carried_from__isnull=False, report_month__lt=scope.until)
    needs_words = Q(due__lt=scope.on) | Q(state=TaskState.RETURNED) | carried
    tasks = of_the_unit.filter(in_scope | needs_words).select_related("lead", "lead_unit")
    for task in tasks.order_by("due", "pk"):
        yield _dated(task, scope, soon)


def _dated(task: Task, scope: Scope, soon: int) -> Dated:
    why = _why(task, scope)
    return Dated(
        key=task.reference,
        day=task.due or scope.on,
        title=task.title,
        kind="task_report" if why else "deadline",
        detail=" · ".join(part for part in (why, led_by(task)) if part),
        href=task.get_absolute_url(),
        severity=_severity(task.due, scope.on, soon),
        proposal=bool(why),
        person_id=task.lead_id,
    )


def _why(task: Task, scope: Scope) -> str:
    """Why the meeting should speak about it; nothing when the table is enough."""
    if task.state == TaskState.RETURNED:
        return _("A question waits for an answer")
    if task.due and task.due < scope.on:
        return _("Overdue since %(day)s") % {"day": day_numbers(task.due)}
    if task.carried_from_id and task.report_month and task.report_month < scope.until:
        return _("Carried over from the meeting before")
    return ""


def _severity(due: dt.date | None, on: dt.date, soon: int) -> Severity:
    if due is None:
        return Severity.INFO
    if due < on:
        return Severity.LATE
    return Severity.SOON if (due - on).days <= soon else Severity.INFO
