"""What the side that gave a task decides about it: carried over, cancelled, reopened."""

import datetime as dt

from django.db import transaction

from chibo.kernel.period import Month
from chibo.kernel.wording import day_numbers
from chibo.platform.audit.services import Actor
from chibo.platform.events.bus import publish
from chibo.work.tasks.choices import OPEN, Step, TaskState
from chibo.work.tasks.errors import CarriedElsewhere, NotInThisState
from chibo.work.tasks.events import TaskCancelled, TaskCarriedOver
from chibo.work.tasks.models import Task
from chibo.work.tasks.services.assigning import assign_task
from chibo.work.tasks.services.steps import ensure_day, ensure_move, locked, sentence, write_step


@transaction.atomic
def carry_over(
    task: Task,
    *,
    due: dt.date,
    reason: str,
    by: Actor,
    on: dt.date,
    at: dt.datetime | None = None,
    report_month: Month | None = None,
) -> Task:
    """Close this task as carried over and give a new one with a new due day, which is returned.

    The new task has the same words and people; its origin is the old one, so that the same order given
    twice makes one continuation.
    """
    task = locked(task)
    if task.state == TaskState.CARRIED:
        return _same_continuation(task, due)
    ensure_move(task, TaskState.CARRIED)
    ensure_day(task, on, at)
    words = sentence(reason)
    task.state, task.ended_on = TaskState.CARRIED, on
    task.save(update_fields=["state", "ended_on"])
    write_step(task, Step.CARRIED, by=by, on=on, at=at, text=words)
    following = assign_task(
        task.unit_id, title=task.title, product=task.product, lead_id=task.lead_id,
        lead_unit_id=task.lead_unit_id, support_ids=list(task.support.values_list("pk", flat=True)),
        authority=task.authority, due=due, report_month=report_month, origin=task.reference,
        by=by, on=on, at=at,
    )
    following.carried_from = task
    following.save(update_fields=["carried_from"])
    publish(TaskCarriedOver(task_id=task.pk, new_task_id=following.pk))
    return following


@transaction.atomic
def cancel_task(task: Task, *, reason: str, by: Actor, on: dt.date, at: dt.datetime | None = None) -> Task:
    """Nobody owes the task any more; the reason is kept. A standing task ends this way."""
    task = locked(task)
    ensure_move(task, TaskState.CANCELLED)
    ensure_day(task, on, at)
    words = sentence(reason)
    task.state, task.ended_on = TaskState.CANCELLED, on
    task.save(update_fields=["state", "ended_on"])
    write_step(task, Step.CANCELLED, by=by, on=on, at=at, text=words)
    publish(TaskCancelled(task_id=task.pk))
    return task


@transaction.atomic
def reopen_task(task: Task, *, reason: str, by: Actor, on: dt.date, at: dt.datetime | None = None) -> Task:
    """A finished or cancelled task is owed again; what was reported stays in its history."""
    task = locked(task)
    target = TaskState.STANDING if task.standing else TaskState.ACCEPTED
    ensure_move(task, target)
    if task.state in OPEN:
        raise NotInThisState(current=TaskState(task.state).label, target=target.label)
    ensure_day(task, on, at)
    words = sentence(reason)
    task.state, task.ended_on, task.result, task.percent = target, None, "", min(task.percent, 99)
    task.save(update_fields=["state", "ended_on", "result", "percent"])
    write_step(task, Step.REOPENED, by=by, on=on, at=at, text=words)
    return task


def _same_continuation(task: Task, due: dt.date) -> Task:
    following: Task = task.carried_to
    if following.due != due:
        raise CarriedElsewhere(due=day_numbers(following.due) if following.due else "")
    return following
