"""My tasks: what I owe, made for a phone."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.guard import requires_plain
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.work.tasks.choices import FINISHED, TaskState
from chibo.work.tasks.models import Task
from chibo.work.tasks.permissions import gives_tasks
from chibo.work.tasks.queries import TaskLine, line_of, open_tasks_of
from chibo.work.tasks.views.loaders import units_of

RECENT = 5


@require_safe
@requires_plain("authz.signed_in")
def my_tasks(request: Request) -> HttpResponse:
    """What I lead or support, the pressing first, and the questions that wait for my answer."""
    on = timezone.localdate()
    person = duties_of(request.user).person_id
    lines = open_tasks_of(person, on=on) if person else []
    context = {
        "groups": _groups(lines, on),
        "questions": _questions(request, on),
        "finished": _finished(person, on) if person else [],
        "late": sum(line.days_late > 0 for line in lines),
        "total": len(lines),
        "may_give": [unit for unit in units_of(request.user) if gives_tasks(request.user, unit)],
        "on": on,
    }
    return page(request, "tasks/my_tasks.html", context)


def _groups(lines: list[TaskLine], on: dt.date) -> list[dict[str, Any]]:
    week = on + dt.timedelta(days=7)
    dated = [line for line in lines if not line.standing]
    groups = [
        (_("Late"), "late", [line for line in dated if line.days_late]),
        (_("Due within seven days"), "now", [line for line in dated if line.due and on <= line.due <= week]),
        (_("Later"), "", [line for line in dated if line.due is None or line.due > week]),
        (_("Standing tasks"), "", [line for line in lines if line.standing]),
    ]
    return [{"title": title, "tone": tone, "lines": found} for title, tone, found in groups if found]


def _questions(request: Request, on: dt.date) -> list[TaskLine]:
    units = [unit for unit in units_of(request.user) if gives_tasks(request.user, unit)]
    if not units:
        return []
    asked = Task.objects.filter(unit_id__in=units, state=TaskState.RETURNED).select_related("lead", "lead_unit")
    return [line_of(task, on=on) for task in asked.order_by("due", "pk")]


def _finished(person_id: int, on: dt.date) -> list[TaskLine]:
    done = Task.objects.involving(person_id).filter(state__in=sorted(FINISHED))
    recent = done.select_related("lead", "lead_unit").order_by("-ended_on", "-pk")[:RECENT]
    return [line_of(task, on=on, person_id=person_id) for task in recent]
