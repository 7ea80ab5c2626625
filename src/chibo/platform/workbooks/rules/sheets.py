"""The sheets of a workbook as rows of plain values. Formulas are never computed, their results are read."""

import datetime as dt
import io
from dataclasses import dataclass
from functools import cached_property

import python_calamine
from python_calamine import CalamineWorkbook

from chibo.kernel.text import clean
from chibo.platform.workbooks.rules.container import ensure_workbook
from chibo.platform.workbooks.rules.why import Unreadable, Why

Value = str | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta
MAX_SHEETS = 40
MERGED_WITHIN = 64
"""Rows from the top in which merged cells are looked at: headers stand there."""
MERGED_CELLS = 5000


def as_text(value: object) -> str:
    """A value as people read it in the cell: cleaned, whole numbers without a fraction."""
    if isinstance(value, bool) or value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else clean(str(value))


@dataclass(frozen=True)
class Sheet:
    """One visible sheet: rows from A1 on, and its merged ranges as ((row, column), (row, column)) from 0."""

    name: str
    rows: list[list[Value]]
    merged: list[tuple[tuple[int, int], tuple[int, int]]]

    def value(self, row: int, column: int) -> Value:
        """The value of a cell; an empty text where there is none."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return ""

    @cached_property
    def covered(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For a cell under a merged range in the upper rows: where its value stands."""
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for (top, left), (bottom, right) in self.merged:
            if top > MERGED_WITHIN or (bottom - top + 1) * (right - left + 1) > MERGED_CELLS:
                continue
            found |= {(row, column): (top, left) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        return found

    def words_above(self, row: int, height: int) -> list[str]:
        """The words above each column when the header begins in ``row`` and has ``height`` rows, merged cells read
        through: "Chính thức – Ngày" for a "Ngày" under a wide "Chính thức"."""
        levels = range(row, min(row + height, len(self.rows)))
        return [
            " – ".join(self._parts(levels, index))
            for index in range(max((len(self.rows[level]) for level in levels), default=0))
        ]

    def _parts(self, levels: range, index: int) -> list[str]:
        parts: list[str] = []
        for level in levels:
            place = self.covered.get((level, index), (level, index))
            words = as_text(self.value(*place))
            if words and place[0] >= levels.start and (not parts or parts[-1] != words):
                parts.append(words)
        return parts


def read_sheets(content: bytes, name: str) -> list[Sheet]:
    """The visible sheets that hold anything.

    Raises:
        Unreadable: saying what the file is instead of a sensible workbook.
    """
    ensure_workbook(content, name)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        shown = [
            meta.name
            for meta in workbook.sheets_metadata
            if str(meta.visible).endswith("Visible") and str(meta.typ).endswith("WorkSheet")
        ]
        return [found for title in shown[:MAX_SHEETS] if (found := _sheet(workbook, title)).rows]
    except python_calamine.PasswordError as locked:
        raise Unreadable(Why.ENCRYPTED) from locked
    except (python_calamine.CalamineError, python_calamine.XmlError, python_calamine.ZipError) as broken:
        raise Unreadable(Why.CORRUPT) from broken


def _sheet(workbook: CalamineWorkbook, title: str) -> Sheet:
    sheet = workbook.get_sheet_by_name(title)
    merged = [(start, end) for start, end in sheet.merged_cell_ranges or []]
    return Sheet(title, sheet.to_python(skip_empty_area=False), merged)
