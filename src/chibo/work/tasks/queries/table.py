"""The result table of a month: last month's tasks against their results (part I.3 of the resolution)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import F, Prefetch, Q

from chibo.kernel.period import Month
from chibo.work.tasks.choices import OPEN, Status, Step
from chibo.work.tasks.models import Task, TaskQuerySet, TaskStep
from chibo.work.tasks.queries.standing import as_it_stands, lateness, led_by, status_of
from chibo.work.tasks.rules.results import REACHED, WORDS, opening_words, share_reached, status_on
from chibo.work.tasks.rules.results import Status as RuleStatus

_TAKEN_UP = frozenset({Step.ACCEPTED, Step.REPORTED, Step.RETURNED})
_SAYS_RESULT = frozenset({Step.REPORTED, Step.FINISHED, Step.CARRIED, Step.CANCELLED})


@dataclass(frozen=True)
class TaskRow:
    """One row of the table; the texts are those of the paper."""

    task_id: int
    reference: str
    href: str
    title: str
    product: str
    lead: str
    support: tuple[str, ...]
    assigned_on: dt.date
    due: dt.date | None
    report_month: Month | None
    opening: Status
    opening_text: str
    status: Status
    status_text: str
    result_text: str
    finished_on: dt.date | None
    days_late: int
    percent: int
    standing: bool
    carried_from_id: int | None
    carried_to_id: int | None


@dataclass(frozen=True)
class TaskShare:
    """How many of a month's targets were reached; standing and cancelled tasks are not counted."""

    total: int
    reached: int
    late: int
    carried: int
    not_reached: int
    share: Fraction | None


def tasks_reported_in(
    unit_id: int, month: Month, *, on: dt.date, since: dt.date | None = None
) -> list[TaskRow]:
    """The rows of the table at the meeting of ``month``, as things stood on the day ``on``. Three queries.

    First the tasks to be reported in that month and earlier ones still open, by due day, then the standing
    tasks. ``since`` is the day of the meeting before; without it the first day of the month before.
    """
    begin = since or (month - 1).first
    tasks = _with_people(_of_the_table(unit_id, month, on), on)
    return [_row(task, on=on, since=begin) for task in tasks]


def task_share(unit_id: int, month: Month, *, on: dt.date) -> TaskShare:
    """The share of targets reached at the meeting of ``month``, for the quality sheet. One query."""
    statuses = [status_of(task, on) for task in _of_the_table(unit_id, month, on)]
    counted = [status for status in statuses if status not in (Status.STANDING, Status.CANCELLED)]
    reached = sum(status in (Status.DONE, Status.DONE_LATE) for status in counted)
    return TaskShare(
        total=len(counted),
        reached=reached,
        late=counted.count(Status.DONE_LATE),
        carried=counted.count(Status.CARRIED),
        not_reached=len(counted) - reached,
        share=share_reached([RuleStatus(status.value) for status in statuses]),
    )


def _of_the_table(unit_id: int, month: Month, on: dt.date) -> TaskQuerySet:
    open_then = Q(state__in=sorted(OPEN)) | Q(ended_on__gt=on)
    left_over = Q(report_month__lt=month.first) & open_then
    standing = Q(standing=True, assigned_on__lt=on) & open_then
    return Task.objects.filter(
        Q(report_month=month.first) | left_over | standing, unit_id=unit_id, assigned_on__lte=on
    )


def _with_people(tasks: TaskQuerySet, on: dt.date) -> TaskQuerySet:
    told = TaskStep.objects.filter(on__lte=on).order_by("on", "at", "pk")
    return (
        tasks.select_related("lead", "lead_unit", "carried_from", "carried_to")
        .prefetch_related("support", Prefetch("steps", queryset=told, to_attr="told"))
        .order_by("standing", F("due").asc(nulls_last=True), "pk")
    )


def _row(task: Task, *, on: dt.date, since: dt.date) -> TaskRow:
    told: list[TaskStep] = task.told  # type: ignore[attr-defined]
    begun = any(step.step in _TAKEN_UP for step in told)
    begun_before = any(step.step in _TAKEN_UP and step.on < since for step in told)
    status = status_on(as_it_stands(task, begun=begun), on)
    opening = status_on(as_it_stands(task, begun=begun_before), since - dt.timedelta(days=1))
    ended = task.ended_on is not None and task.ended_on <= on
    following = getattr(task, "carried_to", None) if ended else None
    return TaskRow(
        task_id=task.pk,
        reference=task.reference,
        href=task.get_absolute_url(),
        title=task.title,
        product=task.product,
        lead=led_by(task),
        support=tuple(person.full_name for person in _by_name(task)),
        assigned_on=task.assigned_on,
        due=task.due,
        report_month=Month.of(task.report_month) if task.report_month else None,
        opening=Status(opening.value),
        opening_text=opening_words(carried_from=_origin_month(task), status=opening),
        status=Status(status.value),
        status_text=WORDS[status],
        result_text=_result(told, standing_since=since if task.standing else None),
        finished_on=task.ended_on if ended and status in REACHED else None,
        days_late=lateness(task, on),
        percent=100 if status in REACHED else _percent(told),
        standing=task.standing,
        carried_from_id=task.carried_from_id,
        carried_to_id=following.pk if following else None,
    )


def _result(told: list[TaskStep], *, standing_since: dt.date | None) -> str:
    """The last words that say how it stands; of a standing task only those of the month."""
    words = [
        step.text for step in told
        if step.step in _SAYS_RESULT and (standing_since is None or step.on >= standing_since)
    ]
    return words[-1] if words else ""


def _percent(told: list[TaskStep]) -> int:
    shares = [step.percent for step in told if step.percent is not None and step.step == Step.REPORTED]
    return shares[-1] if shares else 0


def _origin_month(task: Task) -> Month | None:
    before = task.carried_from
    return Month.of(before.report_month) if before and before.report_month else None


def _by_name(task: Task) -> list[Any]:
    return sorted(task.support.all(), key=lambda person: (person.sort_key, person.pk))
