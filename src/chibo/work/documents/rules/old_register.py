"""An old register in a workbook: which column is what, and where the lines begin and end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chibo.kernel.text import fold
from chibo.platform.workbooks.rules.sheets import Sheet, as_text

HEADER_WITHIN = 30
"""Rows from the top among which the header is looked for."""
HEADER_ROWS = 2
LONGEST_HEADING = 80
LEAST_COLUMNS = 3
"""Columns that must be understood before a row is believed to be the header."""


class Column(StrEnum):
    """What a column of a register holds."""

    ARRIVAL = "arrival"
    RECEIVED = "received_on"
    ISSUER = "issuer"
    NUMBER = "number"
    ISSUED = "issued_on"
    KIND = "kind"
    TITLE = "title"
    SIGNER = "signer"
    PAGES = "pages"
    HOLDER = "holder"
    ORIGINAL = "original_at"
    URGENCY = "urgency"
    SECRET = "secret"  # noqa: S105 -- a column of the register, no password


_PATTERNS: tuple[tuple[str, Column], ...] = (
    (r"\b(do|muc do) mat\b", Column.SECRET),
    (r"\b(do|muc do) khan\b|^khan$", Column.URGENCY),
    (r"^so den$|^so thu tu den$|^so vb den$|^so van ban den$", Column.ARRIVAL),
    (r"^ngay (den|nhan)\b|^ngay thang den\b|^nhan ngay\b", Column.RECEIVED),
    (r"\btac gia\b|\b(co quan|noi|don vi) (ban hanh|gui)\b", Column.ISSUER),
    (r"\btrich yeu\b|\bnoi dung\b|^ve viec$", Column.TITLE),
    (r"\bten loai\b|\bloai van ban\b|^the loai\b|^loai$", Column.KIND),
    (r"\bnguoi ky\b", Column.SIGNER),
    (r"^so (to|trang|luong ban|ban)\b", Column.PAGES),
    (r"\bngay\b", Column.ISSUED),
    (r"\bso\b.*\bky hieu\b|^so hieu\b|^so van ban\b|^so vb\b|^ky hieu\b|^so$", Column.NUMBER),
    (r"\b(noi|ho so) luu\b|\bluu (ho so|tru)\b|\bban luu\b", Column.ORIGINAL),
    (r"\b(nguoi|don vi) (nhan|giu|xu ly)\b|^noi nhan\b|\bnguoi nhan\b", Column.HOLDER),
)
_FOOTER = re.compile(r"^(tong (so|cong)|nguoi (lap|ghi)|van thu|xac nhan|phu trach)\b")
_NUMBERED = re.compile(r"^\(?\d{1,2}\)?$")


@dataclass(frozen=True)
class Heading:
    """A column: its place from 0, the words above it, what it is taken for."""

    place: int
    words: str
    column: Column


@dataclass(frozen=True)
class Line:
    """A line of the register: its row from 1 as Excel counts, and the values by column."""

    row: int
    values: dict[Column, object]

    def text(self, column: Column) -> str:
        """The cell as cleaned text; whole numbers without a fraction."""
        return as_text(self.values.get(column, ""))


def column_of(header: str) -> Column | None:
    """What the words mean; None for what is not read."""
    words = fold(header)
    return next((column for pattern, column in _PATTERNS if re.search(pattern, words)), None)


def headings_of(sheet: Sheet) -> tuple[int, list[Heading]]:
    """The first row (from 0) below the header, and its columns: the header that says most, the flatter of two that say
    the same; an empty list when none is found."""
    best: tuple[int, list[Heading]] = (0, [])
    for place in range(min(HEADER_WITHIN, len(sheet.rows))):
        for height in range(1, HEADER_ROWS + 1):
            found = _columns_in(sheet.words_above(place, height))
            names_papers = Column.TITLE in found and Column.NUMBER in found
            if names_papers and len(found) >= LEAST_COLUMNS and len(found) > len(best[1]):
                best = (place + height, list(found.values()))
    return best


def _columns_in(header: Sequence[str]) -> dict[Column, Heading]:
    """A column under a wide heading is understood by its own words, or by both together."""
    found: dict[Column, Heading] = {}
    for index, words in enumerate(header):
        own = words.rpartition(" – ")[2]
        column = (column_of(own) or column_of(words)) if len(words) < LONGEST_HEADING else None
        if column and column not in found:
            found[column] = Heading(index, words, column)
    return found


def lines_of(rows: Sequence[Sequence[object]], first: int, headings: Sequence[Heading]) -> Iterator[Line]:
    """The lines from ``first`` up to the footer; rows that only number the columns are left out."""
    for place in range(first, len(rows)):
        texts = [as_text(value) for value in rows[place]]
        filled = [text for text in texts if text]
        if not filled or all(_NUMBERED.match(text) for text in filled):
            continue
        if any(_FOOTER.match(fold(text)) for text in filled) and len(filled) < LEAST_COLUMNS:
            return
        values = {
            heading.column: rows[place][heading.place]
            for heading in headings
            if heading.place < len(rows[place]) and texts[heading.place]
        }
        if Column.NUMBER in values or Column.TITLE in values:
            yield Line(place + 1, values)


def urgency_of(text: str) -> str:
    """The mark of urgency in a cell, by the values of ``choices.Urgency``; "none" for an empty or unknown word."""
    words = fold(text)
    if "hoa toc" in words:
        return "express"
    if "thuong khan" in words:
        return "very_urgent"
    return "urgent" if re.search(r"\bkhan\b", words) and "khong" not in words else "none"
