"""Sending a registered paper to those who must know it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from chibo.kernel.errors import DomainError
from chibo.organization.mandates.queries import duties_of, people_of_unit
from chibo.organization.units.queries import unit_card
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.work.directives.choices import Way
from chibo.work.directives.forms import SpreadForm
from chibo.work.directives.queries.choosing import audience_choices, line_from
from chibo.work.directives.services import spread_paper
from chibo.work.directives.views import loaders
from chibo.work.documents.queries import DocumentCard


@require_http_methods(["GET", "POST"])
@requires("directives.spread_paper", loaders.paper)
def spread(request: Request, card: DocumentCard) -> HttpResponse:
    """Audience, day, way, responsible person, report: then it goes out."""
    on = timezone.localdate()
    people = [(one.pk, one.full_name) for one in people_of_unit(card.unit_id, on=on)]
    choices = audience_choices(card.unit_id, on=on)
    initial = _usual(request, card, choices)
    form = SpreadForm(request.POST or None, people=people, choices=choices, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = spread_paper(
                card.pk, unit_id=card.unit_id, lines=[line_from(key) for key in form.cleaned_data["audience"]],
                by=request.user, on=on, **form.terms(),
            )  # fmt: skip
        except DomainError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The paper has gone out; it stands on the desk of everybody who is to know it."))
            return redirect("directives:questions" if made.way == Way.QUESTIONS else "directives:detail", pk=made.pk)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "card": card, "unit": unit_card(card.unit_id)}
    return page(request, "directives/spread.html", context, status=status)


def _usual(request: Request, card: DocumentCard, choices: Any) -> dict[str, Any]:
    """The whole cell or unit, by the day the register names, answered for by whoever asks."""
    own = [key for _group, entries in choices for key, _name in entries if key.partition(":")[2] == str(card.unit_id)]
    first = [key for key in own if not key.startswith("person")][:1]
    return {"audience": first, "due": card.spread_by, "responsible": duties_of(request.user).person_id, "way": Way.READ}
