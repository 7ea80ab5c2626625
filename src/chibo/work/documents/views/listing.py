"""The register of documents: filtered by the address, sorted, as a workbook."""

import datetime as dt
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chibo.kernel.text import fold
from chibo.kernel.wording import day_numbers
from chibo.organization.units.queries import unit_cards
from chibo.platform.authz.guard import requires_plain
from chibo.web.http import Request
from chibo.web.pages import page_or_block
from chibo.web.sheets import Column, sheet_response
from chibo.work.documents.choices import DocumentKind
from chibo.work.documents.models import Document, DocumentQuerySet
from chibo.work.documents.queries import card_of
from chibo.work.documents.views.loaders import units_of

PER_PAGE = 50
SORTS = {"number": "number", "issuer": "issuer", "dated": "issued_on", "received": "received_on", "title": "folded"}


@dataclass(frozen=True)
class Asked:
    """What the address asks for; what cannot be read is ignored."""

    text: str = ""
    waiting: bool = False
    kind: str = ""
    sort: str = ""

    @property
    def empty(self) -> bool:
        """Whether everything is shown."""
        return not (self.text or self.waiting or self.kind)


@require_safe
@requires_plain("authz.signed_in")
def document_list(request: Request) -> HttpResponse:
    """The documents of one of my units; without a choice those of my cell."""
    on = timezone.localdate()
    units = units_of(request.user)
    unit_id = _chosen(request, units)
    asked = _asked(request.GET)
    cards = unit_cards(units)
    title = cards[unit_id].name if unit_id in cards else ""
    documents = _listed(unit_id, asked)
    if request.GET.get("format") == "xlsx":
        return _sheet(documents, title, on)
    shown = Paginator(documents, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "unit_id": unit_id, "unit_title": title, "units": [(pk, cards[pk].name) for pk in units if pk in cards],
        "asked": asked, "shown": shown, "documents": [card_of(document) for document in shown], "on": on,
        "kinds": DocumentKind.choices, "waiting": Document.objects.filter(unit_id=unit_id).waiting().count(),
    }
    return page_or_block(request, "documents/document_list.html", context, block="rows")


def _chosen(request: Request, units: list[int]) -> int:
    wanted = request.GET.get("unit", "")
    if not wanted:
        return units[0] if units else 0
    if not wanted.isdigit() or int(wanted) not in units:
        raise Http404
    return int(wanted)


def _asked(query: QueryDict) -> Asked:
    kind, sort = query.get("kind", ""), query.get("sort", "")
    return Asked(
        text=query.get("q", "").strip()[:200],
        waiting=query.get("waiting") == "1",
        kind=kind if kind in DocumentKind.values else "",
        sort=sort if sort.removeprefix("-") in SORTS else "",
    )


def _listed(unit_id: int, asked: Asked) -> DocumentQuerySet:
    documents = Document.objects.filter(unit_id=unit_id)
    if asked.waiting:
        documents = documents.waiting()
    if asked.kind:
        documents = documents.filter(kind=asked.kind)
    for word in fold(asked.text).split():
        documents = documents.filter(folded__contains=word)
    if not asked.sort:
        return documents
    column = F(SORTS[asked.sort.removeprefix("-")])
    return documents.order_by(column.desc() if asked.sort.startswith("-") else column.asc(), "pk")


def _sheet(documents: DocumentQuerySet, title: str, on: dt.date) -> HttpResponse:
    columns = [
        Column(_("No."), 6), Column(_("Kind"), 14), Column(_("Number and symbol"), 20), Column(_("Dated"), 12),
        Column(_("Issuer"), 30), Column(_("Title"), 60), Column(_("Received on"), 12),
        Column(_("By which day"), 12), Column(_("Spread on"), 12),
    ]
    rows = [
        (
            number, str(DocumentKind(document.kind).label), document.number, document.issued_on, document.issuer,
            document.title, document.received_on, document.spread_by, document.spread_on,
        )
        for number, document in enumerate(documents, start=1)
    ]
    heading = _("Documents of %(unit)s, %(day)s") % {"unit": title, "day": day_numbers(on)}
    return sheet_response(f"van-ban-den-{title}-{on:%Y-%m-%d}", title=heading, columns=columns, rows=rows)
