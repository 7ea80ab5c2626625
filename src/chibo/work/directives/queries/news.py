"""What is new between the version somebody knows and the one that is asked now."""

from dataclasses import dataclass

from chibo.platform.files.models import StoredFile
from chibo.platform.files.pages import can_be_shown, page_texts
from chibo.work.directives.models import Acknowledgement, Directive
from chibo.work.directives.queries.versions import files_with_words
from chibo.work.directives.rules.differing import Change, changes_between, paragraphs_of


@dataclass(frozen=True)
class News:
    """The changes, or why they cannot be told: "same", "unreadable"."""

    changes: list[Change]
    problem: str = ""


def news_for(directive: Directive, known: Acknowledgement) -> News:
    """Paragraphs that came, went or changed (rule DIR-05) since the version that somebody knows.

    When the file they had was a scan without text, a better file of the same words stands in for it.
    """
    old, new = known.file, directive.file
    if old and new and old.sha256 == new.sha256:
        return News([], "same")
    after = _paragraphs(new)
    before = _paragraphs(old) or (_text_of_better_file(directive.document_id, known.version) if after else [])
    if not before or not after:
        return News([], "unreadable")
    changes = changes_between(before, after)
    return News(changes, "" if changes else "same")


def _text_of_better_file(document_id: int, nr: int) -> list[str]:
    keys = files_with_words(document_id, nr)
    files = StoredFile.objects.in_bulk(keys)
    return next((found for key in keys if (found := _paragraphs(files[key]))), [])


def _paragraphs(file: StoredFile | None) -> list[str]:
    """The paragraphs of a file with a text layer; a scan has none."""
    texts = page_texts(file) if file is not None and can_be_shown(file) else None
    return paragraphs_of("\n".join(texts)) if texts else []
