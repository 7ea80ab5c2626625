"""Abbreviations: the data file is sound, and texts are written out."""

import itertools

import pytest
import yaml

from chibo.platform.search.abbreviations import FILE, abbreviations
from chibo.platform.search.rules.abbreviations import Abbreviations, concept_of
from chibo.platform.search.rules.folding import folded_words

ROWS = yaml.safe_load(FILE.read_text(encoding="utf-8"))["abbreviations"]
SYLLABLE_VOWELS = set("aeiouy")


def written(text):
    return abbreviations().written_out(text)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["short"])
def test_a_row_is_whole(row):
    assert set(row) <= {"short", "full", "joined"}
    assert row["full"]
    assert all(" " in full and full == full.lower() for full in row["full"])
    assert " " not in folded_words(row["short"])


def test_no_short_form_is_given_twice():
    shorts = sorted(folded_words(row["short"]) for row in ROWS if not row.get("joined"))
    assert [short for short, again in itertools.pairwise(shorts) if short == again] == []


@pytest.mark.parametrize("row", [row for row in ROWS if not row.get("joined")], ids=lambda row: row["short"])
def test_a_short_form_that_counts_everywhere_is_no_syllable(row):
    """A syllable has a vowel and begins or ends otherwise; "ub" and "ubnd" end as none does."""
    folded = folded_words(row["short"])
    assert not SYLLABLE_VOWELS & set(folded) or folded[-1] in "bdk" or folded.startswith(("ub", "qpa", "uy"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("04-NQ/TW", "4 nghi quyet trung uong"), ("Nghị quyết TW4", "nghi quyet trung uong 4"),
        ("09-KH/ĐU", "9 ke hoach dang uy"), ("15-CT/TU", "15 chi thi tinh uy"), ("UBND tỉnh", "uy ban nhan dan tinh"),
        ("ubnd", "uy ban nhan dan"), ("du lịch", "du lich"), ("ĐU", "du"), ("tu dưỡng", "tu duong"),
        ("TU DƯỠNG RÈN LUYỆN", "tu duong ren luyen"), ("TTr", "to trinh"), ("TTG", "thu tuong chinh phu"), ("ANQT", "anqt"),
    ],
)  # fmt: skip
def test_a_text_is_written_out(text, words):
    assert written(text).words == words


def test_short_and_long_leave_the_same_concept():
    assert concept_of("nghị quyết") in written("05-NQ/CB").concepts & written("Nghị quyết").concepts


def test_other_meanings_of_a_short_form_are_found_too():
    assert "chuong trinh" in written("12-CT/TW").everything
    assert "ct" in written("12-CT/TW").everything.split()


def test_without_short_forms_words_are_words():
    assert Abbreviations().written_out("NQ 05").words == "nq 5"
