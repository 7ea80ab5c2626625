"""Lists as workbooks: what stands on the screen, as an .xlsx that opens in Excel and LibreOffice.

Text is always written as text, so that a title beginning with "=" stays a title.
"""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from chibo.kernel.text import fold

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | Fraction | dt.date | dt.datetime | None


@dataclass(frozen=True)
class Column:
    """A heading and how wide its column is, in characters."""

    heading: str
    width: int = 18


def sheet_response(
    name: str, *, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]
) -> HttpResponse:
    """A download with one sheet: the title, a line of headings that stays in sight, the rows with a filter.

    ``name`` becomes the file name, without diacritics.
    """
    answer = HttpResponse(sheet(title=title, columns=columns, rows=rows), content_type=CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{fold(name).replace(" ", "-") or "list"}.xlsx"'
    return answer


def sheet(*, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The workbook as bytes."""
    import xlsxwriter  # noqa: PLC0415 (loaded on first use, ADR 0003)

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "constant_memory": False})
    page = book.add_worksheet()
    looks = _looks(book)
    page.write_string(0, 0, title, looks["title"])
    for place, column in enumerate(columns):
        page.set_column(place, place, column.width)
        page.write_string(2, place, column.heading, looks["head"])
    last = 2
    for last, row in enumerate(rows, start=3):
        for place, value in enumerate(row):
            _write(page, last, place, value, looks)
    page.freeze_panes(3, 0)
    page.autofilter(2, 0, last, len(columns) - 1)
    page.repeat_rows(2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    book.close()
    return content.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    cell = {"border": 1, "valign": "top", "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({**cell, "bold": True, "bg_color": "#F1ECE2"}),
        "text": book.add_format(cell),
        "day": book.add_format({**cell, "num_format": "dd/mm/yyyy", "align": "left"}),
        "share": book.add_format({**cell, "num_format": "0.0 %"}),
    }


def _write(page: Any, row: int, place: int, value: Cell, looks: dict[str, Any]) -> None:
    if value is None:
        page.write_blank(row, place, None, looks["text"])
    elif isinstance(value, dt.date):
        local = timezone.localtime(value) if isinstance(value, dt.datetime) else value
        day = local.date() if isinstance(local, dt.datetime) else local
        page.write_datetime(row, place, dt.datetime.combine(day, dt.time()), looks["day"])
    elif isinstance(value, Fraction):
        page.write_number(row, place, float(value), looks["share"])
    elif isinstance(value, int):
        page.write_number(row, place, value, looks["text"])
    else:
        page.write_string(row, place, str(value), looks["text"])
