import pytest

from chibo.platform.papers.rules.copies import (
    CopyForm,
    copy_period,
    copy_sign,
    copy_words,
    forms_of_copy,
    pages_wanted,
)
from chibo.platform.papers.rules.system import System

WHOLE, AGAIN, PART = CopyForm.WHOLE, CopyForm.OF_A_COPY, CopyForm.PART


@pytest.mark.parametrize(
    ("system", "form", "words", "sign"),
    [
        (System.STATE, WHOLE, "SAO Y", "SY"),
        (System.STATE, AGAIN, "SAO LỤC", "SL"),
        (System.STATE, PART, "TRÍCH SAO", "TrS"),
        (System.PARTY, WHOLE, "SAO Y BẢN CHÍNH", "BS"),
        (System.PARTY, AGAIN, "SAO LỤC", "BS"),
        (System.PARTY, PART, "TRÍCH SAO", "BS"),
    ],
)
def test_what_a_copy_says_and_how_it_is_numbered(system, form, words, sign):
    assert (copy_words(system, form), copy_sign(system, form)) == (words, sign)


@pytest.mark.parametrize(
    ("system", "term", "period"),
    [
        (System.STATE, "", "year:2026"),
        (System.STATE, "2025–2030", "year:2026"),
        (System.PARTY, "2025–2030", "term:2025–2030"),
        (System.PARTY, "", ""),
    ],
)
def test_copies_are_counted_together_by_year_or_by_term(system, term, period):
    assert copy_period(system, year=2026, term=term) == period


def test_nobody_copies_a_copy_of_a_paper_of_their_own():
    assert forms_of_copy(own=True) == (WHOLE, PART)
    assert forms_of_copy(own=False) == (WHOLE, AGAIN, PART)


@pytest.mark.parametrize(
    ("typed", "pages"),
    [("", (1,)), ("2", (1, 2)), ("3-4, 2", (1, 2, 3, 4)), ("1", (1,)), ("5;5", (1, 5)), (" 2 - 3 ", (1, 2, 3))],
)
def test_a_partial_copy_has_the_first_page_and_those_that_are_asked(typed, pages):
    assert pages_wanted(typed, 5) == pages


@pytest.mark.parametrize("typed", ["0", "6", "4-2", "x", "1-6", "-3"])
def test_pages_that_are_not_there_are_refused(typed):
    with pytest.raises(ValueError, match=r".*"):
        pages_wanted(typed, 5)
