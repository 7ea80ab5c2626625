"""Lists as workbooks."""

import csv
import datetime as dt
import io
from fractions import Fraction

import pytest
from django.http import QueryDict
from django.utils import timezone
from openpyxl import load_workbook

from chibo.web.sheets import Column, plain_sheet, sheet, sheet_response, wanted_sheet

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


def table(rows):
    return plain_sheet(COLUMNS, rows).decode("utf-8-sig").splitlines()


def test_a_plain_table_holds_days_and_shares_that_every_program_reads():
    late = timezone.make_aware(dt.datetime(2026, 11, 22, 23, 30))
    assert table([['Đặng "Ơn", văn thư', dt.date(2026, 11, 5), Fraction(18, 19), 3], [None, late, None, -2]]) == [
        "Tên,Ngày,Tỷ lệ,Số", '"Đặng ""Ơn"", văn thư",2026-11-05,0.9474,3', ",2026-11-22 23:30,,-2",
    ]


def test_a_plain_table_begins_with_the_mark_that_excel_needs():
    assert plain_sheet(COLUMNS, []).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("words", ["=1+1", "+84", "-1+2", "@SUM(A1)", "\t=1", "  =1", "＝1", "=cmd|' /C calc'!A0"])
def test_no_text_of_a_plain_table_is_computed(words):
    (_head, *lines) = csv.reader(table([[words, None, None, None]]))
    assert lines[0][0] == f"'{words}"


ASKED = [("format=xlsx", "xlsx"), ("format=csv", "csv"), ("format=pdf", None), ("", None)]


@pytest.mark.parametrize(("query", "wanted"), ASKED)
def test_the_address_says_which_file(query, wanted):
    assert wanted_sheet(QueryDict(query)) == wanted


def test_the_kind_decides_name_and_type():
    answer = sheet_response("Sổ đến", title="x", columns=COLUMNS, rows=[], kind="csv")
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "text/csv; charset=utf-8", 'attachment; filename="so-den.csv"',
    )
    assert answer["Cache-Control"] == "private, no-store"
