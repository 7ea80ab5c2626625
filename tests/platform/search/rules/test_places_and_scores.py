"""Places put the newest first; points put the meant one first."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from chibo.platform.search.rules.facets import (
    any_word,
    facets_of,
    issuer_word,
    scope_word,
    unit_word,
    year_word,
)
from chibo.platform.search.rules.places import NUMBERS, day_at, number_at, place_of, span
from chibo.platform.search.rules.scoring import Candidate, points, wanted
from chibo.platform.search.rules.tree import AnyOf, Term

TODAY = dt.date(2026, 11, 22)


@given(st.dates(), st.integers(0, NUMBERS))
def test_a_place_tells_day_and_number(day, number):
    place = place_of(day, number)
    assert (day_at(place), number_at(place)) == (day, number)
    assert place < 1 << 62


def test_a_later_day_is_a_higher_place_and_a_span_holds_both_ends():
    low, high = span(dt.date(2026, 1, 1), dt.date(2026, 1, 31))
    assert low <= place_of(dt.date(2026, 1, 1), 0) < place_of(dt.date(2026, 1, 31), NUMBERS) <= high
    assert place_of(dt.date(2026, 2, 1), 0) > high
    assert span(None, None) == (0, 1 << 62)


def candidate(folded, title="", day=TODAY, *, in_head=True, order=10):
    return Candidate(title, folded, day, in_head, order)


def better(first, second, words, typed=""):
    asked = wanted(words, typed or words)
    return points(first, asked, TODAY) > points(second, asked, TODAY)


def test_the_number_comes_before_the_title():
    assert better(candidate("4 nghi quyet trung uong|ve xay dung dang"), candidate("|hoc nghi quyet trung uong 4"),
                  "nghi quyet trung uong 4")  # fmt: skip


def test_the_head_comes_before_the_text_and_a_row_before_scattered_words():
    assert better(candidate("|ke hoach nam"), candidate("|bao cao", in_head=False), "ke hoach")
    assert better(candidate("|ke hoach nam"), candidate("|ke ve hoach"), "ke hoach")
    assert better(candidate("|ke hoach"), candidate("|ke hoach nam"), "ke hoach")


def test_the_newer_comes_first_and_the_paper_before_what_was_said():
    assert better(candidate("|a"), candidate("|a", day=dt.date(2020, 1, 1)), "a")
    assert better(candidate("|a"), candidate("|a", order=70), "a")


def test_who_types_tones_means_them():
    with_tones, without = candidate("|hoa binh", "Hòa bình"), candidate("|hoa binh", "Họa bình")
    assert better(with_tones, without, "hoa binh", "hoà bình")
    assert not better(with_tones, without, "hoa binh", "hoa binh")
    assert points(with_tones, wanted("", ""), TODAY) > 0


def test_facets_are_single_words():
    facets = facets_of("kxtask", ("unit:3", "person:7"), 3, 2026, "ban bi thu")
    assert facets.split() == ["kxtask", year_word(2026), scope_word("unit:3"), "sxperson7", unit_word(3), "ixbanbithu"]
    assert issuer_word("a b") == "ixab"
    assert any_word(["b", "a", "a"]) == AnyOf((Term("a"), Term("b")))
