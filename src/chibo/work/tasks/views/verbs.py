"""The verbs of a task: each is a form with one sentence of help, and one service behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import flash_error, page_or_block
from chibo.work.tasks import services
from chibo.work.tasks.forms import AnswerForm, CarryForm, FinishForm, QuestionForm, ReasonForm, ReportForm
from chibo.work.tasks.models import Task
from chibo.work.tasks.views import loaders


@dataclass(frozen=True)
class Verb:
    """One verb as a page: its words, its form and its service."""

    permission: str
    title: Any
    button: Any
    done: Any
    form: type[forms.Form]
    service: Callable[..., Task]
    icon: str = "check"
    danger: bool = False


VERBS = {
    "return": Verb(
        "tasks.act_on_task", _("Return with a question"), _("Send the question"),
        _("The question has been sent; the task waits for the answer."), QuestionForm, services.return_task,
        icon="message-circle-question-mark",
    ),
    "answer": Verb(
        "tasks.decide_task", _("Answer the question"), _("Send the answer"),
        _("The answer has been sent; the task is with its lead again."), AnswerForm, services.answer_question,
        icon="message-square-quote",
    ),
    "report": Verb(
        "tasks.report_task", _("Report progress"), _("Save the report"),
        _("The report is kept and goes into the result table."), ReportForm, services.report_progress,
        icon="clipboard-check",
    ),
    "finish": Verb(
        "tasks.report_task", _("Finish the task"), _("Finish"), _("The task is finished."), FinishForm,
        services.finish_task, icon="circle-check",
    ),
    "carry": Verb(
        "tasks.decide_task", _("Carry over"), _("Carry over"),
        _("The task goes on under a new due day; this is its page."), CarryForm, services.carry_over,
        icon="skip-forward",
    ),
    "cancel": Verb(
        "tasks.decide_task", _("Cancel the task"), _("Cancel the task"),
        _("The task is cancelled; the reason is kept."), ReasonForm, services.cancel_task, icon="ban", danger=True,
    ),
    "reopen": Verb(
        "tasks.decide_task", _("Reopen"), _("Reopen"), _("The task is open again."), ReasonForm,
        services.reopen_task, icon="undo-2",
    ),
}


@require_POST
@requires("tasks.act_on_task", loaders.task)
def accept(request: Request, task: Task) -> HttpResponse:
    """One click: I take it up."""
    try:
        services.accept_task(task, by=request.user, on=timezone.localdate())
    except DomainError as problem:
        flash_error(request, problem)
    else:
        messages.success(request, _("You have taken the task up."))
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return redirect(wanted if safe and wanted.startswith("/") else task.get_absolute_url())


def verb_view(name: str) -> Callable[..., HttpResponse]:
    """The page of a verb."""
    verb = VERBS[name]

    @require_http_methods(["GET", "POST"])
    @requires(verb.permission, loaders.task)
    def view(request: Request, task: Task) -> HttpResponse:
        return _verb_page(request, task, verb)

    view.__name__ = f"{name}_page"
    return view


def _verb_page(request: Request, task: Task, verb: Verb) -> HttpResponse:
    form = _form(request, verb)
    if request.method == "POST" and form.is_valid():
        words = {"on": timezone.localdate(), **form.cleaned_data}
        try:
            after = verb.service(task, by=request.user, **words)
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            messages.success(request, verb.done)
            return redirect(after)
    status = 422 if request.method == "POST" else 200
    context = {"task": task, "verb": verb, "form": form, "upload": form.is_multipart()}
    return page_or_block(request, "tasks/verb.html", context, block="form", status=status)


def _form(request: Request, verb: Verb) -> forms.Form:
    today = timezone.localdate()
    extra: dict[str, Any] = {"on": today} if verb.form is CarryForm else {}
    initial = {"on": today} if verb.form is FinishForm else {}
    return verb.form(request.POST or None, request.FILES or None, initial=initial, **extra)
