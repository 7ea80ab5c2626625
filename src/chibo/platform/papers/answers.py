"""A paper as a file in an answer: one place knows the types, the names and what browsers may keep."""

import datetime as dt

from django.http import Http404, HttpResponse

from chibo.platform.papers.choices import Format
from chibo.platform.papers.previews import draft_file

CONTENT_TYPES: dict[str, str] = {
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
}


def file_answer(content: bytes, wanted: str, name: str, *, shown: bool = False) -> HttpResponse:
    """The file to keep as ``name`` ("bien-ban.pdf"); ``shown`` opens it in the browser."""
    answer = HttpResponse(content, content_type=CONTENT_TYPES[wanted])
    answer["Content-Disposition"] = f'{"inline" if shown else "attachment"}; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def draft_answer(
    kind: str, facts: object, wanted: str, *, on: dt.date, scope: str, name: str
) -> HttpResponse:
    """A paper that is not issued yet, as a file ``name`` with the ending of the wanted format.

    Raises:
        Http404: there is no such format.
    """
    if wanted not in CONTENT_TYPES:
        raise Http404
    return file_answer(draft_file(kind, facts, wanted, on=on, scope=scope), wanted, f"{name}.{wanted}")
