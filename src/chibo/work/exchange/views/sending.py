"""An issued paper becomes a message; a message that went out is changed or taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.work.documents.queries import DocumentCard, documents_of
from chibo.work.exchange.choices import MessageKind
from chibo.work.exchange.forms import ComposeForm, FollowForm
from chibo.work.exchange.models import Message
from chibo.work.exchange.queries import codes_of, correspondents_of, messages_about
from chibo.work.exchange.services import build_message
from chibo.work.exchange.views import loaders

MOST_OFFERED = 50


@require_http_methods(["GET", "POST"])
@requires("exchange.send_paper", loaders.issued)
def compose(request: Request, paper: DocumentCard) -> HttpResponse:
    """Choose the receivers; the message file is made and waits to be handed over."""
    form = ComposeForm(request.POST or None, offices=_offices(paper.unit_id))
    if request.method == "POST" and form.is_valid():
        try:
            made = build_message(paper.pk, receivers=form.chosen, by=request.user, at=timezone.now())
        except DomainError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The message is made. Fetch the file and hand it to the gateway."))
            return redirect(made)
    context = {
        "form": form, "paper": paper, "about": messages_about(paper.pk),
        "codes": codes_of(paper.unit_id, on=timezone.localdate()),
    }  # fmt: skip
    return page(request, "exchange/compose.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
@requires("exchange.handle_message", loaders.message)
def follow(request: Request, message: Message) -> HttpResponse:
    """A message after a message: change, take back, replace."""
    form = FollowForm(request.POST or None, offices=_offices(message.unit_id), others=_others(message))
    if request.method == "POST" and form.is_valid():
        kind = MessageKind(int(form.cleaned_data["kind"]))
        paper = int(form.cleaned_data["other"]) if kind == MessageKind.REPLACE else message.document_id or 0
        try:
            made = build_message(
                paper, kind=kind, about=message, receivers=form.chosen, reason=form.cleaned_data["reason"],
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except DomainError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The message is made. Fetch the file and hand it to the gateway."))
            return redirect(made)
    context = {"form": form, "message": message}
    return page(request, "exchange/follow.html", context, status=422 if request.method == "POST" else 200)


def _offices(unit_id: int) -> list[tuple[int, str]]:
    return [(row.pk, str(row)) for row in correspondents_of(unit_id)]


def _others(message: Message) -> list[tuple[int, str]]:
    """Papers of the unit that may replace the one that was sent: issued that day or later."""
    papers = documents_of(message.unit_id, since=message.promulgated_on)
    offered = [paper for paper in papers if paper.direction == "issued" and paper.pk != message.document_id and paper.number]
    return [(paper.pk, f"{paper.number} {paper.title}"[:120]) for paper in offered[:MOST_OFFERED]]
