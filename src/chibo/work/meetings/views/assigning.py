"""Tasks planned on an item."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.work.meetings.forms.session import TaskForm
from chibo.work.meetings.models import PlannedTask
from chibo.work.meetings.services import assigning
from chibo.work.meetings.views import loaders
from chibo.work.meetings.views.answers import acted, autosaved, table_address
from chibo.work.meetings.views.loaders import Keyed


@require_POST
@requires("meetings.run_meeting", loaders.keyed)
def plan(request: Request, place: Keyed) -> HttpResponse:
    """Write a planned task, whole or field by field."""
    form = TaskForm(request.POST, place.item.meeting)

    def save() -> int:
        there = PlannedTask.objects.filter(key=place.key, item=place.item).first()
        support = set(there.support.values_list("pk", flat=True)) if there else set()
        task = assigning.change_task(
            place.item, place.key, version=form.version, by=request.user, **form.planned(support)
        )
        return task.version

    return autosaved(request, place.item, form, anchor=f"task-{place.key}", save=save)


@require_POST
@requires("meetings.run_meeting", loaders.planned_task)
def strike(request: Request, task: PlannedTask) -> HttpResponse:
    """Strike a planned task out."""
    item = task.item
    back = table_address(item.meeting_id, item_id=item.pk, pane="current", anchor="tasks")
    return acted(request, back, lambda: assigning.strike_task(task, by=request.user))
