"""The sheets of a workbook as rows of plain values. Formulas are never computed, their results are read."""

import datetime as dt
import io
from dataclasses import dataclass

import python_calamine
from python_calamine import CalamineWorkbook

from chibo.organization.register.rules.container import ensure_workbook
from chibo.organization.register.rules.problems import Unreadable, Why

Value = str | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta
MAX_SHEETS = 40


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
