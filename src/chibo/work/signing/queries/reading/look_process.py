"""Run as a program: a PDF comes in; its pages, and where names stand on them, go out. Imports nothing of chibo."""

import base64
import io
import json
import sys
import unicodedata
from typing import Any

import pypdfium2
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

MOST_PAGES = 400


def seen(content: bytes, names: list[str]) -> dict[str, Any]:
    """Sizes of the pages in points, and for each name its last place as [page, left, bottom, right, top]."""
    try:
        reader = PdfFileReader(io.BytesIO(content))
        if reader.encrypted:
            return {"state": "locked"}
        if reader.xrefs.hybrid_xrefs_present:
            return {"state": "broken"}
        _ = reader.root["/Pages"]["/Count"]
        signed = len(list(reader.embedded_regular_signatures))
        pdf = pypdfium2.PdfDocument(content)
    except (PdfError, pypdfium2.PdfiumError, ValueError, KeyError, TypeError, RecursionError):
        return {"state": "broken"}
    sizes = [list(pdf.get_page_size(number)) for number in range(min(len(pdf), MOST_PAGES))]
    return {"state": "read", "sizes": sizes, "places": [last_place(pdf, name) for name in names], "signed": signed}


def last_place(pdf: pypdfium2.PdfDocument, name: str) -> list[float] | None:
    """Where the name stands last: at the end of a paper it is the signer's own."""
    for number in reversed(range(min(len(pdf), MOST_PAGES))):
        text = pdf[number].get_textpage()
        found = plain(text.get_text_range()).rfind(plain(name))
        if name and found >= 0:
            edges = [text.get_charbox(place) for place in range(found, found + len(plain(name)))]
            return [number, min(one[0] for one in edges), min(one[1] for one in edges),
                    max(one[2] for one in edges), max(one[3] for one in edges)]  # fmt: skip
    return None


def plain(text: str) -> str:
    """For comparing, with every letter at its place: composed, small, one kind of space."""
    return "".join(" " if letter.isspace() else letter.lower() for letter in unicodedata.normalize("NFC", text))


def main() -> int:
    """One line of JSON."""
    asked = json.loads(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(seen(base64.b64decode(asked["pdf"]), asked["names"])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
