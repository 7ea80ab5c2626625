"""Workbooks read for whoever takes lists in: refused in a sentence, never computed."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from chibo.platform.rulebook.queries import rules_on
from chibo.platform.workbooks.choices import REFUSALS
from chibo.platform.workbooks.errors import UnreadableFile
from chibo.platform.workbooks.rules.container import MAX_BYTES
from chibo.platform.workbooks.rules.dates import read_day
from chibo.platform.workbooks.rules.sheets import Sheet, Value, as_text, read_sheets
from chibo.platform.workbooks.rules.why import Unreadable, column_letters

__all__ = [
    "MAX_BYTES", "DayRead", "Sheet", "Value", "as_text", "column_letters", "day_in_cell", "kept_until",
    "workbook_sheets",
]  # fmt: skip


@dataclass(frozen=True)
class DayRead:
    """The day in a cell; ``readable`` is false where something stands there that is no day."""

    day: dt.date | None
    readable: bool


def workbook_sheets(content: bytes, name: str) -> list[Sheet]:
    """The visible sheets of an .xlsx file, each with its rows from A1 on and ``words_above`` for merged headers.

    Raises:
        UnreadableFile: whose sentence says what the file is and what to do.
    """
    try:
        return read_sheets(content, name)
    except Unreadable as refused:
        raise UnreadableFile(refused.why, REFUSALS[refused.why], **refused.params) from refused


def day_in_cell(value: Value, *, today: dt.date) -> DayRead:
    """The day that a cell says, in the many ways offices write days."""
    read = read_day(value, today=today)
    return DayRead(read.day, read.problem is None and not (read.day is None and read.year))


def kept_until(read_at: dt.datetime, *, scope: str = "") -> dt.date:
    """The last day on which the rows of a list about which nobody has decided are still kept."""
    read_on = timezone.localdate(read_at)
    return read_on + rules_on(read_on, scope=scope).days("privacy.preview_days")
