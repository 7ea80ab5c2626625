"""A file comes from the gateway: a message, or the status of one of ours."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chibo.kernel.errors import DomainError
from chibo.organization.units.queries import unit_card
from chibo.platform.authz.guard import requires
from chibo.platform.files.errors import LooksSecret, MarkedSecret
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.work.exchange.errors import SecretMessage, UnreadableMessage, sentence_of
from chibo.work.exchange.forms import TakeForm
from chibo.work.exchange.models import StatusNote
from chibo.work.exchange.queries import codes_of
from chibo.work.exchange.services import take_in
from chibo.work.exchange.views import loaders


@require_http_methods(["GET", "POST"])
@requires("exchange.take_message", loaders.unit)
def take(request: Request, unit_id: int) -> HttpResponse:
    """Choose the file; what it says is shown before anything is registered."""
    form = TakeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            taken = _taken(request, unit_id, form)
        except DomainError as refused:
            _say(form, refused)
        else:
            if isinstance(taken, StatusNote):
                messages.success(request, _("The status is noted: %(status)s.") % {"status": taken.get_status_display()})
                return redirect(taken.message)
            messages.success(request, _("The message is read. Nothing is registered yet: look at it and decide."))
            return redirect(taken)
    today = timezone.localdate()
    context = {"form": form, "unit": unit_card(unit_id), "codes": codes_of(unit_id, on=today)}
    return page(request, "exchange/take.html", context, status=422 if request.method == "POST" else 200)


def _taken(request: Request, unit_id: int, form: TakeForm) -> Any:
    upload = form.cleaned_data["file"]
    upload.seek(0)
    return take_in(
        unit_id, upload.read(), declared=form.declared, by=request.user, on=timezone.localdate(), at=timezone.now()
    )


def _say(form: TakeForm, refused: DomainError) -> None:
    """Every fault on a line of its own; a doubt of the gate asks for the reason in the same form."""
    cause = refused.__cause__
    form.asks_reason |= isinstance(cause, LooksSecret)
    form.refused_as_secret |= isinstance(cause, MarkedSecret) or isinstance(refused, SecretMessage)
    if isinstance(refused, UnreadableMessage):
        form.add_error("file", _("The message cannot be taken. Nothing was saved; tell the sender what is wrong:"))
        for fault in refused.faults:
            form.add_error("file", sentence_of(*fault))
    else:
        form.add_error("file", refused.sentence)
