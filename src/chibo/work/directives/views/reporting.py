"""The report about a directive: its skeleton as a sheet and a file, as a draft, and that it has been sent."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import Visitor, may
from chibo.platform.papers.answers import draft_answer
from chibo.platform.papers.previews import preview
from chibo.platform.threads.queries import thread_of
from chibo.platform.threads.registry import Card
from chibo.web.asking import Question, ask
from chibo.web.http import Request
from chibo.web.pages import attempt, page
from chibo.work.directives.forms import ReportedForm
from chibo.work.directives.models import Directive
from chibo.work.directives.papers import KIND, report_letter
from chibo.work.directives.queries.report import report_facts
from chibo.work.directives.services import record_report, start_report
from chibo.work.directives.views import loaders
from chibo.work.documents.queries import document_card


@require_safe
@requires("directives.lead_directive", loaders.overseen)
def report(request: Request, directive: Directive) -> HttpResponse:
    """What the house knows about the carrying out, laid out as the report; ``?format=docx`` or ``pdf`` gives the file."""
    on = timezone.localdate()
    letter = report_letter(report_facts(directive, request.user, on=on), on=on, scope=f"unit:{directive.unit_id}")
    if wanted := request.GET.get("format"):
        return draft_answer(
            KIND, letter, wanted, on=on, scope=f"unit:{directive.unit_id}", name=f"bao-cao-{directive.pk}-{on:%Y-%m-%d}"
        )
    context = {
        "directive": directive, "card": document_card(directive.document_id),
        "sheet": preview(KIND, letter, on=on, scope=f"unit:{directive.unit_id}"),
        "drafts": may(request.user, "drafting.start_draft", directive.unit_id), "thread": _begun(directive, request.user),
        "late": bool(directive.owes_report and directive.report_due and directive.report_due < on),
    }  # fmt: skip
    return page(request, "directives/report.html", context)


@require_POST
@requires("directives.lead_directive", loaders.overseen)
def begin(request: Request, directive: Directive) -> HttpResponse:
    """The skeleton becomes a draft, to be written on and reviewed like any other paper."""
    if not may(request.user, "drafting.start_draft", directive.unit_id):
        raise PermissionDenied
    on = _today()
    facts = report_facts(directive, request.user, on=on)
    if not attempt(request, lambda: start_report(directive, facts, by=request.user, on=on)):
        return redirect("directives:report", pk=directive.pk)
    directive.refresh_from_db()
    return redirect("drafting:detail", pk=int(directive.report_reference.partition(":")[2]))


@require_http_methods(["GET", "POST"])
@requires("directives.lead_directive", loaders.overseen)
def reported(request: Request, directive: Directive) -> HttpResponse:
    """The report has gone to whom it is due."""
    card = document_card(directive.document_id)
    question = Question(
        _("The report has been sent"), _("The day stands on the directive; nobody is reminded of it any more."), _("Record"),
        directive.get_absolute_url(), card.number if card else "", _("It is recorded that the report has gone."),
    )  # fmt: skip

    def act(form: Any) -> None:
        record_report(directive, sent_on=form.cleaned_data["sent_on"], by=request.user, on=_today())

    return ask(request, ReportedForm(request.POST or None, initial={"sent_on": _today()}), act, question)


def _begun(directive: Directive, user: Visitor) -> list[Card]:
    """The draft or the paper that was made of the skeleton, as the visitor may see it."""
    if not directive.report_reference:
        return []
    return [card for card in thread_of(directive.report_reference, user=user) if card.current]


def _today() -> dt.date:
    return timezone.localdate()
