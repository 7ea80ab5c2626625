"""The readers of one unit by name, a study session, and nudges: each for who may see these names."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.organization.units.queries import unit_card
from chibo.platform.authz.guard import requires
from chibo.platform.authz.permissions import may
from chibo.web.asking import Question, ask
from chibo.web.http import Request
from chibo.web.pages import attempt, page
from chibo.work.directives.forms import SessionForm
from chibo.work.directives.permissions import OfUnit
from chibo.work.directives.queries.nudges import draft_of, last_nudge, leaders_of, nudge_plan, waiting_in
from chibo.work.directives.queries.readers import readers_by_name
from chibo.work.directives.services import draft_nudge, record_session, send_nudge
from chibo.work.directives.views import loaders
from chibo.work.documents.queries import document_card


@require_safe
@requires("directives.see_names", loaders.of_unit)
def names(request: Request, subject: OfUnit) -> HttpResponse:
    """Who has acknowledged and who has not, in one's own unit."""
    on = timezone.localdate()
    lines = readers_by_name(subject.directive, subject.unit_id, on=on)
    context = {
        **_about(subject), "waiting": [line for line in lines if not line.done],
        "done": [line for line in lines if line.done], "on": on,
    }  # fmt: skip
    return page(request, "directives/names.html", context)


@require_http_methods(["GET", "POST"])
@requires("directives.see_names", loaders.of_unit)
def session(request: Request, subject: OfUnit) -> HttpResponse:
    """A study session was held: who took part."""
    on = timezone.localdate()
    lines = readers_by_name(subject.directive, subject.unit_id, on=on)
    people = [(line.person_id, line.name) for line in lines if not line.done]
    form = SessionForm(request.POST or None, people=people, initial={"held_on": on})

    def act(form: Any) -> None:
        record_session(
            subject.directive, person_ids=form.cleaned_data["people"], unit_id=subject.unit_id,
            held_on=form.cleaned_data["held_on"], by=request.user, on=on,
        )  # fmt: skip

    card = document_card(subject.directive.document_id)
    question = Question(
        _("A study session was held"), _("Who took part knows the paper and is asked no more."), _("Record"),
        subject.directive.get_absolute_url(), card.number if card else "", _("The session is recorded."),
    )  # fmt: skip
    return ask(request, form, act, question)


@require_http_methods(["GET", "POST"])
@requires("directives.nudge_readers", loaders.of_unit)
def nudge(request: Request, subject: OfUnit) -> HttpResponse:
    """Whom a nudge would reach and why others are left out; POST writes the draft, which is then looked at."""
    on, sees = timezone.localdate(), may(request.user, "directives.see_names", subject)
    if request.method == "POST":
        attempt(request, lambda: draft_nudge(
            subject.directive, unit_id=subject.unit_id, to_leaders=not sees, by=request.user, on=on, at=timezone.now()
        ))  # fmt: skip
        return redirect(request.path)
    context = {**_about(subject), "on": on, "sees": sees, "draft": draft_of(subject.directive, subject.unit_id)}
    if sees:
        context["plan"] = nudge_plan(subject.directive, subject.unit_id, on=on)
    else:
        context |= {
            "leaders": leaders_of(subject.unit_id, on=on), "count": waiting_in(subject.directive, subject.unit_id),
            "last": last_nudge(subject.directive, subject.unit_id),
        }  # fmt: skip
    return page(request, "directives/nudge.html", context)


@require_POST
@requires("directives.nudge_readers", loaders.of_unit)
def send(request: Request, subject: OfUnit) -> HttpResponse:
    """The draft goes out; who has acknowledged meanwhile is left out."""
    on, sees = timezone.localdate(), may(request.user, "directives.see_names", subject)
    sent = attempt(request, lambda: send_nudge(
        subject.directive, unit_id=subject.unit_id, to_leaders=not sees, by=request.user, on=on, at=timezone.now()
    ))  # fmt: skip
    if not sent:
        return redirect("directives:nudge", pk=subject.directive.pk, unit=subject.unit_id)
    messages.success(request, _("The nudge has gone out."))
    return redirect(subject.directive)


def _about(subject: OfUnit) -> dict[str, Any]:
    return {
        "directive": subject.directive, "unit": unit_card(subject.unit_id), "unit_id": subject.unit_id,
        "card": document_card(subject.directive.document_id),
    }
