"""Workbooks read for other domains as the members' list is: refused in a sentence, never computed."""

import datetime as dt
from dataclasses import dataclass

from chibo.organization.register.choices import REFUSALS
from chibo.organization.register.errors import UnreadableFile
from chibo.organization.register.rules.container import MAX_BYTES
from chibo.organization.register.rules.dates import read_day
from chibo.organization.register.rules.problems import Unreadable, column_letters
from chibo.organization.register.rules.workbook import Value, read_sheets

__all__ = ["MAX_BYTES", "DayRead", "SheetRead", "Value", "column_letters", "day_in_cell", "workbook_sheets"]


@dataclass(frozen=True)
class SheetRead:
    """A visible sheet and its rows from A1 on."""

    name: str
    rows: list[list[Value]]


@dataclass(frozen=True)
class DayRead:
    """The day in a cell; ``readable`` is false where something stands there that is no day."""

    day: dt.date | None
    readable: bool


def workbook_sheets(content: bytes, name: str) -> list[SheetRead]:
    """The visible sheets of an .xlsx file.

    Raises:
        UnreadableFile: whose sentence says what the file is and what to do.
    """
    try:
        return [SheetRead(sheet.name, sheet.rows) for sheet in read_sheets(content, name)]
    except Unreadable as refused:
        raise UnreadableFile(refused.why, REFUSALS[refused.why], **refused.params) from refused


def day_in_cell(value: Value, *, today: dt.date) -> DayRead:
    """The day that a cell says, in the many ways offices write days."""
    read = read_day(value, today=today)
    return DayRead(read.day, read.problem is None and not (read.day is None and read.year))
