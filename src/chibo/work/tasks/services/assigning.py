"""Giving a task, once per origin."""

import datetime as dt
from collections.abc import Collection

from django.db import IntegrityError, transaction

from chibo.kernel.period import Month
from chibo.kernel.text import clean, fold
from chibo.kernel.wording import day_numbers
from chibo.platform.audit.services import Actor
from chibo.platform.events.bus import publish
from chibo.platform.threads.services import link
from chibo.work.tasks.choices import Step, TaskState
from chibo.work.tasks.errors import DueBeforeItBegins, ReportBeforeItBegins, TitleMissing
from chibo.work.tasks.events import TaskAssigned
from chibo.work.tasks.models import Task
from chibo.work.tasks.rules.results import report_month_of
from chibo.work.tasks.services.steps import write_step
from chibo.work.tasks.services.telling import tell_lead

BY_HAND = "tasks.hand:"
"""Origin of a task that somebody gave without a meeting; the rest is the key of the form."""

DECIDED = "meetings."
"""Origins of tasks whose words a meeting has voted on."""


@transaction.atomic
def assign_task(
    unit_id: int,
    *,
    title: str,
    origin: str,
    by: Actor,
    on: dt.date,
    at: dt.datetime | None = None,
    product: str = "",
    lead_id: int | None = None,
    lead_unit_id: int | None = None,
    support_ids: Collection[int] = (),
    authority: str = "",
    due: dt.date | None = None,
    report_month: Month | None = None,
    standing: bool = False,
    keeps_its_day: bool = False,
) -> Task:
    """Give a task. The same origin never makes two: the task that exists is returned unchanged.

    ``report_month`` is the month at whose meeting it is reported; a standing task has none, it is in the
    table of every month. A due day that a meeting decided stands even when its resolution was issued later;
    so does the day of a task that goes on elsewhere (``keeps_its_day``).
    """
    if existing := Task.objects.filter(origin=origin).first():
        return existing
    month = None if standing else report_month or report_month_of(due, on)
    settled = keeps_its_day or origin.startswith(DECIDED)
    _ensure_sense(title, due=None if settled else due, month=month, on=on)
    fresh = Task(
        unit_id=unit_id, title=clean(title), folded=fold(title)[:300], product=clean(product),
        lead_id=lead_id, lead_unit_id=lead_unit_id, authority=clean(authority), assigned_on=on, due=due,
        report_month=month.first if month else None, standing=standing, origin=origin,
        state=TaskState.STANDING if standing else TaskState.ASSIGNED,
    )
    if not _written(fresh):
        return Task.objects.get(origin=origin)
    fresh.support.set(set(support_ids) - {lead_id})
    return _announced(fresh, by=by, on=on, at=at)


def _announced(task: Task, *, by: Actor, on: dt.date, at: dt.datetime | None) -> Task:
    write_step(task, Step.ASSIGNED, by=by, on=on, at=at)
    if not task.origin.startswith(BY_HAND):
        link(task.origin, task.reference)
    tell_lead(task, "given", by=by, at=at)
    publish(TaskAssigned(task_id=task.pk, unit_id=task.unit_id, origin=task.origin))
    return task


def _written(task: Task) -> bool:
    """Whether this transaction was the one that made the task of this origin."""
    try:
        with transaction.atomic():
            task.save(force_insert=True)
    except IntegrityError:
        if Task.objects.filter(origin=task.origin).exists():
            return False
        raise
    return True


def _ensure_sense(title: str, *, due: dt.date | None, month: Month | None, on: dt.date) -> None:
    if not clean(title):
        raise TitleMissing()
    if due is not None and due < on:
        raise DueBeforeItBegins(due=day_numbers(due), on=day_numbers(on))
    if month is not None and month < Month.of(on):
        raise ReportBeforeItBegins()
