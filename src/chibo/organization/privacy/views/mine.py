"""My data: everything held on me, who looked, and a copy to take along."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from chibo.kernel.text import fold
from chibo.organization.mandates.queries import duties_of, kept_units
from chibo.organization.privacy.papers import own_data_paper
from chibo.organization.privacy.queries import (
    Whose,
    consent_lines,
    corrections_of,
    export_of,
    held_kind,
    holdings_of,
    keeping_unit,
    views_of,
    whose_account,
)
from chibo.organization.privacy.services import note_export
from chibo.organization.units.queries import unit_card
from chibo.platform.authz.guard import requires_plain
from chibo.platform.papers.layout import layout_from
from chibo.platform.papers.render import render_pdf
from chibo.platform.rulebook.queries import rules_on
from chibo.web.http import Request
from chibo.web.pages import page

NEWEST = 5


@require_safe
@requires_plain("authz.signed_in")
def mine(request: Request) -> HttpResponse:
    """Everything, grouped by purpose, with basis and end; consents, requests and views beside it."""
    today, whose = timezone.localdate(), whose_account(request.user)
    person_id = whose.person_id or 0
    context = {
        "whose": whose,
        "groups": holdings_of(whose, on=today),
        "consents": consent_lines(person_id, on=today) if person_id else [],
        "corrections": list(corrections_of(person_id)[:NEWEST]),
        "views": views_of(person_id, newest=NEWEST),
        "decides": keeping_unit(today) in kept_units(request.user),
    }
    return page(request, "privacy/mine.html", context)


@require_safe
@requires_plain("authz.signed_in")
def kind(request: Request, label: str) -> HttpResponse:
    """Every row of one kind."""
    found = held_kind(label, whose_account(request.user), on=timezone.localdate())
    if found is None:
        raise Http404
    return page(request, "privacy/kind.html", {"kind": found})


@require_safe
@requires_plain("authz.signed_in")
def views(request: Request) -> HttpResponse:
    """Who looked at me, on which day."""
    whose = whose_account(request.user)
    return page(request, "privacy/views.html", {"views": views_of(whose.person_id or 0)})


@require_POST
@requires_plain("authz.signed_in")
def export(request: Request, format: str) -> HttpResponse:
    """A copy to take along, for programs or for reading; that it was made stands on the trail."""
    whose, now = whose_account(request.user), timezone.now()
    content = _json(whose) if format == "json" else _pdf(request, whose)
    note_export(request.user, format=format, at=now)
    answer = HttpResponse(content, content_type="application/json" if format == "json" else "application/pdf")
    name = f"du-lieu-cua-toi-{slugify(fold(whose.name))}-{timezone.localdate():%Y-%m-%d}.{format}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _json(whose: Whose) -> bytes:
    data = export_of(whose, at=timezone.now(), on=timezone.localdate())
    return json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1).encode()


def _pdf(request: Request, whose: Whose) -> bytes:
    today, unit_id = timezone.localdate(), duties_of(request.user).home_unit
    unit = unit_card(unit_id) if unit_id else None
    content = own_data_paper(
        whose.name, holdings_of(whose, on=today), views_of(whose.person_id or 0),
        place=unit.place_name if unit else "", issuer=unit.name if unit else "chibo", on=today,
    )
    return render_pdf(content, layout_from(rules_on(today, unit.scope if unit else "")))
