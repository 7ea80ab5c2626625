"""Copies of registered papers: making one, and the book of all that a unit has made."""

import datetime as dt

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from chibo.kernel.errors import DomainError
from chibo.kernel.wording import day_numbers
from chibo.organization.units.queries import unit_card
from chibo.platform.authz.guard import requires
from chibo.web.http import Request
from chibo.web.pages import page
from chibo.web.sheets import Column, sheet_response, wanted_sheet
from chibo.work.documents.queries import DocumentCard
from chibo.work.drafting.forms import CopyForm
from chibo.work.drafting.queries.copies import CopyLine, copies_of, copy_lines
from chibo.work.drafting.services import make_copy
from chibo.work.drafting.views import loaders

PER_PAGE = 50


@require_http_methods(["GET", "POST"])
@requires("drafting.make_copy", loaders.document)
def make(request: Request, document: DocumentCard) -> HttpResponse:
    """What kind of copy, who answers for it; below, the copies that were made of this paper."""
    on = timezone.localdate()
    form = CopyForm(request.POST or None, document=document, on=on)
    if request.method == "POST" and form.is_valid():
        try:
            made = make_copy(document, form.wish, by=request.user, on=on)
        except DomainError as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("The copy has the number %(number)s.") % {"number": made.number.text})
            return redirect("drafting:copy", pk=document.pk)
    context = {"document": document, "form": form, "copies": copy_lines(copies_of(document.unit_id, document=document.pk))}
    return page(request, "drafting/copy.html", context, status=422 if request.method == "POST" else 200)


@require_safe
@requires("drafting.make_copy", loaders.unit)
def book(request: Request, unit_id: int) -> HttpResponse:
    """Every copy that the unit has made, the newest first."""
    lines = copy_lines(copies_of(unit_id))
    if wanted := wanted_sheet(request.GET):
        title = _("Copies, %(day)s") % {"day": day_numbers(timezone.localdate())}
        return sheet_response(
            f"ban-sao-{timezone.localdate():%Y-%m-%d}", title=title, columns=_columns(), rows=_rows(lines), kind=wanted
        )
    shown = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    return page(request, "drafting/copies.html", {"unit": unit_card(unit_id), "shown": shown, "lines": list(shown)})


def _columns() -> list[Column]:
    return [
        Column(_("No."), 6), Column(_("Number"), 16), Column(_("Form of copy"), 18), Column(_("Made on"), 12),
        Column(_("Copy of"), 60), Column(_("Who signs"), 24), Column(_("Recipients"), 40),
    ]  # fmt: skip


def _rows(lines: list[CopyLine]) -> list[tuple[str | int | dt.date, ...]]:
    return [
        (number, line.number, line.words, line.made_on, line.title, line.signer, line.recipients.replace("\n", "; "))
        for number, line in enumerate(lines, start=1)
    ]
