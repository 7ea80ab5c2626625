"""One message: what it says, and what is done with it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.platform.audit.queries import history_of
from chibo.platform.authz.guard import requires
from chibo.platform.threads.queries import thread_of
from chibo.web.http import Request
from chibo.web.pages import attempt, page
from chibo.work.exchange.choices import CARRIES_A_PAPER, SEAL_TONES, WISHES, MessageState, Seal, StatusCode
from chibo.work.exchange.errors import sentence_of
from chibo.work.exchange.forms import RegisterForm, StatusForm
from chibo.work.exchange.models import Message, StatusNote
from chibo.work.exchange.queries import may_answer_back, statuses_left
from chibo.work.exchange.services import agree, hand_over, message_file, register_message, report_status
from chibo.work.exchange.services.answering import words_of
from chibo.work.exchange.views import loaders
from chibo.work.exchange.views.wording import history_words

EDXML = "application/xml"


@require_safe
@requires("exchange.view_message", loaders.message)
def detail(request: Request, message: Message) -> HttpResponse:
    """What it says, where it stands, what may be done now, what was told."""
    return page(request, "exchange/message.html", shown(request, message))


def shown(request: Request, message: Message, **more: Any) -> dict[str, Any]:
    """The context of the message's page."""
    waits = message.came_in and message.state == MessageState.ARRIVED
    left = statuses_left(message)
    return {
        "message": message,
        "waits": waits and message.kind in CARRIES_A_PAPER,
        "wish": (waits and message.kind in WISHES) or may_answer_back(message),
        "report": StatusForm(left=left) if message.came_in and left else None,
        "asks_back": StatusCode.ASKED_BACK in left,
        "follows": not message.came_in and message.kind in CARRIES_A_PAPER
        and message.state in (MessageState.BUILT, MessageState.HANDED_OVER),
        "seal_tone": SEAL_TONES[Seal(message.seal)],
        "notes": [sentence_of(*note) for note in message.notes],
        "enclosures": message.enclosures.select_related("file"),
        "receivers": message.receivers.all(),
        "told": message.status_notes.order_by("-at", "-pk"),
        "followers": message.followers.all(),
        "cards": thread_of(message.reference, user=request.user),
        "history": [history_words(entry) for entry in history_of(message)],
        **more,
    }


@require_http_methods(["GET", "POST"])
@requires("exchange.handle_message", loaders.message)
def register(request: Request, message: Message) -> HttpResponse:
    """Put the paper into the register; the message has filled in the form."""
    today = timezone.localdate()
    form = RegisterForm(request.POST or None, initial=dict(words_of(message, today)))
    if request.method == "POST" and form.is_valid():
        try:
            done = register_message(message, by=request.user, on=today, at=timezone.now(), **form.cleaned_data)
        except DomainError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The paper is registered. Hand the status file 03 below to the gateway."))
            return redirect(done)
    status = 422 if request.method == "POST" else 200
    return page(request, "exchange/register.html", {"form": form, "message": message}, status=status)


@require_POST
@requires("exchange.handle_message", loaders.message)
def consent(request: Request, message: Message) -> HttpResponse:
    """Yes to a wish of the sender."""
    attempt(
        request, lambda: agree(message, by=request.user, on=timezone.localdate(), at=timezone.now()),
        done=_("Agreed. Hand the status file 15 below to the gateway."),
    )
    return redirect(message)


@require_POST
@requires("exchange.handle_message", loaders.message)
def report(request: Request, message: Message) -> HttpResponse:
    """Tell the sender how far the paper has come."""
    form = StatusForm(request.POST, left=statuses_left(message))
    if not form.is_valid():
        context = shown(request, message) | {"report": form}
        return page(request, "exchange/message.html", context, status=422)
    code, words = StatusCode(form.cleaned_data["status"]), form.cleaned_data["description"]
    attempt(
        request, lambda: report_status(message, code, description=words, by=request.user, at=timezone.now()),
        done=_("The status file is ready. Hand it to the gateway."),
    )
    return redirect(message)


@require_POST
@requires("exchange.handle_message", loaders.message)
def handed(request: Request, message: Message) -> HttpResponse:
    """The file has gone to the gateway."""
    attempt(request, lambda: hand_over(message, by=request.user, at=timezone.now()), done=_("Noted as handed over."))
    return redirect(message)


@require_safe
@requires("exchange.view_message", loaders.message)
def file(request: Request, message: Message) -> HttpResponse:
    """The .edxml file of a message made here; there is none of a message that came in."""
    if message.came_in:
        messages.info(request, _("The file of a message that came in is kept by the gateway; its attachments are here."))
        return redirect(message)
    return as_file(message_file(message), f"{message.pk}-{message.number or message.kind}")


@require_safe
@requires("exchange.view_status", loaders.note)
def status_file(request: Request, note: StatusNote) -> HttpResponse:
    """The .edxml file of a status message made here."""
    return as_file(note.envelope.encode(), f"{note.message_id}-{note.status}")


def as_file(content: bytes, name: str) -> HttpResponse:
    """A download that no browser opens in place."""
    answer = HttpResponse(content, content_type=EDXML)
    answer["Content-Disposition"] = f'attachment; filename="thong-diep-{name}.edxml"'
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
