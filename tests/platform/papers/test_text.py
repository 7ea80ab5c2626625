import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.platform.papers.content import Run, lettered, recipient_lines
from chibo.platform.papers.text import NBSP, balanced, bind, breakable, clean, letter


def test_list_letters_have_no_f_and_two_kinds_of_d():
    assert [letter(place) for place in range(12)] == list("abcdđeghiklm")


def test_letters_go_on_after_y():
    assert [letter(place) for place in (22, 23, 24)] == ["y", "aa", "ab"]


def test_a_lettered_list_says_its_letters():
    items = lettered([f"việc {n}" for n in range(8)])
    assert "".join(item.runs[0].text[0] for item in items) == "abcdđegh"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (unicodedata.normalize("NFD", "Nghị quyết"), "Nghị quyết"),
        ("hai\u00a0 khoảng\ttrắng", "hai khoảng trắng"),
        ("một\r\nhai\u2028ba", "một\nhai\nba"),
        ("chuông\u0007 và \u0000 không\ud800", "chuông và không"),
        ("đảo \u202echiều", "đảo chiều"),
        ("ẩn\u200bgiữa\ufeff", "ẩngiữa"),
        ('#[x] *b* _i_ $m$ <t> &amp; "q" 😀', '#[x] *b* _i_ $m$ <t> &amp; "q" 😀'),
    ],
)
def test_a_paper_carries_composed_letters_and_nothing_invisible(typed, kept):
    assert clean(typed) == kept


@given(st.text())
def test_cleaning_twice_changes_nothing_and_is_always_composed(text):
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("trong tháng 11 năm 2026", "tháng~11~năm~2026"),
        ("ngày 05 tháng 11", "ngày~05 tháng~11"),
        ("Số 05-NQ/CB", "Số~05-NQ/CB"),
        ("do đồng chí Nguyễn Lan báo cáo", "đồng~chí~Nguyễn Lan"),
        ("29 đồng chí; vắng", "đồng chí; vắng"),
        ("đạt 94,7 % kế hoạch", "94,7~% kế"),
        ("nhiệm kỳ III, quý IV", "quý~IV"),
    ],
)
def test_what_belongs_together_stays_on_one_line(text, together):
    assert together in bind(text).replace(NBSP, "~")


@given(st.text())
def test_binding_and_breaking_never_change_a_word(text):
    text = clean(text)
    assert clean(breakable(bind(text))) == text


def test_a_word_of_five_thousand_letters_gets_places_to_break():
    assert max(map(len, breakable("x" * 5000).split("\u200b"))) <= 8


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("CHI BỘ SỞ NGOẠI VỤ", ["CHI BỘ SỞ NGOẠI VỤ"]),
        (
            "CHI BỘ TRUNG TÂM DỊCH VỤ ĐỐI NGOẠI VÀ HỢP TÁC QUỐC TẾ",
            ["CHI BỘ TRUNG TÂM", "DỊCH VỤ ĐỐI NGOẠI", "VÀ HỢP TÁC QUỐC TẾ"],
        ),
        ("DÒNG MỘT\nDÒNG HAI", ["DÒNG MỘT", "DÒNG HAI"]),
        ("", [""]),
    ],
)
def test_a_long_name_breaks_into_lines_of_about_one_length(name, lines):
    assert balanced(name, 25).split("\n") == lines


def test_recipients_end_with_commas_and_the_last_with_a_full_stop():
    assert recipient_lines(("Đảng ủy (để báo cáo);", "Lưu Chi bộ.")) == (
        "- Đảng ủy (để báo cáo),",
        "- Lưu Chi bộ.",
    )


def test_every_text_of_the_tree_is_cleaned_as_it_enters():
    assert Run("a\u0000b").text == "ab"
