"""The versions of a document's file."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from chibo.work.documents.models import DocumentVersion


@dataclass(frozen=True)
class VersionLine:
    """One version: its number, whose words it has, file and hash, who added it when, and why."""

    pk: int
    document_id: int
    nr: int
    words_of: int
    file_id: int
    file_name: str
    content_type: str
    size: int
    sha256: str
    note: str
    added_by: str
    added_on: dt.date

    @property
    def same_words(self) -> bool:
        """Whether it is an earlier version in a better file."""
        return self.words_of != self.nr


def versions_of(document_id: int) -> list[VersionLine]:
    """All versions, the newest first. One query."""
    rows = DocumentVersion.objects.filter(document_id=document_id).select_related("file")
    return [_line(row) for row in rows.order_by("-nr")]


def newest_version(document_id: int) -> VersionLine | None:
    """The newest version, if the document has a file."""
    return newest_versions([document_id]).get(document_id)


def newest_versions(ids: Iterable[int]) -> dict[int, VersionLine]:
    """The newest version of each of the documents. One query."""
    rows = DocumentVersion.objects.filter(document_id__in=set(ids)).select_related("file").order_by("nr")
    return {row.document_id: _line(row) for row in rows}


def _line(row: DocumentVersion) -> VersionLine:
    return VersionLine(
        pk=row.pk, document_id=row.document_id, nr=row.nr, words_of=row.words_of, file_id=row.file_id,
        file_name=row.file.name, content_type=row.file.content_type, size=row.file.size, sha256=row.sha256, note=row.note,
        added_by=row.added_by, added_on=row.added_on,
    )  # fmt: skip
