"""A unit ends: what is open in it goes on in the unit that the decision names."""

import datetime as dt

from django.db import transaction

from chibo.kernel.period import Month
from chibo.organization.units.queries import WorkHandedOver, work_handed_over
from chibo.platform.audit.services import Actor, record
from chibo.work.tasks.choices import Step, TaskState
from chibo.work.tasks.models import Task
from chibo.work.tasks.services.assigning import assign_task
from chibo.work.tasks.services.steps import locked, write_step


def hand_over_due(*, on: dt.date, by: Actor) -> int:
    """Hand over the open tasks of every unit whose successor takes its work from this day or earlier.

    Harmless twice: what was handed over is not open in the old unit any more. Returns how many tasks went.
    """
    handed = work_handed_over(on=on)
    busy = set(Task.objects.open().filter(unit_id__in=[one.unit_id for one in handed]).values_list("unit_id", flat=True))
    led = set(
        Task.objects.open().filter(lead_unit_id__in=[one.unit_id for one in handed]).values_list("lead_unit_id", flat=True)
    )
    return sum(hand_over_tasks(one, on=on, by=by) for one in handed if one.unit_id in busy | led)


@transaction.atomic
def hand_over_tasks(handed: WorkHandedOver, *, on: dt.date, by: Actor) -> int:
    """The open tasks of one ended unit, and those of others that it leads; how many went."""
    own = Task.objects.open().filter(unit_id=handed.unit_id).order_by("pk")
    moved = [_go_on_there(task, handed, on=on, by=by) for task in own]
    for task in Task.objects.select_for_update().open().filter(lead_unit_id=handed.unit_id).order_by("pk"):
        task.lead_unit_id = handed.to_id
        task.save(update_fields=["lead_unit"])
        record("tasks.task.handed_over", task, by=by, lead=[handed.unit_id, handed.to_id])
    return len(moved)


def _go_on_there(task: Task, handed: WorkHandedOver, *, on: dt.date, by: Actor) -> Task:
    """Closed here as carried over (a standing task as ended), given there with the same words, people and day."""
    task = locked(task)
    began, day = TaskState(task.state), max(handed.on, task.assigned_on)
    task.state, task.ended_on = TaskState.CANCELLED if task.standing else TaskState.CARRIED, day
    task.save(update_fields=["state", "ended_on"])
    words = f"Tiếp tục tại {handed.to_name} theo {handed.decision}."
    write_step(task, Step.CANCELLED if task.standing else Step.CARRIED, by=by, on=day, at=None, text=words)
    month = Month.of(task.report_month) if task.report_month else None
    following = assign_task(
        handed.to_id, title=task.title, product=task.product, lead_id=task.lead_id,
        lead_unit_id=handed.to_id if task.lead_unit_id == handed.unit_id else task.lead_unit_id,
        support_ids=list(task.support.values_list("pk", flat=True)), authority=task.authority, due=task.due,
        report_month=max(month, Month.of(day)) if month else None, standing=task.standing, origin=task.reference,
        by=by, on=day, keeps_its_day=True,
    )
    following.carried_from, following.percent = task, task.percent
    if began == TaskState.ACCEPTED:
        following.state = began
    following.save(update_fields=["carried_from", "percent", "state"])
    return following
