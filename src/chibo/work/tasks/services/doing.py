"""What the one who has the task does with it, and the answer to a question."""

import datetime as dt

from django.db import transaction

from chibo.platform.audit.services import Actor
from chibo.platform.events.bus import publish
from chibo.work.tasks.choices import OPEN, Step, TaskState
from chibo.work.tasks.errors import NotInThisState
from chibo.work.tasks.events import TaskFinished, TaskReturned
from chibo.work.tasks.models import Task
from chibo.work.tasks.rules.results import days_late
from chibo.work.tasks.services.steps import (
    Evidence,
    ensure_day,
    ensure_move,
    locked,
    sentence,
    share,
    write_step,
)
from chibo.work.tasks.services.telling import tell_givers, tell_lead


@transaction.atomic
def accept_task(task: Task, *, by: Actor, on: dt.date, at: dt.datetime | None = None) -> Task:
    """Take the task up. Harmless when it was taken up already."""
    task = locked(task)
    if task.state == TaskState.ACCEPTED:
        return task
    ensure_move(task, TaskState.ACCEPTED)
    if task.state not in OPEN:
        raise NotInThisState(current=TaskState(task.state).label, target=TaskState.ACCEPTED.label)
    ensure_day(task, on, at)
    task.state = TaskState.ACCEPTED
    task.save(update_fields=["state"])
    write_step(task, Step.ACCEPTED, by=by, on=on, at=at)
    return task


@transaction.atomic
def return_task(
    task: Task, *, question: str, by: Actor, on: dt.date, at: dt.datetime | None = None
) -> Task:
    """Give the task back with a question; it waits until the question is answered."""
    task = locked(task)
    ensure_move(task, TaskState.RETURNED)
    ensure_day(task, on, at)
    words = sentence(question)
    task.state = TaskState.RETURNED
    task.save(update_fields=["state"])
    step = write_step(task, Step.RETURNED, by=by, on=on, at=at, text=words)
    tell_givers(task, step, by=by, at=at)
    publish(TaskReturned(task_id=task.pk))
    return task


@transaction.atomic
def answer_question(
    task: Task, *, answer: str, by: Actor, on: dt.date, at: dt.datetime | None = None
) -> Task:
    """Answer the question; the task is with its lead again."""
    task = locked(task)
    ensure_move(task, TaskState.ASSIGNED)
    ensure_day(task, on, at)
    words = sentence(answer)
    task.state = TaskState.ASSIGNED
    task.save(update_fields=["state"])
    step = write_step(task, Step.ANSWERED, by=by, on=on, at=at, text=words)
    tell_lead(task, f"answered-{step.pk}", by=by, at=at, words=words)
    return task


@transaction.atomic
def report_progress(
    task: Task,
    *,
    text: str,
    by: Actor,
    on: dt.date,
    at: dt.datetime | None = None,
    percent: int | None = None,
    file: Evidence = None,
) -> Task:
    """Say how far it is, with evidence when there is some. Who reports has taken the task up.

    For a standing task this is the report of the month.
    """
    task = locked(task)
    if task.state not in OPEN:
        raise NotInThisState(current=TaskState(task.state).label, target=TaskState.ACCEPTED.label)
    ensure_day(task, on, at)
    words, percent = sentence(text), share(percent)
    if not task.standing:
        task.state = TaskState.ACCEPTED
        task.percent = task.percent if percent is None else percent
        task.save(update_fields=["state", "percent"])
    write_step(task, Step.REPORTED, by=by, on=on, at=at, text=words, percent=percent, file=file)
    return task


@transaction.atomic
def finish_task(
    task: Task, *, result: str, by: Actor, on: dt.date, at: dt.datetime | None = None, file: Evidence = None
) -> Task:
    """Hand in the product. ``on`` is the day it was ready; the due day decides whether that was late."""
    task = locked(task)
    late = bool(days_late(task.due, on))
    target = TaskState.DONE_LATE if late else TaskState.DONE
    ensure_move(task, target)
    ensure_day(task, on, at)
    words = sentence(result)
    task.state, task.result, task.ended_on, task.percent = target, words, on, 100
    task.save(update_fields=["state", "result", "ended_on", "percent"])
    write_step(task, Step.FINISHED, by=by, on=on, at=at, text=words, percent=100, file=file)
    publish(TaskFinished(task_id=task.pk, late=late))
    return task
