import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.text import ALPHABET, canonical, clean, fold, given_name, name_sort_key


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Nghị quyết số 05-NQ/CB", "nghi quyet so 05 nq cb"),
        ("ĐẢNG ỦY", "dang uy"),
        ("Đảng uỷ", "dang uy"),
        (unicodedata.normalize("NFD", "Hội nghị Trung ương 4"), "hoi nghi trung uong 4"),
        ("  Ơn   Ưu  ", "on uu"),
        ("", ""),
    ],
)
def test_one_folding_for_search(typed, folded):
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("old", "new"), [("uỷ ban", "ủy ban"), ("hoà bình", "hòa bình"), ("thuý", "thúy"), ("khoẻ", "khỏe")]
)
def test_old_and_new_tone_placement_are_the_same_word(old, new):
    assert canonical(old) == canonical(new)


def test_different_tones_are_different_words():
    assert canonical("má") != canonical("mà")


def test_a_closed_syllable_keeps_its_tone_where_it_is():
    assert canonical("hoàng") == unicodedata.normalize("NFD", "hoàng")


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_stored_text_is_composed(text):
    assert unicodedata.is_normalized("NFC", clean(text))


def test_people_are_sorted_by_given_name_in_vietnamese_order():
    right = ["Trần Văn An", "Lê Ân", "Phạm Bình", "Đỗ Văn Dũng", "Lê Đức", "Nguyễn Hòa", "Hoàng Ơn", "Bùi Sơn"]
    right += ["Vũ Ưng", "Lê Yến"]
    assert sorted(set(right), key=name_sort_key) == right


def test_same_given_name_is_decided_by_the_middle_name_then_the_family_name():
    right = ["Lê Minh Anh", "Trần Minh Anh", "Lê Ngọc Anh"]
    assert sorted(set(right), key=name_sort_key) == right


def test_tone_decides_only_between_equal_letters():
    right = ["Lê Hà", "Lê Hạ", "Lê Hải"]
    assert sorted(set(right), key=name_sort_key) == right


def test_given_name_is_the_last_word():
    assert given_name("Nguyễn Thị  Minh Khai ") == "Khai"


def test_the_alphabet_holds_every_vietnamese_letter_once():
    assert len(set(ALPHABET)) == len(ALPHABET) == 33
