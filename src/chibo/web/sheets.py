"""Lists as files: what the filters of a page leave, as an .xlsx for people or a .csv for other programs.

A page that shows a list asks ``wanted_sheet(request.GET)`` before it cuts the list into pages and answers with
``sheet_response``; its template shows ``ui.exports``. The same view answers, so the rights are those of the page.
Text is always written as text: a title that begins with "=" stays a title in Excel, whoever typed it.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from django.http import HttpResponse, QueryDict
from django.utils import timezone

from chibo.kernel.text import fold

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONTENT_TYPES = {"xlsx": CONTENT_TYPE, "csv": "text/csv; charset=utf-8"}
COMPUTED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet program computes when it opens a .csv; the wide forms too."""
Wanted = Literal["xlsx", "csv"]
Cell = str | int | Fraction | dt.date | dt.datetime | None


@dataclass(frozen=True)
class Column:
    """A heading and how wide its column is, in characters."""

    heading: str
    width: int = 18


def wanted_sheet(query: QueryDict) -> Wanted | None:
    """Which file the address asks for with ``?format=``; nothing when it asks for the page."""
    wanted = query.get("format")
    return wanted if wanted in ("xlsx", "csv") else None  # type: ignore[return-value]


def sheet_response(
    name: str, *, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], kind: Wanted = "xlsx"
) -> HttpResponse:
    """A download with one sheet: the title, a line of headings that stays in sight, the rows with a filter.

    ``name`` becomes the file name, without diacritics.
    """
    content = sheet(title=title, columns=columns, rows=rows) if kind == "xlsx" else plain_sheet(columns, rows)
    answer = HttpResponse(content, content_type=CONTENT_TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{fold(name).replace(" ", "-") or "list"}.{kind}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def plain_sheet(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Headings and rows with commas (RFC 4180), UTF-8 with its mark for Excel; days as 2026-11-05, shares as 0.947."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([harmless(column.heading) for column in columns])
    writer.writerows([_plain(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """The text so that no spreadsheet program computes it: an apostrophe before what would begin a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(COMPUTED) else text


def _plain(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return f"{float(value):.4f}".rstrip("0").rstrip(".")
    return str(value) if isinstance(value, int) else harmless(str(value))


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
