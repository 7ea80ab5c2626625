"""Tasks as short lines, for the desk, a person's page and lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from chibo.kernel.period import Month
from chibo.work.tasks.choices import Status, TaskState
from chibo.work.tasks.models import Task, TaskQuerySet
from chibo.work.tasks.queries.standing import lateness, led_by, status_of


@dataclass(frozen=True)
class TaskLine:
    """One task in one line. ``leads`` says whether the person asked about leads it (else supports)."""

    task_id: int
    reference: str
    href: str
    title: str
    product: str
    lead: str
    lead_id: int | None
    unit_id: int
    due: dt.date | None
    report_month: Month | None
    state: TaskState
    status: Status
    standing: bool
    days_late: int
    percent: int
    origin: str
    leads: bool = True

    @property
    def tone(self) -> str:
        """The colour word of the interface: ok, go, soon, late, off, plain."""
        return TONES[self.status] if self.state != TaskState.RETURNED else "soon"


TONES = {
    Status.NOT_DUE: "plain",
    Status.IN_PROGRESS: "go",
    Status.DONE: "ok",
    Status.DONE_LATE: "ok",
    Status.NOT_DONE: "late",
    Status.STANDING: "plain",
    Status.CARRIED: "soon",
    Status.CANCELLED: "off",
}


def open_tasks_of(person_id: int, *, on: dt.date) -> list[TaskLine]:
    """What the person leads or supports and still owes, by due day; standing tasks last. One query."""
    tasks = _with_lead(Task.objects.involving(person_id).open()).order_by("standing", "due", "pk")
    return [line_of(task, on=on, person_id=person_id) for task in tasks]


def overdue_of(unit_id: int, *, on: dt.date) -> list[TaskLine]:
    """The unit's tasks whose day has passed, the oldest first. One query."""
    return _lines(Task.objects.filter(unit_id=unit_id).overdue(on).order_by("due", "pk"), on)


def tasks_to_answer(unit_id: int, *, on: dt.date) -> list[TaskLine]:
    """The unit's tasks that came back with a question. One query."""
    return _lines(Task.objects.filter(unit_id=unit_id, state=TaskState.RETURNED).order_by("due", "pk"), on)


def tasks_given_in(unit_id: int, month: Month, *, on: dt.date) -> list[TaskLine]:
    """Tasks given in that calendar month, standing ones left out. One query."""
    given = Task.objects.filter(
        unit_id=unit_id, assigned_on__gte=month.first, assigned_on__lte=month.last, standing=False
    )
    return _lines(given.order_by("due", "pk"), on)


def tasks_from(origins: Iterable[str], *, on: dt.date) -> dict[str, TaskLine]:
    """Tasks by the reference they came from. One query."""
    lines = _lines(Task.objects.filter(origin__in=list(origins)), on)
    return {line.origin: line for line in lines}


def line_of(task: Task, *, on: dt.date, person_id: int | None = None) -> TaskLine:
    """The line of a task loaded with its lead."""
    return TaskLine(
        task_id=task.pk,
        reference=task.reference,
        href=task.get_absolute_url(),
        title=task.title,
        product=task.product,
        lead=led_by(task),
        lead_id=task.lead_id,
        unit_id=task.unit_id,
        due=task.due,
        report_month=Month.of(task.report_month) if task.report_month else None,
        state=TaskState(task.state),
        status=status_of(task, on),
        standing=task.standing,
        days_late=lateness(task, on),
        percent=task.percent,
        origin=task.origin,
        leads=person_id is None or task.lead_id == person_id,
    )


def _lines(tasks: TaskQuerySet, on: dt.date) -> list[TaskLine]:
    return [line_of(task, on=on) for task in _with_lead(tasks)]


def _with_lead(tasks: TaskQuerySet) -> TaskQuerySet:
    return tasks.select_related("lead", "lead_unit")
