"""Everything about one task, and the six things that must be clear in it."""

import datetime as dt
from dataclasses import dataclass

from chibo.kernel.period import Month
from chibo.platform.rulebook.queries import rules_on
from chibo.work.tasks.choices import Status, TaskState
from chibo.work.tasks.models import Task
from chibo.work.tasks.queries.standing import lateness, led_by, status_of
from chibo.work.tasks.rules.clarity import TaskWords, unclear


@dataclass(frozen=True)
class ClearPoint:
    """One of the six "rõ": its title in the rule pack, and whether the task is clear about it."""

    id: str
    title: str
    clear: bool


@dataclass(frozen=True)
class TaskFacts:
    """A task as other domains may know it."""

    task_id: int
    reference: str
    href: str
    unit_id: int
    title: str
    product: str
    authority: str
    lead_id: int | None
    lead: str
    lead_unit_id: int | None
    support_ids: tuple[int, ...]
    assigned_on: dt.date
    due: dt.date | None
    report_month: Month | None
    standing: bool
    state: TaskState
    status: Status
    days_late: int
    percent: int
    result: str
    ended_on: dt.date | None
    origin: str
    carried_from_id: int | None
    carried_to_id: int | None


def task_facts(task_id: int, *, on: dt.date) -> TaskFacts | None:
    """One task, or none. Two queries."""
    found = Task.objects.filter(pk=task_id).select_related("lead", "lead_unit", "carried_to")
    task = found.prefetch_related("support").first()
    return _facts(task, on) if task else None


def clear_points(task: Task, *, on: dt.date) -> list[ClearPoint]:
    """The six things of a stored task."""
    return unclear_in(
        title=task.title, product=task.product, authority=task.authority, lead_id=task.lead_id,
        lead_unit_id=task.lead_unit_id, due=task.due, standing=task.standing,
        report_month=Month.of(task.report_month) if task.report_month else None, unit_id=task.unit_id, on=on,
    )


def unclear_in(
    *, title: str, product: str, authority: str, lead_id: int | None, lead_unit_id: int | None,
    due: dt.date | None, standing: bool, report_month: Month | None, unit_id: int, on: dt.date,
) -> list[ClearPoint]:
    """The list of the rule pack in its order, each point clear or not."""
    wanted = rules_on(on, scope=f"unit:{unit_id}").table("task.six_clear")
    words = TaskWords(
        title=title, product=product, authority=authority, has_lead=lead_id is not None,
        has_unit=lead_unit_id is not None, due=due, standing=standing, reported=report_month is not None,
    )
    missing = unclear(words, [point["id"] for point in wanted])
    return [ClearPoint(point["id"], point["title"], point["id"] not in missing) for point in wanted]


def _facts(task: Task, on: dt.date) -> TaskFacts:
    following = getattr(task, "carried_to", None)
    return TaskFacts(
        task_id=task.pk, reference=task.reference, href=task.get_absolute_url(), unit_id=task.unit_id,
        title=task.title, product=task.product, authority=task.authority, lead_id=task.lead_id,
        lead=led_by(task), lead_unit_id=task.lead_unit_id,
        support_ids=tuple(person.pk for person in task.support.all()), assigned_on=task.assigned_on,
        due=task.due, report_month=Month.of(task.report_month) if task.report_month else None,
        standing=task.standing, state=TaskState(task.state), status=status_of(task, on),
        days_late=lateness(task, on), percent=task.percent, result=task.result, ended_on=task.ended_on,
        origin=task.origin, carried_from_id=task.carried_from_id,
        carried_to_id=following.pk if following else None,
    )
