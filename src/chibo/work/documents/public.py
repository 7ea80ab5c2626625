"""What the street may see: papers that a clerk has made public, with nothing of the register around them."""

import datetime as dt
from dataclasses import dataclass

from chibo.organization.units.queries import unit_cards
from chibo.platform.files.models import StoredFile
from chibo.work.documents.choices import DocumentKind
from chibo.work.documents.models import Document


@dataclass(frozen=True)
class PublicPaper:
    """A public paper. ``file_id`` is its newest file, if it has one; ``published_on`` the day it was made public."""

    pk: int
    reference: str
    number: str
    kind: str
    issuer: str
    issued_on: dt.date
    title: str
    unit_id: int
    unit_name: str
    published_on: dt.date
    file_id: int | None
    file_name: str
    content_type: str
    size: int
    sha256: str


def public_papers(limit: int = 50, *, on: dt.date, unit_id: int | None = None) -> list[PublicPaper]:
    """Public papers, the one made public last first. Two queries."""
    rows = Document.objects.public(on).select_related("file")
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    found = list(rows.order_by("-public_on", "-pk")[:limit])
    units = unit_cards({row.unit_id for row in found})
    return [_paper(row, units[row.unit_id].name) for row in found]


def public_file(document_id: int, *, on: dt.date) -> StoredFile | None:
    """The newest file of a public paper; none when the paper is not public or has no file."""
    row = Document.objects.public(on).select_related("file").filter(pk=document_id).first()
    return row.file if row else None


def _paper(row: Document, unit_name: str) -> PublicPaper:
    file = row.file
    return PublicPaper(
        pk=row.pk, reference=row.reference, number=row.number, kind=str(DocumentKind(row.kind).label),
        issuer=row.issuer, issued_on=row.issued_on, title=row.title, unit_id=row.unit_id, unit_name=unit_name,
        published_on=row.public_on or row.issued_on, file_id=file.pk if file else None,
        file_name=file.name if file else "", content_type=file.content_type if file else "",
        size=file.size if file else 0, sha256=file.sha256 if file else "",
    )  # fmt: skip
