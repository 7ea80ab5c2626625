"""Three answers that need a reason: refusing a message, declining a wish, asking a paper back."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chibo.platform.authz.guard import requires
from chibo.web.asking import Question, ask
from chibo.web.http import Request
from chibo.work.exchange.forms import ReasonForm
from chibo.work.exchange.models import Message
from chibo.work.exchange.services import ask_back, decline, refuse_message
from chibo.work.exchange.views import loaders


@require_http_methods(["GET", "POST"])
@requires("exchange.handle_message", loaders.message)
def refuse(request: Request, message: Message) -> HttpResponse:
    """It does not belong here."""
    return _asked(request, message, refuse_message, words=(
        _("Refuse the message"), _("Nothing is registered; the sender is told 02 and reads the reason."), _("Refuse"),
        _("Refused. Hand the status file 02 below to the gateway."),
    ))  # fmt: skip


@require_http_methods(["GET", "POST"])
@requires("exchange.handle_message", loaders.message)
def dissent(request: Request, message: Message) -> HttpResponse:
    """No to a wish of the sender."""
    return _asked(request, message, decline, words=(
        _("Decline the wish"), _("The paper stays as it is; the sender is told 16 and reads the reason."), _("Decline"),
        _("Declined. Hand the status file 16 below to the gateway."),
    ))  # fmt: skip


@require_http_methods(["GET", "POST"])
@requires("exchange.handle_message", loaders.message)
def recall(request: Request, message: Message) -> HttpResponse:
    """Ask the receivers to let a paper go back."""
    return _asked(request, message, ask_back, words=(
        _("Ask the paper back"), _("The receivers are asked by a status message 13 and answer 15 or 16."), _("Ask back"),
        _("The status file 13 is ready. Hand it to the gateway."),
    ))  # fmt: skip


def _asked(
    request: Request, message: Message, act: Callable[..., Any], *, words: tuple[str, str, str, str]
) -> HttpResponse:
    title, lead, verb, done = words
    question = Question(
        title, lead, verb, message.get_absolute_url(), message.full_number or message.subject[:60], done,
        danger=act is not ask_back,
    )

    def answer(form: Any) -> None:
        act(message, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())

    return ask(request, ReasonForm(request.POST or None), answer, question)
