"""Sheets with headers as offices make them; every refusal has a sentence."""

import pytest

from chibo.platform.workbooks.choices import REFUSALS
from chibo.platform.workbooks.rules.sheets import Sheet, as_text
from chibo.platform.workbooks.rules.why import Why, column_letters

HEADER = [
    ["DANH SÁCH ĐOÀN", "", "", ""],
    ["TT", "Họ và tên", "Hộ chiếu", ""],
    ["", "", "Loại", "Ngày hết hạn"],
    [1.0, "Nguyễn Văn An", "công vụ", ""],
]
MERGED = [((0, 0), (0, 3)), ((1, 0), (2, 0)), ((1, 1), (2, 1)), ((1, 2), (1, 3))]


def test_a_header_of_two_rows_with_merged_cells_is_read_through():
    sheet = Sheet("Đoàn", HEADER, MERGED)
    assert sheet.words_above(1, 2) == ["TT", "Họ và tên", "Hộ chiếu – Loại", "Hộ chiếu – Ngày hết hạn"]
    assert sheet.words_above(1, 1) == ["TT", "Họ và tên", "Hộ chiếu", "Hộ chiếu"]


def test_a_title_merged_above_the_header_is_no_part_of_it():
    sheet = Sheet("Đoàn", HEADER, [((0, 0), (1, 0)), *MERGED[2:]])
    assert sheet.words_above(1, 2)[0] == "", "the cell belongs to the title above"


def test_a_range_merged_over_the_whole_sheet_is_not_followed():
    sheet = Sheet("Đoàn", HEADER, [((0, 0), (9_999, 199))])
    assert sheet.covered == {}


@pytest.mark.parametrize(("value", "text"), [(3.0, "3"), (3.5, "3.5"), (True, ""), (None, ""), (" a  b ", "a b")])
def test_a_value_is_read_as_people_read_the_cell(value, text):
    assert as_text(value) == text


def test_every_refusal_has_a_sentence():
    assert set(REFUSALS) == set(Why)


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_the_letters_of_excel(index, letters):
    assert column_letters(index) == letters
