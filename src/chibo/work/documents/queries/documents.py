"""What others may know about documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from chibo.platform.authz.permissions import Visitor
from chibo.platform.threads.models import ThreadLink
from chibo.work.documents.choices import Direction, DocumentKind, System, Urgency
from chibo.work.documents.models import Document, DocumentQuerySet
from chibo.work.documents.rules.citing import citation, full_citation


@dataclass(frozen=True)
class DocumentCard:
    """A document as others show and cite it."""

    pk: int
    reference: str
    href: str
    unit_id: int
    kind: DocumentKind
    issuer: str
    number: str
    issued_on: dt.date
    title: str
    received_on: dt.date
    must_be_spread: bool
    spread_by: dt.date | None
    spread_on: dt.date | None
    file_id: int | None
    citation: str
    full_citation: str
    direction: Direction
    system: System
    type_code: str
    serial: int | None
    symbol: str
    signer: str
    pages: int | None
    urgency: Urgency
    circulation: str
    arrival_number: int | None
    public_on: dt.date | None
    paper_id: int | None

    @property
    def name(self) -> str:
        """What it is called in a line: its number, else its title."""
        return self.number or self.title

    @property
    def is_issued(self) -> bool:
        """Whether the unit issued it."""
        return self.direction == Direction.ISSUED

    @property
    def waits(self) -> bool:
        """Whether a meeting must still hear of it."""
        return self.must_be_spread and self.spread_on is None


def waiting_documents(unit_id: int) -> list[DocumentCard]:
    """What the unit's meetings must still hear of, the most pressing first. One query."""
    return _cards(Document.objects.filter(unit_id=unit_id).waiting().order_by("spread_by", "pk"))


def documents_of(
    unit_id: int, *, since: dt.date | None = None, until: dt.date | None = None
) -> list[DocumentCard]:
    """What the unit received from ``since`` to the day before ``until``, the newest first. One query."""
    rows = Document.objects.filter(unit_id=unit_id).incoming()
    if since:
        rows = rows.filter(received_on__gte=since)
    if until:
        rows = rows.filter(received_on__lt=until)
    return _cards(rows)


def document_card(document_id: int) -> DocumentCard | None:
    """One document, or none."""
    return document_cards([document_id]).get(document_id)


def document_seen(user: Visitor, document_id: int) -> DocumentCard | None:
    """One document, when the visitor may read it."""
    return next(iter(_cards(Document.objects.visible_to(user).filter(pk=document_id))), None)


def document_cards(ids: Iterable[int]) -> dict[int, DocumentCard]:
    """Documents by id. One query."""
    return {card.pk: card for card in _cards(Document.objects.filter(pk__in=set(ids)))}


def cite(document_id: int) -> str:
    """"Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Ban Bí thư"; nothing for an unknown document."""
    card = document_card(document_id)
    return card.citation if card else ""


def is_used(document: Document) -> bool:
    """Whether a meeting or a task rests on it, so that its entry must stay as it is."""
    return document.spread_on is not None or ThreadLink.objects.filter(source=document.reference).exists()


def card_of(document: Document) -> DocumentCard:
    """The card of a loaded document."""
    cited = (document.kind, document.number, document.issued_on, document.issuer)
    return DocumentCard(
        pk=document.pk,
        reference=document.reference,
        href=document.get_absolute_url(),
        unit_id=document.unit_id,
        kind=DocumentKind(document.kind),
        issuer=document.issuer,
        number=document.number,
        issued_on=document.issued_on,
        title=document.title,
        received_on=document.received_on,
        must_be_spread=document.must_be_spread,
        spread_by=document.spread_by,
        spread_on=document.spread_on,
        file_id=document.file_id,
        citation=citation(*cited),
        full_citation=full_citation(*cited, document.title),
        direction=Direction(document.direction),
        system=System(document.system),
        type_code=document.type_code,
        serial=document.serial,
        symbol=document.symbol,
        signer=document.signer,
        pages=document.pages,
        urgency=Urgency(document.urgency),
        circulation=document.circulation,
        arrival_number=document.arrival_number,
        public_on=document.public_on,
        paper_id=document.paper_id,
    )


def _cards(rows: DocumentQuerySet) -> list[DocumentCard]:
    return [card_of(document) for document in rows]
