"""The register of papers: filtered by the address, sorted, as a workbook."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chibo.kernel.text import fold
from chibo.kernel.wording import day_numbers
from chibo.organization.units.queries import unit_cards
from chibo.platform.audit.standstill import until_next_change
from chibo.platform.authz.guard import requires_plain
from chibo.web.http import Request
from chibo.web.pages import page_or_block
from chibo.web.sheets import Column, Wanted, sheet_response, wanted_sheet
from chibo.work.documents.choices import Direction, DocumentKind, Urgency
from chibo.work.documents.models import DocumentQuerySet
from chibo.work.documents.queries import Narrowing, card_of, narrowing, seen_of_unit
from chibo.work.documents.views.loaders import units_of

PER_PAGE = 50
SORTS = {
    "number": "number", "issuer": "issuer", "dated": "issued_on", "received": "received_on", "title": "folded",
    "arrival": "arrival_number",
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What the address asks for; what cannot be read is ignored."""

    text: str = ""
    waiting: bool = False
    kind: str = ""
    direction: str = ""
    year: str = ""
    issuer: str = ""
    urgency: str = ""
    sort: str = ""

    @property
    def empty(self) -> bool:
        """Whether everything is shown."""
        asked = (self.text, self.waiting, self.kind, self.direction, self.year, self.issuer, self.urgency)
        return not any(asked)


@require_safe
@requires_plain("authz.signed_in")
def document_list(request: Request) -> HttpResponse:
    """The papers of one of my units; without a choice those of my cell."""
    on = timezone.localdate()
    units = units_of(request.user)
    unit_id = _chosen(request, units)
    asked = _asked(request.GET)
    cards = unit_cards(units)
    title = cards[unit_id].name if unit_id in cards else ""
    everything = seen_of_unit(request.user, unit_id)
    documents = _listed(everything, asked)
    if wanted := wanted_sheet(request.GET):
        return _sheet(documents, title, on, wanted)
    there = until_next_change(("documents", request.user.pk, unit_id, on), lambda: narrowing(request.user, unit_id))
    pages = Paginator(documents, PER_PAGE)
    if asked.empty:
        pages.count = there.everything  # counted a moment ago
    shown = pages.get_page(request.GET.get("page"))
    context = {
        "unit_id": unit_id, "unit_title": title, "units": [(pk, cards[pk].name) for pk in units if pk in cards],
        "asked": asked, "shown": shown, "documents": [card_of(document) for document in shown], "on": on,
        **_filters(there),
    }  # fmt: skip
    return page_or_block(request, "documents/document_list.html", context, block="rows")


def _filters(there: Narrowing) -> dict[str, Any]:
    return {
        "directions": Direction.choices, "kinds": DocumentKind.choices, "urgencies": Urgency.choices[1:],
        "years": [(str(year), str(year)) for year in there.years], "issuers": [(name, name) for name in there.issuers],
        "waiting": there.waiting,
    }  # fmt: skip


def _chosen(request: Request, units: list[int]) -> int:
    wanted = request.GET.get("unit", "")
    if not wanted:
        return units[0] if units else 0
    if not wanted.isdecimal() or int(wanted) not in units:
        raise Http404
    return int(wanted)


def _asked(query: QueryDict) -> Asked:
    kind, sort, year = query.get("kind", ""), query.get("sort", ""), query.get("year", "")
    direction, urgency = query.get("direction", ""), query.get("urgency", "")
    return Asked(
        text=query.get("q", "").strip()[:200],
        waiting=query.get("waiting") == "1",
        kind=kind if kind in DocumentKind.values else "",
        direction=direction if direction in Direction.values else "",
        year=year if year.isascii() and year.isdigit() and len(year) == 4 and year > "0000" else "",
        issuer=query.get("issuer", "").strip()[:200],
        urgency=urgency if urgency in Urgency.values else "",
        sort=sort if sort.removeprefix("-") in SORTS else "",
    )


def _listed(documents: DocumentQuerySet, asked: Asked) -> DocumentQuerySet:
    if asked.waiting:
        documents = documents.waiting()
    same = {name: value for name in ("kind", "direction", "issuer", "urgency") if (value := getattr(asked, name))}
    documents = documents.filter(**same)
    if asked.year:
        documents = documents.filter(issued_on__year=int(asked.year))
    for word in fold(asked.text).split():
        documents = documents.filter(folded__contains=word)
    if not asked.sort:
        return documents
    column = F(SORTS[asked.sort.removeprefix("-")])
    return documents.order_by(column.desc() if asked.sort.startswith("-") else column.asc(), "pk")


def _sheet(documents: DocumentQuerySet, title: str, on: dt.date, wanted: Wanted) -> HttpResponse:
    columns = [
        Column(_("No."), 6), Column(_("Kind"), 14), Column(_("Number and symbol"), 20), Column(_("Dated"), 12),
        Column(_("Issuer"), 30), Column(_("Title"), 60), Column(_("Received on"), 12),
        Column(_("By which day"), 12), Column(_("Spread on"), 12), Column(_("Incoming or issued"), 14),
        Column(_("Arrival number"), 10), Column(_("Signed by"), 26), Column(_("Pages"), 8), Column(_("Urgency"), 16),
        Column(_("Place of the original"), 26), Column(_("Who holds the paper"), 24),
    ]  # fmt: skip
    rows = [
        (
            number, str(DocumentKind(row.kind).label), row.number, row.issued_on, row.issuer, row.title, row.received_on,
            row.spread_by, row.spread_on, str(Direction(row.direction).label), row.arrival_number, row.signer, row.pages,
            str(Urgency(row.urgency).label), row.original_at, row.holder,
        )
        for number, row in enumerate(documents, start=1)
    ]  # fmt: skip
    heading = _("Documents of %(unit)s, %(day)s") % {"unit": title, "day": day_numbers(on)}
    return sheet_response(f"van-ban-{title}-{on:%Y-%m-%d}", title=heading, columns=columns, rows=rows, kind=wanted)
