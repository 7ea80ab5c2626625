"""The content of a paper as a tree of frozen dataclasses: what it says, nothing about points and millimetres.

Every text that enters the tree is cleaned (:func:`chibo.platform.papers.text.clean`), so that no renderer
ever meets a letter that it cannot write.
"""

from dataclasses import dataclass, fields
from enum import StrEnum

from chibo.platform.papers.rules.lists import recipient_lines
from chibo.platform.papers.rules.system import System
from chibo.platform.papers.text import clean, letter

__all__ = [
    "Align", "Annex", "Block", "Cell", "Column", "Header", "PageBreak", "PaperContent", "Paragraph", "Run", "Signature",
    "Style", "System", "Table", "Words", "bold", "cell", "centred", "dashed", "heading", "italic", "lettered",
    "numbered", "paragraph", "paragraphs", "part", "recipient_lines", "runs", "subheading", "table",
]


class Style(StrEnum):
    """What a paragraph is."""

    BODY = "body"
    PLAIN = "plain"
    CENTRED = "centred"
    PART = "part"
    HEADING = "heading"
    SUBHEADING = "subheading"
    ITEM = "item"
    BASIS = "basis"
    CHAPTER = "chapter"


class Align(StrEnum):
    """Where the text of a table cell stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class _Clean:
    """Cleans every text of a frozen dataclass as it is made."""

    def __post_init__(self) -> None:
        for field in fields(self):  # type: ignore[arg-type]
            value = getattr(self, field.name)
            if type(value) is str:
                object.__setattr__(self, field.name, clean(value))
            elif type(value) is tuple and value and type(value[0]) is str:
                object.__setattr__(self, field.name, tuple(clean(text) for text in value))


@dataclass(frozen=True)
class Run(_Clean):
    """A piece of text in one face. A line end inside it breaks the line."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


Words = str | Run
"""What the makers below accept: plain text, or a piece in a face of its own."""


def bold(text: str) -> Run:
    """A piece of bold text."""
    return Run(text, bold=True)


def italic(text: str) -> Run:
    """A piece of italic text."""
    return Run(text, italic=True)


def runs(*words: Words) -> tuple[Run, ...]:
    """Plain texts and runs as runs."""
    return tuple(word if isinstance(word, Run) else Run(word) for word in words)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. ``field`` names the form field it comes from, for the mark in the preview."""

    runs: tuple[Run, ...]
    style: Style = Style.BODY
    field: str = ""


@dataclass(frozen=True)
class Cell:
    """One table cell; ``align`` overrides its column, ``span`` covers the columns to its right."""

    runs: tuple[Run, ...]
    align: Align | None = None
    span: int = 1


@dataclass(frozen=True)
class Column(_Clean):
    """One table column: its title and its share of the width, relative to the others."""

    title: str
    width: int = 1
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Table:
    """A ruled table over the whole width; the row of titles comes again on every page.

    ``across`` says that it lies on pages of its own in landscape; a table that does not fit upright lies so by itself.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    across: bool = False

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            if sum(cell.span for cell in row) != len(self.columns):
                raise ValueError(f"row {number} does not fill the {len(self.columns)} columns")


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Paragraph | Table | PageBreak


@dataclass(frozen=True)
class Header(_Clean):
    """Who issues: the superior organisation ("ĐẢNG BỘ …") and the issuing one ("CHI BỘ …"), in capitals."""

    superior: str
    issuer: str


@dataclass(frozen=True)
class Signature(_Clean):
    """One who signs: "T/M CHI BỘ", "BÍ THƯ", the name without titles. Minutes have no ``authority``."""

    post: str
    name: str
    authority: str = ""


@dataclass(frozen=True)
class Annex(_Clean):
    """What goes along with a paper, on pages with numbers of their own: "Phụ lục I", its name, "(Kèm theo …)", its text.

    ``across``: all its pages are landscape; they are by themselves where one of its tables does not fit upright.
    """

    label: str
    title: str
    note: str
    blocks: tuple[Block, ...]
    across: bool = False


@dataclass(frozen=True)
class PaperContent(_Clean):
    """A whole paper. ``title`` names the file for its reader; empty parts are left out of the page.

    ``number`` without the word "Số" ("05-NQ/CB"); ``dateline`` "Phú Thọ, ngày 05 tháng 11 năm 2026";
    ``recipients`` without dashes and commas, which the renderers set. A letter has no ``kind_title``: its subject
    stands under the number, its ``addressees`` behind the words of ``addressed``. ``urgency``, ``circulation`` and
    ``draft`` are marks as they are printed. ``code_png`` is a picture that leads to the page where the paper can be
    checked; it is no part of the wording.
    """

    title: str
    header: Header
    kind_title: str
    blocks: tuple[Block, ...]
    subject: str = ""
    number: str = ""
    dateline: str = ""
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    system: System = System.PARTY
    addressees: tuple[str, ...] = ()
    addressed: str = "Kính gửi"
    urgency: str = ""
    circulation: str = ""
    draft: str = ""
    code_png: bytes = b""
    code_caption: str = ""
    annexes: tuple[Annex, ...] = ()

    @property
    def is_letter(self) -> bool:
        """Whether the paper names no kind."""
        return not self.kind_title


def paragraph(*words: Words, field: str = "") -> Paragraph:
    """Justified body text with the first line indented."""
    return Paragraph(runs(*words), Style.BODY, field)


def paragraphs(text: str, *, field: str = "") -> tuple[Paragraph, ...]:
    """What was typed over several lines, as body paragraphs; empty lines fall away."""
    lines = (line.strip() for line in clean(text).split("\n"))
    return tuple(paragraph(line, field=field) for line in lines if line)


def part(text: str) -> Paragraph:
    """The heading of a part: "I. ĐÁNH GIÁ KẾT QUẢ …"."""
    return Paragraph((bold(text),), Style.PART)


def heading(text: str) -> Paragraph:
    """A heading inside a part: "1. Nhiệm vụ chính trị"."""
    return Paragraph((bold(text),), Style.HEADING)


def subheading(text: str) -> Paragraph:
    """A heading below that: "1.1. …"."""
    return Paragraph((Run(text, bold=True, italic=True),), Style.SUBHEADING)


def centred(*words: Words) -> Paragraph:
    """A centred line."""
    return Paragraph(runs(*words), Style.CENTRED)


def lettered(items: tuple[str, ...] | list[str], *, field: str = "") -> tuple[Paragraph, ...]:
    """A list "a) … b) … c) … d) … đ) … e) … g) …"."""
    return tuple(_item(f"{letter(place)}) {text}", field) for place, text in enumerate(items))


def numbered(items: tuple[str, ...] | list[str], *, field: str = "") -> tuple[Paragraph, ...]:
    """A list "1. … 2. …"."""
    return tuple(_item(f"{place}. {text}", field) for place, text in enumerate(items, start=1))


def dashed(items: tuple[str, ...] | list[str], *, field: str = "") -> tuple[Paragraph, ...]:
    """A list of "- …"."""
    return tuple(_item(f"- {text}", field) for text in items)


def cell(*words: Words, align: Align | None = None, span: int = 1) -> Cell:
    """A table cell."""
    return Cell(runs(*words), align, span)


def table(columns: tuple[Column, ...], rows: list[tuple[Cell | Words, ...]], *, across: bool = False) -> Table:
    """A table from cells or plain texts."""
    return Table(
        columns,
        tuple(tuple(item if isinstance(item, Cell) else cell(item) for item in row) for row in rows),
        across,
    )


def _item(text: str, field: str) -> Paragraph:
    return Paragraph((Run(text),), Style.ITEM, field)
