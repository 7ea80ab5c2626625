"""Turning a stored task into what the rules speak of."""

import datetime as dt

from chibo.work.tasks.choices import Status, TaskState
from chibo.work.tasks.models import Task
from chibo.work.tasks.rules import results

_ENDED_AS = {
    TaskState.DONE: results.Status.DONE,
    TaskState.DONE_LATE: results.Status.DONE_LATE,
    TaskState.CARRIED: results.Status.CARRIED,
    TaskState.CANCELLED: results.Status.CANCELLED,
}
_BEGUN = frozenset({TaskState.ACCEPTED, TaskState.RETURNED, *_ENDED_AS})


def as_it_stands(task: Task, *, begun: bool | None = None) -> results.TaskAsItStands:
    """The task for the rules; ``begun`` overrides what the state says about it."""
    state = TaskState(task.state)
    return results.TaskAsItStands(
        due=task.due, standing=task.standing, begun=state in _BEGUN if begun is None else begun,
        ended_as=_ENDED_AS.get(state), ended_on=task.ended_on,
    )


def status_of(task: Task, day: dt.date) -> Status:
    """The word of the result table on the day."""
    return Status(results.status_on(as_it_stands(task), day).value)


def lateness(task: Task, day: dt.date) -> int:
    """Days late on the day, or when it ended; 0 for a standing task."""
    if task.standing:
        return 0
    ended = task.ended_on if task.ended_on and task.ended_on <= day else day
    return results.days_late(task.due, ended)


def led_by(task: Task) -> str:
    """The lead as a list shows it: the person, or the unit, or nobody."""
    if task.lead is not None:
        return str(task.lead.full_name)
    return str(task.lead_unit.name) if task.lead_unit is not None else ""
