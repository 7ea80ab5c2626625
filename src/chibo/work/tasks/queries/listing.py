"""The list of a unit's tasks as the page filters and sorts it. What cannot be read is ignored."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, F, IntegerField, Q, Value, When
from django.db.models.expressions import Combinable

from chibo.kernel.period import Month
from chibo.kernel.text import fold
from chibo.work.tasks.choices import FINISHED, OPEN, TaskState
from chibo.work.tasks.models import Task, TaskQuerySet

SORTS = {
    "title": ("folded",),
    "lead": ("lead__sort_key", "lead_unit__folded"),
    "due": ("due",),
    "month": ("report_month",),
    "state": ("state",),
}
_GROUP = Case(
    When(state=TaskState.STANDING, then=Value(1)),
    When(state__in=sorted(OPEN), then=Value(0)),
    default=Value(2),
    output_field=IntegerField(),
)
"""Without a wish: what is owed by due day, then standing tasks, then what has ended, the latest first."""

GROUPS = {"open": OPEN, "finished": FINISHED}
"""Words of the state filter that mean several states."""


@dataclass(frozen=True)
class TaskFilter:
    """What the address asks for."""

    text: str = ""
    month: Month | None = None
    state: str = ""
    lead_id: int | None = None
    overdue: bool = False
    sort: str = ""

    @property
    def empty(self) -> bool:
        """Whether everything is shown."""
        return self == TaskFilter(sort=self.sort)


def filter_from(query: Mapping[str, str]) -> TaskFilter:
    """Read the address."""
    state = query.get("state", "")
    sort = query.get("sort", "")
    lead = query.get("lead", "")
    return TaskFilter(
        text=query.get("q", "").strip()[:200],
        month=read_month(query.get("month", "")),
        state=state if state in {*GROUPS, *TaskState.values} else "",
        lead_id=int(lead) if re.fullmatch(r"[0-9]{1,15}", lead) else None,
        overdue=query.get("overdue") == "1",
        sort=sort if sort.removeprefix("-") in SORTS else "",
    )


def read_month(text: str) -> Month | None:
    """"2026-11" as a month; nothing for anything else."""
    found = re.fullmatch(r"(20[0-9]{2})-(0[1-9]|1[0-2])", text)
    return Month(int(found[1]), int(found[2])) if found else None


def tasks_listed(unit_id: int, asked: TaskFilter, *, on: dt.date) -> TaskQuerySet:
    """The tasks of the unit that the filter lets through, in its order."""
    tasks = Task.objects.filter(unit_id=unit_id).select_related("lead", "lead_unit")
    if asked.month:
        tasks = tasks.filter(Q(report_month=asked.month.first) | Q(state=TaskState.STANDING))
    if asked.state:
        states = GROUPS.get(asked.state) or {TaskState(asked.state)}
        tasks = tasks.filter(state__in=sorted(states))
    if asked.lead_id:
        tasks = tasks.filter(lead_id=asked.lead_id)
    if asked.overdue:
        tasks = tasks.overdue(on)
    for word in fold(asked.text).split():
        tasks = tasks.filter(Q(folded__contains=word) | Q(lead__folded__contains=word))
    return tasks.order_by(*_order(asked.sort))


def months_of(unit_id: int) -> list[Month]:
    """The months in which the unit's tasks are reported, the newest first. One query."""
    days = Task.objects.filter(unit_id=unit_id, report_month__isnull=False).values_list("report_month", flat=True)
    return [Month.of(day) for day in days.order_by("-report_month").distinct() if day]


def leads_of(unit_id: int) -> list[tuple[int, str]]:
    """Who leads tasks of the unit, by given name. One query."""
    rows = Task.objects.filter(unit_id=unit_id, lead__isnull=False)
    named = rows.order_by("lead__sort_key").values_list("lead_id", "lead__full_name", "lead__sort_key").distinct()
    return [(pk, name) for pk, name, _key in named if pk]


def _order(sort: str) -> list[str | Combinable]:
    if not sort:
        return [_GROUP, Case(When(state__in=sorted(OPEN), then=F("due"))).asc(nulls_last=True), "-ended_on", "pk"]
    columns = [F(name) for name in SORTS[sort.removeprefix("-")]]
    if sort.startswith("-"):
        return [*(column.desc(nulls_last=True) for column in columns), "pk"]
    return [*(column.asc(nulls_last=True) for column in columns), "pk"]
