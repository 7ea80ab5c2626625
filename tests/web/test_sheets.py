"""Lists as workbooks."""

import datetime as dt
import io
from fractions import Fraction

from django.utils import timezone
from openpyxl import load_workbook

from chibo.web.sheets import Column, sheet, sheet_response

COLUMNS = [Column("Tên", 40), Column("Ngày"), Column("Tỷ lệ"), Column("Số")]


def opened(rows):
    return load_workbook(io.BytesIO(sheet(title="Danh sách", columns=COLUMNS, rows=rows))).active


def test_a_sheet_has_title_headings_and_typed_cells():
    late = timezone.make_aware(dt.datetime(2026, 11, 22, 23, 30))
    page = opened([["Đặng Ơn", dt.date(2026, 11, 5), Fraction(18, 19), 3], [None, late, None, 0]])
    assert page["A1"].value == "Danh sách"
    assert [cell.value for cell in page[3]] == ["Tên", "Ngày", "Tỷ lệ", "Số"]
    assert page["B4"].value == dt.datetime(2026, 11, 5)
    assert page["B5"].value == dt.datetime(2026, 11, 22), "the local day"
    assert round(page["C4"].value, 3) == 0.947
    assert (page["A5"].value, page["D5"].value) == (None, 0)
    assert page.freeze_panes == "A4"


def test_text_is_never_a_formula():
    page = opened([["=1+1", None, None, None], ["+84", None, None, None], ["@x", None, None, None]])
    assert [page.cell(row, 1).data_type for row in (4, 5, 6)] == ["s", "s", "s"]


def test_an_empty_list_is_a_sheet_too():
    assert opened([]).max_row == 3


def test_the_download_has_a_plain_name():
    answer = sheet_response("Nhiệm vụ tháng 11/2026", title="x", columns=COLUMNS, rows=[])
    assert answer["Content-Disposition"] == 'attachment; filename="nhiem-vu-thang-11-2026.xlsx"'
