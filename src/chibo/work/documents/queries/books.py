"""What the printed register says: one line for each paper of a year."""

import datetime as dt
from dataclasses import dataclass, field

from chibo.organization.units.queries import name_on, unit_card
from chibo.platform.papers.books import BookHead
from chibo.work.documents.choices import Direction
from chibo.work.documents.models import Document, DocumentQuerySet
from chibo.work.documents.queries.types import system_of_unit


@dataclass(frozen=True)
class RegisterLine:
    """One paper as the book has it."""

    arrival: int | None
    day: dt.date
    issuer: str
    number: str
    issued_on: dt.date
    title: str
    signer: str
    pages: int | None
    place: str
    urgency: str


@dataclass(frozen=True)
class RegisterBookFacts(BookHead):
    """The register of one direction and one year, printed on a day."""

    direction: str
    year: int
    system: str = "party"
    lines: list[RegisterLine] = field(default_factory=list)


def register_book(papers: DocumentQuerySet, unit_id: int, direction: str, year: int, *, on: dt.date) -> RegisterBookFacts:
    """The facts of the book: what came in by its number of arrival, what went out by type and number."""
    unit = unit_card(unit_id)
    rows = papers.filter(unit_id=unit_id, direction=direction, received_on__year=year)
    incoming = direction == Direction.INCOMING
    order = ("arrival_number", "received_on", "pk") if incoming else ("type_code", "serial", "supplement", "issued_on", "pk")
    return RegisterBookFacts(
        superior=name_on(unit.parent_id, on).name if unit and unit.parent_id else "",
        issuer=name_on(unit_id, on).name,
        place_name=unit.place_name if unit else "",
        on=on,
        direction=direction,
        year=year,
        system=str(system_of_unit(unit)) if unit else "party",
        lines=[_line(row) for row in rows.order_by(*order)],
    )


def _line(row: Document) -> RegisterLine:
    place = "; ".join(part for part in (row.holder, row.original_at) if part)
    urgency = str(row.get_urgency_display()) if row.urgency != "none" else ""
    return RegisterLine(
        row.arrival_number, row.received_on, row.issuer, row.number, row.issued_on, row.title, row.signer, row.pages, place,
        urgency,
    )  # fmt: skip
