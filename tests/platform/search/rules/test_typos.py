"""One letter away."""

import pytest

from chibo.platform.search.rules.typos import likeliest, one_letter_away


@pytest.mark.parametrize("slip", ["quyt", "quyeet", "quyat", "uqyet", "quyett", "quet", "kquyet", "quyte"])
def test_every_slip_is_one_letter_away(slip):
    assert "quyet" in one_letter_away(slip)


@pytest.mark.parametrize("word", ["qu", "a", "", "tw4", "2026"])
def test_short_words_and_numbers_have_no_slips(word):
    assert one_letter_away(word) == frozenset()


def test_the_word_itself_is_none():
    assert "dang" not in one_letter_away("dang")


def test_the_same_first_letter_and_length_come_first():
    assert likeliest("dang", {"bang", "dan", "dong"}) == ("dong", "dan", "bang")


def test_few_are_tried():
    assert len(likeliest("dang", {f"d{a}{b}g" for a in "abcdefgh" for b in "abcdefgh"})) == 24
