"""Giving a task by hand."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chibo.kernel.errors import DomainError
from chibo.organization.mandates.queries import people_of_unit
from chibo.organization.units.queries import led_units, unit_cards
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.work.tasks.forms import TaskForm
from chibo.work.tasks.models import Task
from chibo.work.tasks.services import assign_task
from chibo.work.tasks.services.assigning import BY_HAND
from chibo.work.tasks.views import loaders


@require_http_methods(["GET", "POST"])
@requires("tasks.assign_task", loaders.unit)
def new_task(request: Request, unit_id: int) -> HttpResponse:
    """The form of a new task."""
    on = timezone.localdate()
    units = unit_cards([unit_id, *led_units(unit_id, on=on)])
    form = TaskForm(
        request.POST or None, people=people_of_unit(unit_id, on=on),
        units=sorted(units.values(), key=lambda unit: (unit.pk != unit_id, unit.pk)), on=on,
    )
    if request.method == "POST" and form.is_valid():
        try:
            task = _assign(request, unit_id, form.cleaned_data)
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            messages.success(request, _("The task is given; the lead has been told."))
            return redirect(task)
    status = 422 if request.method == "POST" else 200
    return page(request, "tasks/new_task.html", {"form": form, "unit": units.get(unit_id)}, status=status)


def _assign(request: Request, unit_id: int, words: dict[str, Any]) -> Task:
    return assign_task(
        unit_id, title=words["title"], product=words["product"], lead_id=words["lead"],
        lead_unit_id=words["lead_unit"], support_ids=words["support"], authority=words["authority"],
        due=words["due"], report_month=words["report_month"], standing=words["standing"],
        origin=f"{BY_HAND}{words['key']}", by=request.user, on=timezone.localdate(),
    )
