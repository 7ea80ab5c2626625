"""The task sheet beside its task: a draft until it is issued, then the paper that was issued."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.kernel.text import fold
from chibo.platform.authz.guard import requires
from chibo.platform.papers.answers import CONTENT_TYPES, draft_answer
from chibo.platform.papers.previews import preview
from chibo.platform.papers.queries import paper_of
from chibo.web.http import Request
from chibo.web.pages import flash_error, page
from chibo.work.tasks.models import Task
from chibo.work.tasks.queries import task_sheet_facts
from chibo.work.tasks.services.issuing import SHEET, issue_sheet
from chibo.work.tasks.views import loaders


@require_safe
@requires("tasks.view_task", loaders.task_with_sheet)
def sheet_page(request: Request, task: Task) -> HttpResponse:
    """The A4 sheet on the page; ``?format=docx|pdf`` gives the draft as a file."""
    on = timezone.localdate()
    paper = paper_of(task.reference, SHEET)
    facts = task_sheet_facts(task, on=on)
    scope = f"unit:{task.unit_id}"
    wanted = request.GET.get("format", "")
    if wanted in CONTENT_TYPES:
        if paper is not None:
            return redirect("papers:download", pk=paper.pk, format=wanted)
        return draft_answer(SHEET, facts, wanted, on=on, scope=scope, name=_file_name(task))
    context = {"task": task, "paper": paper, "sheet": preview(SHEET, facts, on=on, scope=scope, paper=paper)}
    return page(request, "tasks/sheet.html", context)


@require_POST
@requires("tasks.decide_task", loaders.task_with_sheet)
def issue(request: Request, task: Task) -> HttpResponse:
    """Issue the sheet as it stands today."""
    try:
        issue_sheet(task, by=request.user, on=timezone.localdate())
    except DomainError as problem:
        flash_error(request, problem)
    else:
        messages.success(request, _("The task sheet is issued; from now on its words stay."))
    return redirect("tasks:sheet", pk=task.pk)


def _file_name(task: Task) -> str:
    return "phieu-giao-viec-" + (fold(task.title)[:60].strip().replace(" ", "-") or str(task.pk))
