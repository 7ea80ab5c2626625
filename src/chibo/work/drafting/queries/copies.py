"""Copies that were made of registered papers, as lists show them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from chibo.organization.units.queries import UnitCard, unit_cards
from chibo.platform.papers.rules.copies import CopyForm, copy_words
from chibo.work.drafting.models import PaperCopy
from chibo.work.drafting.queries.kinds import system_of


@dataclass(frozen=True)
class CopyLine:
    """One copy: its number, what it says above, of which paper, who answers for it."""

    number: str
    words: str
    made_on: dt.date
    title: str
    href: str
    signer: str
    recipients: str
    pages: str
    file_id: int | None


def copies_of(unit_id: int, *, document: int | None = None) -> QuerySet[PaperCopy]:
    """The copies that a unit has made, of one paper or of all."""
    rows = PaperCopy.objects.filter(unit_id=unit_id).select_related("number", "document", "signer")
    return rows.filter(document_id=document) if document is not None else rows


def copy_lines(rows: Iterable[PaperCopy]) -> list[CopyLine]:
    """The copies as a list shows them. Two queries."""
    found = list(rows)
    units = unit_cards({row.unit_id for row in found})
    return [_line(row, units[row.unit_id]) for row in found]


def _line(row: PaperCopy, unit: UnitCard) -> CopyLine:
    return CopyLine(
        number=row.number.text, words=copy_words(system_of(unit), CopyForm(row.form)), made_on=row.made_on,
        title=str(row.document), href=row.document.get_absolute_url(), signer=row.signer.full_name,
        recipients=row.recipients, pages=row.pages, file_id=row.file_id,
    )  # fmt: skip
