"""Run as a program: a PDF comes in, pictures or texts of its pages go out. Imports nothing of chibo.

``pictures FIRST LAST WIDTH`` writes the number of pages, then for each page the length of its picture and the picture
(WebP); ``texts LAST`` the number of pages, then for each page the length of its text and the text (UTF-8). Numbers
are four bytes, most significant first.
"""

import io
import struct
import sys
from collections.abc import Iterator

import pypdfium2

PIXELS = 4_000_000
"""A page is drawn with at most so many points, whatever its size says."""
CHARACTERS = 20_000
UNREADABLE = 4


def pictures(document: pypdfium2.PdfDocument, first: int, last: int, width: int) -> Iterator[bytes]:
    """Pages ``first`` to ``last``, counted from 1, each as wide as asked."""
    for number in range(first - 1, min(last, len(document))):
        page = document[number]
        wide, high = page.get_size()
        scale = min(width / max(wide, 1), (PIXELS / max(wide * high, 1)) ** 0.5)
        drawn = page.render(scale=scale).to_pil().convert("RGB")
        stream = io.BytesIO()
        drawn.save(stream, "WEBP", quality=78, method=2)
        yield stream.getvalue()
        page.close()


def texts(document: pypdfium2.PdfDocument, last: int) -> Iterator[bytes]:
    """The text of each page, in the order in which it is read."""
    for number in range(min(last, len(document))):
        page = document[number]
        words = page.get_textpage().get_text_bounded()
        yield words[:CHARACTERS].encode("utf-8", "ignore")
        page.close()


def main(arguments: list[str]) -> int:
    """0 when the pages could be drawn."""
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        numbers = [int(text) for text in arguments[1:]]
        parts = pictures(document, *numbers) if arguments[0] == "pictures" else texts(document, *numbers)
        out = sys.stdout.buffer
        out.write(struct.pack(">I", len(document)))
        for part in parts:
            out.write(struct.pack(">I", len(part)) + part)
    except Exception:  # whatever is wrong with it, its pages were not drawn
        return UNREADABLE
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
