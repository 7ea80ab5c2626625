"""The first lines of Word, Excel, PowerPoint and OpenDocument files.

Tags are found as plain text in one pass; no XML parser runs, so nothing outside the file can be named, fetched
or expanded. Every pattern here is linear: a file made to slow it down gains nothing.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterator

from chibo.platform.files.rules.packages import BROKEN

PART_READ = 4 * 1024 * 1024
CHARACTERS = 6_000
ROWS = 40
STRINGS = 5_000
_TAG = re.compile(r"<(/?)(?:\w{1,20}:)?([A-Za-z]{1,40}|line-break)(?=[\s/>])([^<>]{0,2000})>([^<]*)")
_ROW_OF = re.compile(r'\sr="[A-Z]{1,4}(\d{1,8})"')
_PARTS_OF_HEADER = re.compile(r"&(?:amp;)?[LCR]")

Tag = tuple[bool, str, str, str]
"""Whether it closes, its name without prefix, its attributes, the text that follows."""


def word_lines(content: bytes) -> list[str] | None:
    """Headings of the page first, then paragraphs, text boxes and cells up to the first page break."""
    lines: list[str] = []
    for name, text in _parts(content, r"word/(header\d*|document)\.xml"):
        lines += _paragraphs(text, stop=name == "word/document.xml")
    return lines


def slide_lines(content: bytes) -> list[str] | None:
    """The first slide, and the master on which stamps are put."""
    lines: list[str] = []
    for _name, text in _parts(content, r"ppt/(slides/slide1|slideMasters/slideMaster1)\.xml"):
        lines += _paragraphs(text, stop=False)
    return lines


def open_document_lines(content: bytes) -> list[str] | None:
    """Paragraphs of content and page styles."""
    lines: list[str] = []
    for _name, text in _parts(content, r"(styles|content)\.xml"):
        lines += _open_paragraphs(text)
    return lines


def sheet_lines(content: bytes) -> list[str] | None:
    """Texts of the first rows of every sheet, its headers and its text boxes."""
    shared = [string for _name, text in _parts(content, r"xl/sharedStrings\.xml") for string in _strings(text)]
    lines: list[str] = []
    for _name, text in _parts(content, r"xl/worksheets/sheet\d+\.xml"):
        lines += _first_rows(text, shared)
    for _name, text in _parts(content, r"xl/drawings/drawing\d+\.xml"):
        lines += _paragraphs(text, stop=False)
    return [line for text in lines for line in text.splitlines()][:400]


def _parts(content: bytes, names: str) -> Iterator[tuple[str, str]]:
    wanted = re.compile(names)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in sorted((one for one in package.namelist() if wanted.fullmatch(one)), reverse=True)[:8]:
                with package.open(name) as part:
                    yield name, _text(part.read(PART_READ))
    except BROKEN:
        return


def _text(data: bytes) -> str:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    return data.decode("utf-16" if wide else "utf-8", "ignore")


def _tags(text: str) -> Iterator[Tag]:
    for found in _TAG.finditer(text):
        closing, name, attributes, after = found.groups()
        yield bool(closing), name, attributes, html.unescape(after)


def _paragraphs(text: str, *, stop: bool) -> list[str]:
    """One line for each paragraph; one inside another (a text box) is a line of its own."""
    done: list[str] = []
    unfinished: list[str] = []
    length = 0
    for closing, tag, attributes, after in _tags(text):
        if tag == "p" and not attributes.endswith("/"):
            if not closing:
                unfinished.append("")
            elif unfinished:
                done.append(unfinished.pop())
        elif stop and length and _ends_the_page(tag, attributes):
            break
        elif unfinished and not closing:
            unfinished[-1] += {"br": "\n", "cr": "\n", "tab": "  ", "t": after}.get(tag, "")
            length += len(after) if tag == "t" else 0
        if length > CHARACTERS or len(unfinished) > 100:
            break
    return [line for paragraph in [*done, *unfinished] for line in paragraph.splitlines()]


def _ends_the_page(tag: str, attributes: str) -> bool:
    return tag == "lastRenderedPageBreak" or (tag == "br" and 'type="page"' in attributes)


def _open_paragraphs(text: str) -> list[str]:
    lines = [""]
    length = 0
    for _closing, tag, _attributes, after in _tags(text):
        if tag in ("p", "h", "line-break"):
            lines.append("")
        lines[-1] += after
        length += len(after)
        if length > CHARACTERS:
            break
    return lines


def _strings(text: str) -> list[str]:
    found: list[str] = []
    for closing, tag, _attributes, after in _tags(text):
        if tag == "si" and not closing:
            if len(found) == STRINGS:
                break
            found.append("")
        elif tag == "t" and not closing and found:
            found[-1] += after
    return found


def _first_rows(text: str, shared: list[str]) -> list[str]:
    found: list[str] = []
    of_the_cell, value = "", ""
    for closing, tag, attributes, after in _tags(text):
        if tag == "c" and not closing:
            of_the_cell, value = attributes, ""
            row = _ROW_OF.search(attributes)
            if row and int(row[1]) > ROWS:
                break
        elif tag in ("v", "t") and not closing:
            value += after
        elif tag == "c" and closing:
            found.append(_shared(value, shared) if 't="s"' in of_the_cell else value)
        elif tag in ("oddHeader", "firstHeader") and not closing:
            found.append(_PARTS_OF_HEADER.sub("\n", after))
    return found


def _shared(number: str, shared: list[str]) -> str:
    return shared[int(number)] if number.isascii() and number.isdigit() and int(number[:8]) < len(shared) else ""
