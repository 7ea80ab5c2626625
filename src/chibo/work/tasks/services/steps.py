"""What every verb does: lock the task, check its state and the day, write the step down."""

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from chibo.kernel.wording import day_numbers
from chibo.platform.audit.services import Actor, record
from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import store_upload
from chibo.work.tasks.choices import Step, TaskState
from chibo.work.tasks.errors import DayOutOfPlace, NotAShare, NotInThisState, WordsMissing
from chibo.work.tasks.models import Task, TaskStep
from chibo.work.tasks.rules import task_states

Evidence = UploadedFile[Any] | StoredFile | None


def locked(task: Task) -> Task:
    """The task as it is now, held until the transaction ends."""
    return Task.objects.select_for_update(of=("self",)).select_related("unit").get(pk=task.pk)


def ensure_move(task: Task, target: TaskState) -> None:
    """Refuse a verb that does not fit where the task stands."""
    current = task_states.TaskState(task.state)
    if not task_states.TASK_STATES.allows(current, task_states.TaskState(target)):
        raise NotInThisState(current=TaskState(task.state).label, target=target.label)


def ensure_day(task: Task, on: dt.date, at: dt.datetime | None) -> None:
    """A verb is dated between the day the task was given and the day it is written down."""
    if not task.assigned_on <= on <= timezone.localdate(at):
        raise DayOutOfPlace(on=day_numbers(on), first=day_numbers(task.assigned_on))


def sentence(text: str) -> str:
    """The words of a verb that needs some; lines are kept as they were typed."""
    if not text.strip():
        raise WordsMissing()
    return text.strip().replace("\r\n", "\n")


def share(percent: int | None) -> int | None:
    """A share in whole percent, or none given."""
    if percent is not None and not 0 <= percent <= 100:
        raise NotAShare(percent=percent)
    return percent


def write_step(
    task: Task,
    step: Step,
    *,
    by: Actor,
    on: dt.date,
    at: dt.datetime | None,
    text: str = "",
    percent: int | None = None,
    file: Evidence = None,
) -> TaskStep:
    """Write the verb into the task's history and on the trail; an upload is kept as evidence."""
    stored = store_upload(file, subject=task.reference, by=by) if isinstance(file, UploadedFile) else file
    written = TaskStep.objects.create(
        task=task, step=step, on=on, at=at or timezone.now(), by=str(by)[:120], text=text,
        percent=percent, file=stored,
    )
    facts: dict[str, object] = {"on": on, "text": text, "percent": percent, "file": stored and stored.pk}
    told: dict[str, Any] = {name: value for name, value in facts.items() if value not in (None, "")}
    record(f"tasks.task.{step.value}", task, by=by, at=at, **told)
    return written
