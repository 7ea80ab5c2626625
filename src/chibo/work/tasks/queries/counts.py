"""Tasks of a unit as numbers: what a superior may be shown without learning what they were."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from chibo.work.tasks.choices import FINISHED, OPEN, TaskState
from chibo.work.tasks.models import Task


@dataclass(frozen=True)
class TaskCounts:
    """Finished, finished or still owed after the day, and still open in time."""

    done: int
    late: int
    open: int


def task_counts(unit_id: int, *, since: dt.date, until: dt.date, on: dt.date) -> TaskCounts:
    """Tasks given by the unit with a day in the span, as they stand on ``on``. Standing tasks are not counted."""
    owed = Q(state__in=sorted(OPEN))
    counted = Task.objects.filter(unit_id=unit_id, standing=False, due__gte=since, due__lt=until).aggregate(
        done=Count("pk", filter=Q(state__in=sorted(FINISHED))),
        late=Count("pk", filter=Q(state=TaskState.DONE_LATE) | (owed & Q(due__lt=on))),
        open=Count("pk", filter=owed & Q(due__gte=on)),
    )
    return TaskCounts(**counted)
