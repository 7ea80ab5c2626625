"""Which version of a paper its readers are asked to know."""

from dataclasses import dataclass

from chibo.work.documents.queries import newest_version


@dataclass(frozen=True)
class VersionNow:
    """The newest version: its number from 1, and its file if there is one (a paper may exist on paper only)."""

    nr: int
    file_id: int | None
    sha256: str


def version_now(document_id: int) -> VersionNow:
    """The newest version of a registered paper; a paper without a file is asked as its first. One query."""
    newest = newest_version(document_id)
    return VersionNow(newest.nr, newest.file_id, newest.sha256) if newest else VersionNow(1, None, "")
