"""Folding letter by letter meets the fold of the house."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.text import fold
from chibo.platform.search.rules.folding import aligned, folded_words

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵĐƯƠ bckmnt/-.,04"
VIETNAMESE = st.text(alphabet=LETTERS, max_size=60)


@given(VIETNAMESE)
def test_an_aligned_text_is_as_long_as_the_text(text):
    composed = unicodedata.normalize("NFC", text)
    assert len(aligned(composed)) == len(composed)


@given(st.text(max_size=40))
def test_an_aligned_text_is_as_long_whatever_the_letters(text):
    composed = unicodedata.normalize("NFC", text)
    assert len(aligned(composed)) == len(composed)


@given(st.text(max_size=40) | VIETNAMESE)
def test_the_fast_way_folds_as_letter_by_letter(text):
    assert aligned(text) == "".join(aligned(f"{letter}\N{SNOWMAN}")[0] for letter in text)


@given(VIETNAMESE)
def test_words_are_those_of_the_house_with_letters_apart_from_digits(text):
    joined = folded_words(text).replace(" ", "")
    house = fold(text).replace(" ", "")
    assert joined == house or joined == house.replace("0", "") or set(house) - set(joined) <= {"0"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nghị quyết 04-NQ/TW4", "nghi quyet 4 nq tw 4"),
        ("uỷ ban", "uy ban"), ("ủy ban", "uy ban"), ("Đảng uỷ", "dang uy"), ("", ""), ("007", "7"), ("0", "0"), ("000", "0"),
        ("u\u0309y ban", "uy ban"), ("30/2020/NĐ-CP", "30 2020 nd cp"), ("…—🙂", ""), ("x" * 100, "x" * 40),
    ],
)  # fmt: skip
def test_words(text, words):
    assert folded_words(text) == words
