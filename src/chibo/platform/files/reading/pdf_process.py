"""Run as a program: a PDF comes in, the lines of its first page go out. Imports nothing of chibo."""

import io
import sys

import pypdfium2
from pypdf import PdfReader

CHARACTERS = 6_000
LOCKED, UNREADABLE = 3, 4


def text_of(content: bytes) -> str | None:
    """The text of the first page and its notes; ``None`` when it is locked."""
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return None
    page = reader.pages[0]
    text = page.extract_text() or ""
    for note in page.get("/Annots") or []:
        text += "\n" + str(note.get_object().get("/Contents") or "")
    return text[:CHARACTERS]


def second_look(content: bytes) -> str:
    """The text as a more patient reader finds it, which also opens files whose table of places (xref) is broken."""
    page = pypdfium2.PdfDocument(content)[0]
    return str(page.get_textpage().get_text_bounded())[:CHARACTERS]


def read(content: bytes) -> str | None:
    """By the first reader that can."""
    try:
        return text_of(content)
    except Exception:  # whatever the first reader stumbles over, the second one tries
        return second_look(content)


def main() -> int:
    """0 when the page could be read, also when it has no text."""
    try:
        text = read(sys.stdin.buffer.read())
    except Exception:  # whatever is wrong with it, the page was not read
        return UNREADABLE
    if text is None:
        return LOCKED
    sys.stdout.buffer.write(text.encode("utf-8", "ignore"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
