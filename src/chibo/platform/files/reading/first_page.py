"""Which reader reads which kind of file."""

import re
import unicodedata
from dataclasses import dataclass

from chibo.platform.files.choices import Looked
from chibo.platform.files.reading.office import open_document_lines, sheet_lines, slide_lines, word_lines
from chibo.platform.files.reading.pdf import Broken, pdf_lines

OFFICE = "application/vnd.openxmlformats-officedocument."
CHARACTERS = 6_000
_RUNS = re.compile(r"[^\x00-\x1f\ue000-\uffff]{3,400}")


@dataclass(frozen=True)
class FirstPage:
    """Its lines, and whether they could be read at all."""

    lines: tuple[str, ...]
    looked: Looked
    broken: bool = False
    """No reader can open it."""


READERS = {
    "application/pdf": pdf_lines,
    f"{OFFICE}wordprocessingml.document": word_lines,
    f"{OFFICE}spreadsheetml.sheet": sheet_lines,
    f"{OFFICE}presentationml.presentation": slide_lines,
    "application/vnd.oasis.opendocument.text": open_document_lines,
    "application/vnd.oasis.opendocument.spreadsheet": open_document_lines,
}


def first_page(content: bytes, kind: str) -> FirstPage:
    """The lines of the first page; pictures have none, because nothing here recognises letters in a picture."""
    if kind.startswith("image/"):
        return FirstPage((), Looked.NOTHING)
    if kind == "text/plain":
        lines: list[str] | None = _decoded(content[: CHARACTERS * 4])[:CHARACTERS].splitlines()
    elif reader := READERS.get(kind):
        try:
            lines = reader(content)
        except Broken:
            return FirstPage((), Looked.UNREADABLE, broken=True)
    else:
        lines = _old_office(content)
    if lines is None:
        return FirstPage((), Looked.UNREADABLE)
    told = tuple(unicodedata.normalize("NFC", line) for line in lines if line.strip())
    return FirstPage(told, Looked.TEXT if told else Looked.NOTHING)


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", "ignore")


def _old_office(content: bytes) -> list[str]:
    """Files of the years before 2007 keep their text as UTF-16 somewhere inside: every run of letters is a line."""
    lines: list[str] = []
    for shift in (0, 1):
        text = content[shift : 2 * 1024 * 1024].decode("utf-16-le", "ignore")
        lines += [run for run in _RUNS.findall(text) if any(letter.isalpha() and ord(letter) < 0x2000 for letter in run)]
    return lines[:400]
