"""The page of rules and numbers: what holds on a day, who says so, and an office's own values."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chibo.kernel.errors import DomainError
from chibo.platform.authz.guard import requires, requires_plain
from chibo.platform.rulebook import loaders
from chibo.platform.rulebook.files import packs_file, rules_file
from chibo.platform.rulebook.forms import EndForm, OverrideForm
from chibo.platform.rulebook.models import RuleOverride
from chibo.platform.rulebook.packs import keys, packs, packs_on
from chibo.platform.rulebook.queries import own_values_of, rules_on
from chibo.platform.rulebook.scopes import Place, Scope, scopes_of
from chibo.platform.rulebook.services import end_override, override_value
from chibo.platform.rulebook.tables import row_of, rule_groups
from chibo.platform.rulebook.words import column, columns, headings, levels, said
from chibo.web.fields import read_day
from chibo.web.http import Request
from chibo.web.pages import flash_error, page, page_or_block
from chibo.web.sheets import wanted_sheet


@require_GET
@requires_plain("rulebook.read_rules")
def rule_list(request: Request) -> HttpResponse:
    """Every value in force on a day, for one unit."""
    scopes, scope, day = _asked(request)
    only = request.GET.get("only", "")
    words = request.GET.get("q", "")
    groups = rule_groups(rules_on(day, scope.scope), words=words, only=only)
    if kind := wanted_sheet(request.GET):
        return rules_file(groups, day, kind)
    context = {
        "groups": groups,
        "count": sum(len(group.rows) for group in groups),
        "unsure": sum(row.unsure for group in groups for row in group.rows),
        "scopes": [(known.slug, known.label) for known in scopes],
        "scope": scope,
        "day": day,
        "q": words,
        "only": only,
    }
    return page_or_block(request, "rulebook/rule_list.html", context, block="rows")


@require_GET
@requires_plain("rulebook.read_rules")
def pack_list(request: Request) -> HttpResponse:
    """Every document the numbers come from, the newest first."""
    in_force = {pack.id for pack in packs_on(timezone.localdate())}
    rows = [
        (pack, pack.id in in_force, sum(v.confidence == "to_be_confirmed" for v in pack.values.values()))
        for pack in reversed(packs())
    ]
    if kind := wanted_sheet(request.GET):
        return packs_file(rows, kind)
    return page(request, "rulebook/pack_list.html", {"rows": rows})


@require_GET
@requires_plain("rulebook.read_rules")
def value_page(request: Request, key: str) -> HttpResponse:
    """One value with its source, its history of own values, and the form for those who decide."""
    scopes, scope, day = _asked(request)
    if key not in keys() or not rules_on(day, scope.scope).has(key):
        raise Http404
    return page(request, "rulebook/value.html", _value_context(key, scope, day) | {"scopes": scopes})


@require_http_methods(["POST"])
@requires("rulebook.override_value", loaders.place)
def set_own_value(request: Request, place: Place) -> HttpResponse:
    """Set an own value; what does not fit comes back with the form."""
    today = timezone.localdate()
    scope = next(known for known in scopes_of(request.user) if known.scope == place.scope)
    context = _value_context(place.key.name, scope, today)
    form = OverrideForm(place.key, context["found"].value, today, request.POST)
    if form.is_valid():
        try:
            override_value(place.key.name, scope=place.scope, **form.cleaned_data, by=request.user)
        except DomainError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The own value is kept, with its reason, on the audit trail."))
            return redirect(_address(place.key.name, scope))
    context |= {"form": form, "scopes": scopes_of(request.user)}
    return page(request, "rulebook/value.html", context, status=422)


@require_POST
@requires("rulebook.override_value", loaders.override)
def end_own_value(request: Request, own: RuleOverride) -> HttpResponse:
    """Let an own value end; the document's value holds again."""
    form = EndForm(request.POST)
    scope = next(known for known in scopes_of(request.user) if known.scope == own.scope)
    if form.is_valid():
        try:
            end_override(own, by=request.user, on=form.cleaned_data["on"])
            messages.success(request, _("The own value ends; after that the document's value holds again."))
        except DomainError as refused:
            flash_error(request, refused)
    else:
        messages.error(request, str(form.errors["on"][0]))
    return redirect(_address(own.key, scope))


def _asked(request: Request) -> tuple[list[Scope], Scope, dt.date]:
    scopes = scopes_of(request.user)
    wanted = request.GET.get("scope", "")
    scope = next((known for known in scopes if known.slug == wanted), scopes[0])
    today = timezone.localdate()
    try:
        day = read_day(request.GET["day"], today=today) if request.GET.get("day") else today
    except ValueError:
        messages.warning(request, _("This day is not clear; the list shows today."))
        day = today
    return scopes, scope, day


def _value_context(key: str, scope: Scope, day: dt.date) -> dict[str, Any]:
    rules = rules_on(day, scope.scope)
    found = rules.in_force(key)
    return {
        "found": found,
        "row": row_of(found, rules),
        "scope": scope,
        "day": day,
        "place": Place(scope.scope, found.key),
        "own_values": [(own, said(found.key, own.value)) for own in own_values_of(key, scope.scope)],
        "documents": [
            (pack, said(found.key, pack.values[key].value), pack.values[key])
            for pack in reversed(packs())
            if key in pack.values
        ],
        "form": OverrideForm(found.key, found.value, timezone.localdate()),
        "column": column,
        "columns": columns,
        "headings": headings,
        "levels": levels,
        "end_form": EndForm(initial={"on": timezone.localdate()}),
    }


def _address(key: str, scope: Scope) -> str:
    return f"{reverse('rulebook:value', args=[key])}?scope={scope.slug}"
