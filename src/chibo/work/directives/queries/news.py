"""What is new between the version somebody knows and the one that is asked now."""

from dataclasses import dataclass

from chibo.platform.files.models import StoredFile
from chibo.platform.files.pages import can_be_shown, page_texts
from chibo.work.directives.rules.differing import Change, changes_between, paragraphs_of


@dataclass(frozen=True)
class News:
    """The changes, or why they cannot be told: "same", "unreadable"."""

    changes: list[Change]
    problem: str = ""


def news_for(old: StoredFile | None, new: StoredFile | None) -> News:
    """Paragraphs that came, went or changed (rule DIR-05)."""
    if old and new and old.sha256 == new.sha256:
        return News([], "same")
    before, after = _paragraphs(old), _paragraphs(new)
    if not before or not after:
        return News([], "unreadable")
    changes = changes_between(before, after)
    return News(changes, "" if changes else "same")


def _paragraphs(file: StoredFile | None) -> list[str]:
    """The paragraphs of a file with a text layer; a scan has none."""
    texts = page_texts(file) if file is not None and can_be_shown(file) else None
    return paragraphs_of("\n".join(texts)) if texts else []
