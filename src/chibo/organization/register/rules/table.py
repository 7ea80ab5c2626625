"""Where the list is in a sheet: its header of one to three rows, its people, and where it ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chibo.kernel.text import fold
from chibo.organization.register.rules.headers import READ, Column, column_of
from chibo.organization.register.rules.problems import Missing
from chibo.platform.workbooks.rules.sheets import Sheet, Value, as_text
from chibo.platform.workbooks.rules.why import Unreadable

UNREAD = (Column.NEVER, Column.OTHER)
HEADER_WITHIN = 60
HEADER_ROWS = 3
FOOTER = re.compile(
    r"^(tong( cong| so)?(?= \d| dang vien| co |$)|cong|danh sach (nay )?(co|gom)|nguoi lap|lap bang|nguoi ghi|t m|tm"
    r"|xac nhan|thu truong|noi nhan|ghi chu|ngay( \d+)? thang)\b|\bngay( \d+)? thang( \d+)? nam( \d+)?$"
)
COLUMN_NUMBER = re.compile(r"^\(?\s*(\d{1,2}|[A-Z])\s*\)?$")


@dataclass(frozen=True)
class Heading:
    """One column of the list: where it stands, the words above it, what it is."""

    index: int
    words: str
    column: Column


@dataclass(frozen=True)
class Table:
    """A list found in a sheet; rows are counted from 0."""

    sheet: Sheet
    header_row: int
    first_row: int
    headings: list[Heading]

    def heading(self, column: Column) -> Heading | None:
        """The first heading of that kind."""
        return next((found for found in self.headings if found.column == column), None)

    @property
    def score(self) -> int:
        """How much of the header was understood."""
        return len({heading.column for heading in self.headings} & READ)


@dataclass(frozen=True)
class Line:
    """A row of the list with somebody in it; ``group`` is the heading of its group ("Phòng Lễ tân")."""

    row: int
    values: dict[Column, tuple[int, Value]]
    group: str = ""

    def text(self, column: Column) -> str:
        """The cell as cleaned text; whole numbers without a fraction."""
        return as_text(self.values.get(column, (0, ""))[1])


def find_table(sheets: list[Sheet]) -> Table:
    """The list among the sheets: the one whose header says most; the earlier one when two say the same."""
    tables = [table for sheet in sheets if (table := _table_in(sheet))]
    if not tables:
        raise Unreadable(Missing.NO_TABLE, sheets=", ".join(sheet.name for sheet in sheets) or "–")
    return max(tables, key=lambda table: table.score)


def _table_in(sheet: Sheet) -> Table | None:
    best: Table | None = None
    for row in range(min(HEADER_WITHIN, len(sheet.rows))):
        for height in range(1, HEADER_ROWS + 1):
            headings = _headings(sheet, row, height)
            table = Table(sheet, row, row + height, headings)
            if _names_people(headings) and table.score >= 2 and (best is None or _better(table, best)):
                best = table
    if best and _numbers_columns(sheet, best.first_row):
        return Table(sheet, best.header_row, best.first_row + 1, best.headings)
    return best


def _better(table: Table, other: Table) -> bool:
    """More understood; with the same understanding the lower header, so that titles above stay titles."""
    mine, theirs = ({h.column for h in one.headings if h.column not in UNREAD} for one in (table, other))
    same_end = table.first_row == other.first_row and table.header_row > other.header_row
    return (table.score, len(mine)) > (other.score, len(theirs)) or (
        same_end and (table.score, len(mine)) == (other.score, len(theirs))
    )


def _names_people(headings: list[Heading]) -> bool:
    kinds = {heading.column for heading in headings}
    return Column.FULL_NAME in kinds or {Column.FAMILY_NAME, Column.GIVEN_NAME} <= kinds


def _headings(sheet: Sheet, row: int, height: int) -> list[Heading]:
    above = enumerate(sheet.words_above(row, height))
    return _first_of_each([
        Heading(index, words, column) for index, words in above if (column := column_of(words.replace(" – ", " ")))
    ])  # fmt: skip


def _first_of_each(headings: list[Heading]) -> list[Heading]:
    """A second column of the same kind is not read, and said so."""
    seen: set[Column] = set()
    kept: list[Heading] = []
    for heading in headings:
        double = heading.column in seen and heading.column not in (Column.NEVER, Column.OTHER)
        kept.append(Heading(heading.index, heading.words, Column.OTHER) if double else heading)
        seen.add(heading.column)
    return kept


def _numbers_columns(sheet: Sheet, row: int) -> bool:
    """Whether the row under the header only numbers the columns: (1) (2) (3), or A B 1 2."""
    texts = [as_text(value) for value in sheet.rows[row]] if row < len(sheet.rows) else []
    filled = [text for text in texts if text]
    return len(filled) >= 3 and all(COLUMN_NUMBER.match(text) for text in filled)


def lines_of(table: Table) -> Iterator[Line]:
    """The people of the list. Group headings are remembered, footers and signatures end it."""
    index, group, blank = table.heading(Column.INDEX), "", 0
    for row in range(table.first_row, len(table.sheet.rows)):
        texts = [as_text(value) for value in table.sheet.rows[row]]
        filled = [text for text in texts if text]
        if not filled:
            blank += 1
            continue
        line = _line(table, row, group)
        numbered = bool(index and line.text(Column.INDEX).rstrip(".").isdigit())
        if not numbered and (any(FOOTER.search(fold(text)) for text in filled) or (index and blank >= 2)):
            return
        blank = 0
        if not numbered and len(set(filled)) - bool(index and line.text(Column.INDEX)) <= 1 and index:
            group = max(filled, key=len)
        elif _is_header_again(table, line):
            continue
        elif set(line.values) - {Column.INDEX, Column.NOTE}:
            yield line


def _line(table: Table, row: int, group: str) -> Line:
    values: dict[Column, tuple[int, Value]] = {}
    for heading in table.headings:
        value = table.sheet.value(row, heading.index)
        if heading.column not in (Column.NEVER, Column.OTHER) and as_text(value):
            values[heading.column] = (heading.index, value)
    return Line(row, values, group)


def _is_header_again(table: Table, line: Line) -> bool:
    """Long lists repeat their header on every page."""
    name = table.heading(Column.FULL_NAME) or table.heading(Column.GIVEN_NAME)
    return bool(name and column_of(line.text(name.column)) == name.column)
