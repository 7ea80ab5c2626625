"""Tasks: what is to be done, by whom, with which result, and what was written on the way."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.platform.search.registry import Found, among, scopes, searchable
from chibo.work.tasks.models import Task, TaskStep


def _seen(user: Visitor, keys: Collection[int]) -> set[int]:
    return among(Task.objects.visible_to(user), keys)


def _reach(user: Visitor) -> Collection[str]:
    duties = duties_of(user)
    return {*scopes("unit", duties.units | duties.keeps), *scopes("person", [duties.person_id])}


@searchable(
    "tasks.task", model=Task, label=_("Task"), icon="square-check-big", order=30, visible_to=_seen, reach=_reach
)
def words_of_tasks(keys: Collection[int]) -> list[Found]:
    """Three queries."""
    tasks = Task.objects.filter(pk__in=list(keys)).select_related("lead", "lead_unit").prefetch_related("support")
    steps: dict[int, list[TaskStep]] = defaultdict(list)
    for step in _steps(keys):
        steps[step.task_id].append(step)
    return [_found(task, steps[task.pk]) for task in tasks]


def _steps(keys: Collection[int]) -> "QuerySet[TaskStep]":
    return TaskStep.objects.filter(task__in=list(keys)).select_related("file").order_by("at", "pk")


def _found(task: Task, steps: Iterable[TaskStep]) -> Found:
    people = [task.lead_id, *(person.pk for person in task.support.all())]
    lead = task.lead.full_name if task.lead else task.lead_unit.name if task.lead_unit else ""
    return Found(
        key=task.pk, title=task.title, unit=task.unit_id, day=task.due or task.assigned_on, href=task.get_absolute_url(),
        context=lead, scopes=(*scopes("unit", [task.unit_id, task.lead_unit_id]), *scopes("person", people)),
        texts=(
            task.product, lead, ", ".join(person.full_name for person in task.support.all()), task.authority, task.result,
            *(step.text for step in steps),
        ),
        files=tuple({(step.file.sha256, step.file.content_type): None for step in steps if step.file}),
    )  # fmt: skip
