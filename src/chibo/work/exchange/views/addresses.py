"""Codes of the office and the address book."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.organization.units.queries import unit_card
from chibo.platform.authz.guard import requires
from chibo.web.asking import Question, ask
from chibo.web.http import Request
from chibo.web.pages import attempt, page
from chibo.web.sheets import Column, sheet_response, wanted_sheet
from chibo.work.exchange import services
from chibo.work.exchange.forms import CodeForm, CorrespondentForm
from chibo.work.exchange.models import OfficeCode
from chibo.work.exchange.queries import codes_of, correspondents_of
from chibo.work.exchange.views import loaders


@require_safe
@requires("exchange.keep_addresses", loaders.unit)
def book(request: Request, unit_id: int) -> HttpResponse:
    """Our codes and the address book."""
    offices = correspondents_of(unit_id)
    if kind := wanted_sheet(request.GET):
        columns = [Column(_("Code of the office"), 20), Column(_("Name"), 50), Column(_("Higher office"), 40)]
        rows = [(row.code, row.name, row.in_charge) for row in offices]
        title = _("Address book of the exchange")
        return sheet_response("so-dia-chi-lien-thong", title=title, columns=columns, rows=rows, kind=kind)
    today = timezone.localdate()
    context = {
        "unit": unit_card(unit_id), "codes": OfficeCode.objects.filter(unit_id=unit_id), "offices": offices,
        "holds": codes_of(unit_id, on=today), "today": today,
    }  # fmt: skip
    return page(request, "exchange/book.html", context)


@require_http_methods(["GET", "POST"])
@requires("exchange.keep_addresses", loaders.unit)
def add_code(request: Request, unit_id: int) -> HttpResponse:
    """Another code of our own."""
    question = _question(
        unit_id, _("Enter a code of the office"), _("Messages that name it are taken; messages go out under the newest."),
        _("The code is entered."),
    )
    form = CodeForm(request.POST or None, initial={"since": timezone.localdate()})

    def act(form: Any) -> None:
        services.add_code(unit_id, **form.cleaned_data, by=request.user)

    return ask(request, form, act, question)


@require_http_methods(["GET", "POST"])
@requires("exchange.keep_addresses", loaders.unit)
def add_office(request: Request, unit_id: int) -> HttpResponse:
    """Another office for the address book."""
    question = _question(
        unit_id, _("Enter an office"), _("Offices that have sent a message stand in the address book by themselves."),
        _("The office is entered."),
    )

    def act(form: Any) -> None:
        services.add_correspondent(unit_id, **form.cleaned_data, by=request.user)

    return ask(request, CorrespondentForm(request.POST or None), act, question)


@require_POST
@requires("exchange.end_code", loaders.code)
def end_code(request: Request, row: OfficeCode) -> HttpResponse:
    """From tomorrow it is not ours any more."""
    done = _("The code %(code)s ends today.") % {"code": row.code}
    attempt(request, lambda: services.end_code(row, on=timezone.localdate(), by=request.user), done=done)
    return redirect("exchange:book", pk=row.unit_id)


def _question(unit_id: int, title: str, lead: str, done: str) -> Question:
    return Question(title, lead, _("Save"), reverse("exchange:book", args=[unit_id]), _("Codes and addresses"), done)
