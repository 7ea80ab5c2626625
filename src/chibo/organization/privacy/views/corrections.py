"""Requests for correction: asked, read, answered, taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.organization.mandates.queries import duties_of, kept_units
from chibo.organization.privacy.choices import kind_words
from chibo.organization.privacy.forms import AnswerForm, CorrectionForm
from chibo.organization.privacy.models import CorrectionRequest
from chibo.organization.privacy.queries import (
    change_page,
    corrections_of,
    corrections_waiting,
    holdings_of,
    whose_account,
)
from chibo.organization.privacy.services import (
    accept_correction,
    ask_correction,
    refuse_correction,
    take_back_correction,
)
from chibo.organization.privacy.views import loaders
from chibo.platform.authz.guard import requires, requires_plain
from chibo.platform.authz.permissions import may
from chibo.web.http import Request
from chibo.web.pages import attempt, page


@require_safe
@requires_plain("privacy.see_own")
def corrections(request: Request) -> HttpResponse:
    """My requests, and for a committee those that wait for its answer."""
    duties = duties_of(request.user)
    context = {
        "mine": list(corrections_of(duties.person_id or 0)),
        "waiting": [one for one in corrections_waiting(kept_units(request.user)) if one.person_id != duties.person_id],
        "keeps": bool(kept_units(request.user)),
        "today": timezone.localdate(),
    }
    return page(request, "privacy/corrections.html", context)


@require_http_methods(["GET", "POST"])
@requires_plain("privacy.see_own")
def ask(request: Request) -> HttpResponse:
    """I say what is wrong."""
    kinds = [(k.label, k.words) for g in holdings_of(whose_account(request.user), on=timezone.localdate()) for k in g.kinds]
    form = CorrectionForm(request.POST or None, kinds=kinds, initial={"kind": request.GET.get("kind", "")})
    if request.method == "POST" and form.is_valid():
        try:
            asked = _ask(request, form)
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            messages.success(request, _("The committee has been told."))
            return redirect(asked)
    return page(request, "privacy/ask.html", {"form": form}, status=422 if request.method == "POST" else 200)


@require_safe
@requires("privacy.read_request", loaders.request)
def correction(request: Request, asked: CorrectionRequest) -> HttpResponse:
    """One request with its answer, or the form for it."""
    return page(request, "privacy/correction.html", _shown(request, asked, AnswerForm()))


@require_POST
@requires("privacy.answer_request", loaders.request)
def answer(request: Request, asked: CorrectionRequest) -> HttpResponse:
    """The committee says yes or no."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return page(request, "privacy/correction.html", _shown(request, asked, form), status=422)
    verb = accept_correction if form.cleaned_data["verdict"] == "accept" else refuse_correction
    words, on, at = form.cleaned_data["answer"], timezone.localdate(), timezone.now()
    attempt(
        request, lambda: verb(asked, answer=words, by=request.user, on=on, at=at), done=_("The person has been told.")
    )
    return redirect(asked)


@require_POST
@requires("privacy.take_back_request", loaders.request)
def take_back(request: Request, asked: CorrectionRequest) -> HttpResponse:
    """I no longer ask for it."""
    on, at = timezone.localdate(), timezone.now()
    attempt(request, lambda: take_back_correction(asked, by=request.user, on=on, at=at), done=_("Taken back."))
    return redirect(asked)


def _ask(request: Request, form: CorrectionForm) -> CorrectionRequest:
    person_id = duties_of(request.user).person_id or 0
    return ask_correction(
        person_id, by=request.user, on=timezone.localdate(), at=timezone.now(), **form.cleaned_data
    )


def _shown(request: Request, asked: CorrectionRequest, form: AnswerForm) -> dict[str, object]:
    change = change_page(asked)
    return {
        "asked": asked,
        "where": kind_words(asked.kind) if asked.kind else "",
        "form": form,
        "answers": may(request.user, "privacy.answer_request", asked) and asked.state == "waiting",
        "mine": may(request.user, "privacy.take_back_request", asked),
        "change": change if may(request.user, "people.edit_person", asked.person_id) else "",
        "today": timezone.localdate(),
    }
