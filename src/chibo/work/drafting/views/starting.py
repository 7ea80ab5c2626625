"""Choosing what to write."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chibo.kernel.errors import DomainError
from chibo.organization.units.queries import unit_card
from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import Visitor
from chibo.platform.threads.registry import RESOLVERS, Card
from chibo.web.asking import Question, ask
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.work.drafting.forms import DropForm, StartForm
from chibo.work.drafting.models import Draft
from chibo.work.drafting.permissions import writing_places
from chibo.work.drafting.queries import kinds_offered
from chibo.work.drafting.services import drop_draft, start_draft
from chibo.work.drafting.views import loaders


@require_http_methods(["GET", "POST"])
@requires("drafting.start_draft", loaders.unit)
def start(request: Request, unit_id: int) -> HttpResponse:
    """The kinds of paper that the unit issues; one is chosen, and the draft opens."""
    on = timezone.localdate()
    kinds = kinds_offered(unit_id, on=on)
    asked = {"kind": request.GET.get("type", ""), "subject": request.GET.get("subject", "")[:400]}
    asked["origin"] = request.POST.get("origin", request.GET.get("origin", ""))[:80]
    card = _origin(request.user, asked["origin"])
    form = StartForm(request.POST or None, kinds=kinds, initial=asked)
    if request.method == "POST" and form.is_valid():
        try:
            draft = _started(request, unit_id, form, str(kinds[0].system), card)
        except DomainError as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect(draft)
    context = {"form": form, "unit": unit_card(unit_id), "origin": card, "kinds": kinds}
    return page(request, "drafting/start.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
@requires("drafting.write_draft", loaders.draft)
def drop(request: Request, draft: Draft) -> HttpResponse:
    """Put a draft aside."""
    question = Question(
        title=_("Put the draft aside"), verb=_("Lay aside"), back=draft.get_absolute_url(), back_label=_("Draft"),
        lead=_("It stays readable with the reason and takes no number. It is not written any more."),
        done=_("The draft is put aside."), danger=True,
    )
    form = DropForm(request.POST or None)
    return ask(request, form, lambda kept: drop_draft(draft, by=request.user, **kept.cleaned_data) and None, question)


def _started(request: Request, unit_id: int, form: StartForm, system: str, card: Card | None) -> Draft:
    return start_draft(
        unit_id, system=system, type_code=form.cleaned_data["kind"], subject=form.cleaned_data["subject"],
        origin=form.cleaned_data["origin"] or None, drafted_in=writing_places(request.user)[unit_id],
        values=_facts(form.cleaned_data["origin"], card), by=request.user, on=timezone.localdate(),
    )


def _facts(reference: str, card: Card | None) -> dict[str, str]:
    """What the thing itself tells, for the fields in braces; documents and tasks tell more by themselves."""
    if card is None:
        return {}
    of_meeting = {"kỳ họp": card.label, "ngày họp": card.day} if reference.startswith("meetings.meeting:") else {}
    return {"nguồn": card.label, **of_meeting}


def _origin(user: Visitor, reference: str) -> Card | None:
    """The thing the draft springs from, as far as the visitor may see it; what they may not see is not there."""
    if not reference:
        return None
    kind, _colon, key = reference.partition(":")
    cards = RESOLVERS[kind]([key], user) if kind in RESOLVERS and key.isdigit() else {}
    if key not in cards:
        raise Http404
    return cards[key]
