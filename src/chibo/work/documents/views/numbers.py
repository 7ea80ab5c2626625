"""The numbers of a unit: the report that none is missing, drawing, voiding, adding one beside another."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from chibo.kernel.errors import DomainError
from chibo.organization.units.queries import UnitCard, unit_card
from chibo.platform.authz.guard import requires
from chibo.platform.papers.models import ReservedNumber
from chibo.platform.papers.services import reserve_supplement, void_number
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.web.sheets import Column, sheet_response, wanted_sheet
from chibo.work.documents.choices import System
from chibo.work.documents.forms import BeginForm, DrawForm, ReasonForm
from chibo.work.documents.queries import (
    SeriesReport,
    issuable_types,
    periods_of,
    series_of,
    system_of_unit,
    type_names,
)
from chibo.work.documents.services import begin_series_at, draw_number
from chibo.work.documents.views import loaders

PER_PAGE = 100


@require_http_methods(["GET", "POST"])
@requires("documents.number_papers", loaders.unit)
def numbers(request: Request, unit_id: int) -> HttpResponse:
    """Every series with what became of its numbers; a new number is drawn here when a paper is numbered by hand."""
    today = timezone.localdate()
    unit = unit_card(unit_id)
    assert unit is not None  # the loader has found it
    form = _draw_form(request, unit, today)
    if request.method == "POST" and form.is_valid() and _drawn(request, unit, form):
        return redirect("documents:numbers", pk=unit_id)
    status = 422 if request.method == "POST" else 200
    periods = periods_of(unit.scope)
    period = request.GET.get("period", "")
    reports = series_of(unit.scope, period if period in periods else (periods[0] if periods else ""))
    if wanted := wanted_sheet(request.GET):
        return _sheet(unit, reports, wanted, today)
    return page(request, "documents/numbers.html", _context(request, unit, form, periods, reports), status=status)


@require_POST
@requires("documents.number_papers", loaders.unit)
def begin(request: Request, unit_id: int) -> HttpResponse:
    """Numbers up to one were given on paper before; from the next on they are taken here."""
    today = timezone.localdate()
    unit = unit_card(unit_id)
    assert unit is not None  # the loader has found it
    form = BeginForm(request.POST, types=issuable_types(unit_id, on=today))
    if not form.is_valid():
        messages.error(request, " ".join(str(error[0]) for error in form.errors.values()))
        return redirect("documents:numbers", pk=unit_id)
    said = form.cleaned_data
    try:
        begin_series_at(unit_id, system_of_unit(unit), said["type_code"], given=said["given"], by=request.user, on=today)
    except DomainError as problem:
        messages.error(request, problem.sentence)
    else:
        messages.success(request, _("Noted. The next number of the type is %(n)s.") % {"n": said["given"] + 1})
    return redirect("documents:numbers", pk=unit_id)


@require_http_methods(["GET", "POST"])
@requires("documents.void_number", loaders.number)
def void(request: Request, number: ReservedNumber) -> HttpResponse:
    """The number stays empty for ever; the report says why."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            void_number(number, reason=form.cleaned_data["reason"], by=request.user)
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            messages.success(request, _("%(number)s is voided and never given again.") % {"number": number.text})
            return redirect("documents:numbers", pk=_unit_of(number))
    return _reason_page(request, form, number, adds=False)


@require_http_methods(["GET", "POST"])
@requires("documents.void_number", loaders.number)
def add(request: Request, number: ReservedNumber) -> HttpResponse:
    """An added number beside this one ("số bổ sung"), with the note that says why."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = reserve_supplement(
                number, note=form.cleaned_data["reason"], by=request.user, on=timezone.localdate()
            )
        except DomainError as problem:
            form.add_error(None, problem.sentence)
        else:
            messages.success(request, _("%(number)s is taken.") % {"number": added.text})
            return redirect("documents:numbers", pk=_unit_of(number))
    return _reason_page(request, form, number, adds=True)


def _draw_form(request: Request, unit: UnitCard, today: dt.date) -> DrawForm:
    state = system_of_unit(unit) == System.STATE
    return DrawForm(request.POST or None, types=issuable_types(unit.pk, on=today), state=state, initial={"on": today})


def _drawn(request: Request, unit: UnitCard, form: forms.Form) -> bool:
    said = form.cleaned_data
    if said["on"] > timezone.localdate():
        form.add_error("on", _("This day has not come yet."))
        return False
    try:
        number = draw_number(
            unit.pk, system_of_unit(unit), said["type_code"], by=request.user, on=said["on"],
            drafted_by=said.get("drafted_by", ""),
        )  # fmt: skip
    except DomainError as problem:
        form.add_error(None, problem.sentence)
        return False
    messages.success(request, _("%(number)s is taken.") % {"number": number.text})
    return True


def _context(
    request: Request, unit: UnitCard, form: forms.Form, periods: list[str], reports: list[SeriesReport]
) -> dict[str, Any]:
    today = timezone.localdate()
    names = type_names(system_of_unit(unit), on=today)
    chosen = next((one for one in reports if one.type_code == request.GET.get("type", "")), reports[0] if reports else None)
    return {
        "unit": unit, "form": form, "reports": reports, "names": names, "chosen": chosen,
        "begin": BeginForm(types=issuable_types(unit.pk, on=today)),
        "periods": [(period, period_words(period)) for period in periods],
        "period": chosen.period if chosen else "",
        "missing": sum(len(one.missing) for one in reports),
        "lines": Paginator(list(reversed(chosen.lines)) if chosen else [], PER_PAGE).get_page(request.GET.get("page")),
    }  # fmt: skip


def period_words(period: str) -> str:
    """"Nhiệm kỳ 2025–2030", "Năm 2026", as people call it."""
    kind, _colon, name = period.partition(":")
    words = {"term": _("Term %(name)s"), "year": _("Year %(name)s"), "congress": _("Congress %(name)s")}
    return words.get(kind, "%(name)s") % {"name": name}


def _reason_page(request: Request, form: forms.Form, number: ReservedNumber, *, adds: bool) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "number": number, "adds": adds, "back": reverse("documents:numbers", args=[_unit_of(number)])}
    return page(request, "documents/number_form.html", context, status=status)


def _unit_of(number: ReservedNumber) -> int:
    return int(number.series.scope.removeprefix("unit:"))


def _sheet(unit: UnitCard, reports: list[SeriesReport], wanted: Any, today: dt.date) -> HttpResponse:
    columns = [
        Column(_("Period"), 18), Column(_("Type"), 8), Column(_("Number"), 20), Column(_("State"), 16),
        Column(_("Taken on"), 12), Column(_("Reason or note"), 50),
    ]  # fmt: skip
    rows = [
        (period_words(one.period), one.type_code, line.text, line.state_words, line.taken_on, line.reason)
        for one in reports for line in one.lines
    ]  # fmt: skip
    title = _("Numbers of papers, %(unit)s") % {"unit": unit.name}
    return sheet_response(f"so-van-ban-{unit.name}-{today:%Y-%m-%d}", title=title, columns=columns, rows=rows, kind=wanted)
