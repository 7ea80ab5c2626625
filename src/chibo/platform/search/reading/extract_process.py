"""Run as a program: a file comes in, one line of JSON and its text go out. Imports nothing of chibo."""

import html
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator

import pypdfium2
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

LETTERS = 600_000
PAGES = 3_000
PART = 64 * 1024 * 1024
BARE = 8
"""Fewer letters than this on a page, and it is a picture with a page number at most."""
LOCKED_OFFICE = b"\xd0\xcf\x11\xe0"
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
_PARAGRAPH_ENDS = re.compile(r"</(?:w|a|text):(?:p|h)>|<(?:w:br|w:cr|a:br|text:line-break)[ /]")
_TAB = re.compile(r"<(?:w:tab|text:tab|text:s)[ /]")
_LEFT_OUT = re.compile(r"<w:instrText[^>]*>[^<]*</w:instrText>|<w:delText[^>]*>[^<]*</w:delText>")
_TAG = re.compile(r"<[^<>]*>")

Answer = tuple[str, str, int, int]
"""State, text, pages, pages without text."""


def of_pdf(content: bytes) -> Answer:
    """The text layer of every page."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as problem:
        return ("locked" if "password" in str(problem).lower() else "damaged"), "", 0, 0
    texts: list[str] = []
    bare = length = 0
    for number in range(min(len(document), PAGES)):
        page = document[number]
        layer = page.get_textpage()
        text = layer.get_text_range().replace("\r\n", "\n").replace("\ufffe", "")
        layer.close()
        page.close()
        bare += sum(letter.isalnum() for letter in text) < BARE
        texts.append(text)
        length += len(text)
        if length > LETTERS:
            break
    pages = len(document)
    return ("no_layer" if bare == len(texts) else "read"), "\n".join(texts), pages, bare


def of_word(content: bytes) -> Answer:
    """Body, headers, footers, notes."""
    return _of_package(content, r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")


def of_slides(content: bytes) -> Answer:
    """Every slide and its notes."""
    return _of_package(content, r"ppt/(slides/slide|notesSlides/notesSlide)\d+\.xml")


def of_open_text(content: bytes) -> Answer:
    """Text and page styles."""
    return _of_package(content, r"(content|styles)\.xml")


def of_sheet(content: bytes) -> Answer:
    """Every cell of every sheet, a line for each row."""
    return ("locked", "", 0, 0) if content[:4] == LOCKED_OFFICE else of_old_sheet(content)


def of_old_sheet(content: bytes) -> Answer:
    """The same for workbooks of the years before 2007, which are containers themselves."""
    try:
        book = CalamineWorkbook.from_object(io.BytesIO(content))
        lines = list(_rows(book))
    except PasswordError:
        return "locked", "", 0, 0
    except CalamineError:
        return "damaged", "", 0, 0
    return ("read" if lines else "no_layer"), "\n".join(lines), len(book.sheet_names), 0


def of_text(content: bytes) -> Answer:
    """As it is."""
    text = content.decode("utf-8-sig", "ignore")
    return ("read" if text.strip() else "no_layer"), text, 1, 0


def _rows(book: CalamineWorkbook) -> Iterator[str]:
    length = 0
    for name in book.sheet_names:
        yield name
        for row in book.get_sheet_by_name(name).to_python():
            line = "  ".join(str(cell) for cell in row if cell not in ("", None))
            length += len(line)
            if line:
                yield line
            if length > LETTERS:
                return


def _of_package(content: bytes, names: str) -> Answer:
    """Tags are taken out as plain text: no XML parser runs, so nothing can be named, fetched or expanded."""
    if content[:4] == LOCKED_OFFICE:
        return "locked", "", 0, 0
    wanted = re.compile(names)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = sorted((one for one in package.namelist() if wanted.fullmatch(one)), key=_in_reading_order)
            texts = [_plain(package.open(name).read(PART)) for name in parts[:2000]]
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError):
        return "damaged", "", 0, 0
    except RuntimeError:  # an encrypted member
        return "locked", "", 0, 0
    text = "\n".join(one for one in texts if one)
    return ("read" if text else "no_layer"), text, len(parts), 0


def _in_reading_order(name: str) -> tuple[bool, str, int, str]:
    number = re.search(r"(\d+)\.xml$", name)
    return "document" not in name and "content" not in name, re.sub(r"\d+", "", name), int(number[1]) if number else 0, name


def _plain(data: bytes) -> str:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = _LEFT_OUT.sub("", data.decode("utf-16" if wide else "utf-8", "ignore"))
    bare = _TAG.sub("", _TAB.sub("  <", _PARAGRAPH_ENDS.sub("\n<", text)))
    return "\n".join(line.strip() for line in html.unescape(bare).splitlines() if line.strip())


READERS: dict[str, Callable[[bytes], Answer]] = {
    "application/pdf": of_pdf,
    f"{OFFICE}wordprocessingml.document": of_word,
    f"{OFFICE}presentationml.presentation": of_slides,
    f"{OFFICE}spreadsheetml.sheet": of_sheet,
    "application/vnd.ms-excel": of_old_sheet,
    f"{OPEN}text": of_open_text,
    f"{OPEN}spreadsheet": of_sheet,
    "text/plain": of_text,
}


def main() -> int:
    """0 whenever there is an answer."""
    kind = sys.argv[1]
    reader = READERS.get(kind)
    if reader is None:
        state, text, pages, bare = ("no_layer" if kind.startswith("image/") else "unknown"), "", 0, 0
    else:
        state, text, pages, bare = reader(sys.stdin.buffer.read())
    head = {"state": state, "pages": pages, "bare": bare, "shortened": len(text) > LETTERS}
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n" + text[:LETTERS].encode("utf-8", "ignore"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
