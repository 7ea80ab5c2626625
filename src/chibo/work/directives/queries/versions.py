"""Which version of a paper its readers are asked to know."""

from dataclasses import dataclass

from chibo.work.documents.queries import newest_version, versions_of


@dataclass(frozen=True)
class VersionNow:
    """What is asked: the number of the words from 1, and the newest file that has them, if there is one (a paper may
    exist on paper only). ``why`` says why that file is there."""

    nr: int
    file_id: int | None
    sha256: str
    why: str = ""


def version_now(document_id: int) -> VersionNow:
    """The newest version of a registered paper; a paper without a file is asked as its first. One query."""
    newest = newest_version(document_id)
    if newest is None:
        return VersionNow(1, None, "")
    return VersionNow(newest.words_of, newest.file_id, newest.sha256, newest.note if newest.same_words else "")


def files_with_words(document_id: int, nr: int) -> list[int]:
    """The files that have the words of a version, the best first: a better scan may have text where the first had none."""
    return [one.file_id for one in versions_of(document_id) if one.words_of == nr]
