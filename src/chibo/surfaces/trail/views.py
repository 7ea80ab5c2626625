"""The trail, its fingerprints, its readers."""

from dataclasses import asdict

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.kernel.errors import DomainError
from chibo.organization.mandates.queries import duties_of
from chibo.organization.units.queries import unit_cards, unit_name
from chibo.platform.audit.models import Fingerprint
from chibo.platform.audit.services import take_fingerprint
from chibo.platform.audit.verifying import fingerprint_of, verify
from chibo.platform.authz.guard import requires, requires_plain
from chibo.platform.authz.permissions import Visitor
from chibo.surfaces.trail.deeds import Told, told
from chibo.surfaces.trail.forms import ReaderForm, TrailFilter
from chibo.surfaces.trail.queries import Wanted, lines_for, readers_of, trail_units
from chibo.surfaces.trail.services import end_reader, name_reader, print_fingerprint
from chibo.web.http import Request
from chibo.web.pages import attempt, page
from chibo.web.sheets import Column, sheet_response, wanted_sheet
from chibo.web.sheets import Wanted as WantedFile

MOST_IN_A_FILE = 10_000
"""Lines of the trail in one file; more are asked for by their days."""


ON_A_PAGE = 20
"""Few enough for a telephone, where each line is a small card."""


def own_cell(user: Visitor, *, unit: int) -> int:
    """A cell the user belongs to or serves."""
    if unit not in duties_of(user).units or unit not in unit_cards([unit]):
        raise Http404
    return unit


@require_safe
@requires_plain("trail.read_trail")
def lines(request: Request) -> HttpResponse:
    """Lines in words; on demand whether the chain is unbroken, also against a fingerprint from the minutes book."""
    form = TrailFilter(request.GET)
    wanted = Wanted(**form.asked())  # type: ignore[arg-type]
    asked = lines_for(request.user, wanted)
    if kind := wanted_sheet(request.GET):
        return _file([told(entry) for entry in asked[:MOST_IN_A_FILE]], kind)
    found = Paginator(asked, ON_A_PAGE).get_page(request.GET.get("page"))
    typed = request.GET.get("fingerprint", "").strip()
    printed = fingerprint_of(typed) if typed else None
    report = verify(fingerprints=[printed] if printed else []) if typed or "verify" in request.GET else None
    context = {
        "entries": found, "told": [told(entry) for entry in found], "report": report, "filter": form,
        "typed": typed, "misread": bool(typed) and printed is None, "narrowed": any(asdict(wanted).values()),
        "cells": [(unit, unit_name(unit, on=timezone.localdate())) for unit in sorted(trail_units(request.user))],
    }  # fmt: skip
    return page(request, "trail/lines.html", context)


def _file(lines: list[Told], kind: WantedFile) -> HttpResponse:
    """The newest lines that fit what was asked; the chain itself is proved on the page, not in a file."""
    columns = [Column(_("No."), 10), Column(_("When"), 18), Column(_("Who"), 28), Column(_("What"), 60)]
    rows = ((line.number, f"{timezone.localtime(line.at):%d/%m/%Y %H:%M:%S}", line.who, line.words) for line in lines)
    title = _("Audit trail, the newest %(n)s lines at most") % {"n": MOST_IN_A_FILE}
    return sheet_response("nhat-ky", title=title, columns=columns, rows=rows, kind=kind)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_plain("trail.read_trail")
def fingerprints(request: Request) -> HttpResponse:
    """Those that were taken; a new one on demand."""
    if request.method == "POST":
        attempt(request, lambda: take_fingerprint(by=request.user), done=_("Taken. Print it for the minutes book."))
        return redirect("trail:fingerprints")
    return page(request, "trail/fingerprints.html", {"taken": Fingerprint.objects.order_by("-pk")[:100]})


@require_POST
@requires_plain("trail.read_trail")
def print_page(request: Request, pk: int) -> HttpResponse:
    """The paper for the reader's own cell."""
    taken = Fingerprint.objects.filter(pk=pk).first()
    if taken is None:
        raise Http404
    unit = min(trail_units(request.user))
    paper = print_fingerprint(taken, unit_id=unit, on=timezone.localdate(), by=request.user)
    return redirect("papers:detail", pk=paper.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("trail.name_reader", own_cell)
def readers(request: Request, unit: int) -> HttpResponse:
    """Who reads the trail besides the secretary; the committee records whom it has named."""
    form = ReaderForm(request.POST if request.method == "POST" else None, unit_id=unit)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            name_reader(unit, person_id=facts["person"], decision=facts["decision"], on=facts["on"], by=request.user)
            return redirect("trail:readers", unit=unit)
        except DomainError as problem:
            form.add_error(None, problem.sentence)
    context = {
        "form": form, "unit": unit, "name": unit_name(unit, on=timezone.localdate()), "readers": readers_of(unit),
    }  # fmt: skip
    return page(request, "trail/readers.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@requires("trail.name_reader", own_cell)
def end(request: Request, unit: int) -> HttpResponse:
    """From today the named one reads it no longer."""
    for reader in readers_of(unit):
        if reader.until is None:
            end_reader(reader, on=timezone.localdate(), by=request.user)
    return redirect("trail:readers", unit=unit)
