"""A task and its result as stations of the golden thread."""

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.platform.authz.permissions import Visitor
from chibo.platform.threads.registry import Card, resolves
from chibo.work.tasks.choices import FINISHED, TaskState
from chibo.work.tasks.models import Task
from chibo.work.tasks.queries.standing import status_of

ORDER = 60
"""Tasks stand after the resolution; their continuations follow by number."""


@resolves("tasks.task")
def task_cards(keys: Collection[str], user: Visitor) -> dict[str, Card]:
    """Cards of the tasks the visitor may see. One query."""
    today = timezone.localdate()
    visible = Task.objects.visible_to(user).filter(pk__in=[int(key) for key in keys])
    return {
        str(task.pk): Card(
            label=task.title,
            kind=_("Task and result") if task.state in FINISHED else _("Task"),
            order=ORDER,
            href=task.get_absolute_url(),
            state=str(TaskState.RETURNED.label if task.state == TaskState.RETURNED else status_of(task, today).label),
            day=_day(task),
        )
        for task in visible
    }


def _day(task: Task) -> str:
    """The day it ended, else the day it is due."""
    day = task.ended_on or task.due
    return day_numbers(day) if day else ""
