"""The rules about texts of drafts, as tables."""

import datetime as dt

import pytest

from chibo.platform.papers.missing import missing
from chibo.work.drafting.rules.bodies import PartText, numbered_parts, roman
from chibo.work.drafting.rules.differences import (
    Change,
    changed,
    paragraph_differences,
    word_differences,
)
from chibo.work.drafting.rules.fields import fields_in, filled
from chibo.work.drafting.rules.paragraphs import paragraphs_of, place_of
from chibo.work.drafting.rules.receivers import with_receivers
from chibo.work.drafting.rules.reviews import Recall, recall_of
from chibo.work.drafting.rules.skeletons import SKELETONS, skeleton

DECOMPOSED = "tho\u0309a thua\u0323\u0302n"


@pytest.mark.parametrize(
    "text, told",
    [
        ("Tại {địa danh}", "Tại Phú Thọ"),
        ("Tại {Địa Danh}", "Tại Phú Thọ"),
        ("{địa danh}, {địa danh}", "Phú Thọ, Phú Thọ"),
        ("Hạn: {thời hạn}", f"Hạn: {missing('thời hạn')}"),
        ("{người ký}", missing("người ký")),
        ("tập hợp {}", "tập hợp {}"),
        ("{\n}", "{\n}"),
        ("{{địa danh}}", "{Phú Thọ}"),
        ("{đơn vị uỷ quyền}", "Chi bộ"),
    ],
)
def test_a_field_gives_way_to_its_fact_or_is_told_as_missing(text, told):
    values = {"địa danh": "Phú Thọ", "người ký": "", "đơn vị ủy quyền": "Chi bộ"}

    assert filled(text, values) == told


def test_a_fact_that_looks_like_a_field_is_not_filled_again():
    assert filled("{a}", {"a": "{b}", "b": "bí mật"}) == "{b}"


def test_the_fields_of_a_text_each_once():
    assert fields_in("{nơi} và {nơi}, {hạn  chót}") == ["nơi", "hạn chót"]


@pytest.mark.parametrize(
    "old, new, pieces",
    [
        ("", "", []),
        ("một", "một", [("same", "một")]),
        ("một hai ba", "một bốn ba", [("same", "một "), ("gone", "hai"), ("new", "bốn"), ("same", " ba")]),
        ("một hai", "ba bốn", [("gone", "một hai"), ("new", "ba bốn")]),
        ("Chi bộ", "Chi bộ Sở", [("same", "Chi bộ"), ("new", " Sở")]),
        ("cũ", "", [("gone", "cũ")]),
        (DECOMPOSED, "thỏa thuận", [("same", "thỏa thuận")]),
        ("ủy ban", "uỷ ban", [("gone", "ủy"), ("new", "uỷ"), ("same", " ban")]),
        ("05/11/2026", "06/11/2026", [("gone", "05"), ("new", "06"), ("same", "/11/2026")]),
    ],
)
def test_differences_are_whole_words(old, new, pieces):
    assert [(piece.change, piece.text) for piece in word_differences(old, new)] == pieces


@pytest.mark.parametrize("old, new", [("a b c d", "b x d e"), ("một  hai", "hai một hai"), ("", "x y"), ("x,y", "x;y")])
def test_both_texts_can_be_read_back_from_their_differences(old, new):
    pieces = word_differences(old, new)

    assert "".join(piece.text for piece in pieces if piece.change != Change.NEW) == old
    assert "".join(piece.text for piece in pieces if piece.change != Change.GONE) == new


def test_a_very_long_paragraph_is_shown_as_replaced():
    old, new = "a " * 3_000, "b " * 3_000

    assert [piece.change for piece in word_differences(old, new)] == [Change.GONE, Change.NEW]


def test_paragraphs_that_came_went_and_were_rewritten():
    lines = paragraph_differences(["giữ", "đổi một chữ", "bỏ đi"], ["giữ", "đổi hai chữ"])

    assert [line.change for line in lines] == [Change.SAME, Change.NEW, Change.GONE]
    assert changed(lines)
    assert not changed(paragraph_differences(["giữ"], ["giữ"]))


@pytest.mark.parametrize(
    "quote, place",
    [
        ("Giao đồng chí Lan chuẩn bị kế hoạch", 1),
        ("Giao đồng chí  Lan chuẩn bị kế hoạch", 1),
        ("Giao đồng chí Lan chuẩn bị báo cáo kế hoạch tháng", 1),
        ("Một đoạn đã bị xóa hẳn khỏi văn bản", None),
        ("", None),
    ],
)
def test_a_remark_finds_its_paragraph_again(quote, place):
    paragraphs = ["Mục đích của kế hoạch này", "Giao đồng chí Lan chuẩn bị kế hoạch", "Tổ chức thực hiện"]

    assert place_of(quote, paragraphs) == place


def test_of_two_equal_paragraphs_a_remark_takes_the_first():
    assert place_of("như trên", ["như trên", "như trên"]) == 0


def test_paragraphs_are_lines():
    assert paragraphs_of(" một \n\n hai\n") == ["một", "hai"]


@pytest.mark.parametrize(
    "lines, more, found",
    [
        (["Đảng ủy", "Lưu Chi bộ"], ["Các đảng viên"], ["Đảng ủy", "Các đảng viên", "Lưu Chi bộ"]),
        (["- Đảng ủy,", "- Lưu: VT, HTQT."], ["Đảng uỷ"], ["Đảng ủy", "Lưu: VT, HTQT"]),
        ([], ["", " - "], []),
        (["Lưu"], ["Lưu trữ tỉnh", "Sở Nội vụ"], ["Sở Nội vụ", "Lưu", "Lưu trữ tỉnh"]),
    ],
)
def test_receivers_stand_once_and_the_archive_last(lines, more, found):
    assert with_receivers(lines, more) == found


def test_parts_with_a_heading_are_counted_in_roman_numbers():
    parts = [PartText("Mục đích", "a"), PartText("", "b"), PartText("", ""), PartText("Tổ chức", "c")]

    assert numbered_parts(parts, articles=False) == (
        PartText("I. MỤC ĐÍCH", "a"), PartText("", "b"), PartText("", ""), PartText("II. TỔ CHỨC", "c"),
    )  # fmt: skip


def test_every_part_of_a_decision_is_an_article():
    parts = [PartText("", "Phân công\nđồng chí A"), PartText("", ""), PartText("Hiệu lực", "từ ngày ký")]

    assert [part.text for part in numbered_parts(parts, articles=True)] == [
        "Điều 1. Phân công\nđồng chí A", "", "Điều 2. Hiệu lực\ntừ ngày ký",
    ]  # fmt: skip


@pytest.mark.parametrize("number, text", [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (39, "XXXIX")])
def test_roman_numbers(number, text):
    assert roman(number) == text


@pytest.mark.parametrize("system, code", SKELETONS)
def test_every_skeleton_asks_for_something(system, code):
    assert any(fields_in(text) for _heading, text in skeleton(system, code))


@pytest.mark.parametrize(
    "due, asked, on, recall",
    [
        (10, 1, 8, None), (10, 1, 9, Recall.SOON), (10, 1, 10, Recall.SOON), (10, 1, 11, Recall.LATE),
        (10, 9, 10, None), (10, 10, 10, None), (10, 10, 11, Recall.LATE),
    ],
)  # fmt: skip
def test_readers_are_reminded_shortly_before_and_after(due, asked, on, recall):
    day = dt.date(2026, 11, 1).replace

    assert recall_of(day(day=due), asked_on=day(day=asked), on=day(day=on)) == recall
