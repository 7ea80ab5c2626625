"""The tasks of a unit: filtered by the address, sorted, as a workbook."""

import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chibo.organization.units.queries import unit_cards
from chibo.platform.authz.guard import requires_plain
from chibo.web.http import Request
from chibo.web.pages import page_or_block
from chibo.web.sheets import Column, Wanted, sheet_response, wanted_sheet
from chibo.work.tasks.choices import TaskState
from chibo.work.tasks.models import TaskQuerySet
from chibo.work.tasks.queries import line_of
from chibo.work.tasks.queries.listing import TaskFilter, filter_from, leads_of, months_of, tasks_listed
from chibo.work.tasks.rules.results import month_words
from chibo.work.tasks.views.loaders import units_of

PER_PAGE = 50


@require_safe
@requires_plain("authz.signed_in")
def task_list(request: Request) -> HttpResponse:
    """The tasks of one of my units; without a choice those of my cell."""
    on = timezone.localdate()
    units = units_of(request.user)
    unit_id = _chosen(request, units)
    asked = filter_from(request.GET)
    tasks = tasks_listed(unit_id, asked, on=on)
    cards = unit_cards(units)
    title = cards[unit_id].name if unit_id in cards else ""
    if kind := wanted_sheet(request.GET):
        return _sheet(tasks, title, on, kind)
    shown = Paginator(tasks, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "unit_id": unit_id, "unit_title": title, "units": [(pk, cards[pk].name) for pk in units if pk in cards],
        "asked": asked, "shown": shown, "lines": [line_of(task, on=on) for task in shown], "on": on,
        **_choices(unit_id, asked),
    }
    return page_or_block(request, "tasks/task_list.html", context, block="rows")


def _chosen(request: Request, units: list[int]) -> int:
    wanted = request.GET.get("unit", "")
    if not wanted:
        return units[0] if units else 0
    if not wanted.isdigit() or int(wanted) not in units:
        raise Http404
    return int(wanted)


def _choices(unit_id: int, asked: TaskFilter) -> dict[str, Any]:
    months = months_of(unit_id)
    return {
        "months": [(f"{m.year}-{m.month:02d}", month_words(m)) for m in months],
        "month_chosen": f"{asked.month.year}-{asked.month.month:02d}" if asked.month else "",
        "states": [("open", _("All open ones")), ("finished", _("All finished ones")), *TaskState.choices],
        "leads": leads_of(unit_id),
    }


def _sheet(tasks: TaskQuerySet, title: str, on: dt.date, kind: Wanted) -> HttpResponse:
    columns = [
        Column(_("No."), 6), Column(_("Task"), 50), Column(_("Product"), 30), Column(_("Lead"), 24),
        Column(_("Given on"), 12), Column(_("Due"), 12), Column(_("Report in"), 12), Column(_("How it stands"), 18),
        Column(_("Days late"), 10), Column(_("Result"), 50),
    ]
    rows = []
    for number, task in enumerate(tasks, start=1):
        line = line_of(task, on=on)
        month = month_words(line.report_month) if line.report_month else ""
        rows.append((
            number, line.title, line.product, line.lead, task.assigned_on, line.due, month,
            str(line.status.label), line.days_late or None, task.result,
        ))
    heading = _("Tasks of %(unit)s, %(day)s") % {"unit": title, "day": on.strftime("%d/%m/%Y")}
    return sheet_response(f"nhiem-vu-{title}-{on:%Y-%m-%d}", title=heading, columns=columns, rows=rows, kind=kind)
