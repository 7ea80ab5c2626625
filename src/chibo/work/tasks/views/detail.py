"""The page of one task."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chibo.platform.authz.guard import requires
from chibo.platform.threads.queries import thread_of
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.work.tasks.choices import Step
from chibo.work.tasks.models import Task
from chibo.work.tasks.queries import clear_points, line_of
from chibo.work.tasks.queries.sheet import has_party_sheet
from chibo.work.tasks.rules.results import month_words
from chibo.work.tasks.views import loaders
from chibo.work.tasks.views.actions import actions_for, next_step


def who_did(by: str) -> str:
    """The name in the history; a process is said in words."""
    return _("by itself, from the resolution") if by.startswith("flows.") else by


@require_safe
@requires("tasks.view_task", loaders.task)
def task_page(request: Request, task: Task) -> HttpResponse:
    """What it is, where it stands, who does what next, its thread and history."""
    on = timezone.localdate()
    line = line_of(task, on=on)
    steps = list(task.steps.select_related("file").order_by("-on", "-at", "-pk"))
    question = next((step for step in steps if step.step == Step.RETURNED), None)
    context = {
        "task": task,
        "line": line,
        "month": month_words(line.report_month) if line.report_month else "",
        "support": sorted(task.support.all(), key=lambda person: (person.sort_key, person.pk)),
        "points": clear_points(task, on=on),
        "steps": [(step, who_did(step.by)) for step in steps],
        "evidence": [step for step in steps if step.file is not None],
        "question": question,
        "continuation": getattr(task, "carried_to", None),
        "actions": actions_for(request.user, task, on=on),
        "next_step": next_step(task, on=on),
        "has_sheet": has_party_sheet(task.unit_id),
        "cards": thread_of(task.reference, user=request.user),
    }
    return page(request, "tasks/task.html", context)
