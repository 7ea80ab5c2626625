"""Numbers of both systems: how they are written, read, added to, and that none is missing."""

import pytest

from chibo.platform.papers.rules.numbering import (
    SUPPLEMENTS,
    NumberParts,
    is_party_number,
    missing_numbers,
    next_supplement,
    number_parts,
    one_writing,
    state_number_text,
    supplement_text,
)


@pytest.mark.parametrize(
    ("number", "code", "drafted_by", "written"),
    [
        (5, "BC", "", "05/BC-SNgV"),
        (10, "QĐ", "", "10/QĐ-SNgV"),
        (128, "TB", "VP", "128/TB-SNgV"),
        (5, "CV", "VP", "05/SNgV-VP"),
        (5, "CV", "", "05/SNgV"),
    ],
)
def test_a_state_number_has_a_slash_before_the_type_and_a_letter_names_who_drafted_it(
    number, code, drafted_by, written
):
    assert state_number_text(number, code, "SNgV", pad=2, drafted_by=drafted_by) == written


def test_there_is_no_state_number_zero():
    with pytest.raises(ValueError, match="01"):
        state_number_text(0, "BC", "SNgV", pad=2)


@pytest.mark.parametrize(
    ("text", "letter", "written"),
    [
        ("05-NQ/CB", "a", "05a-NQ/CB"),
        ("05/BC-SNgV", "b", "05b/BC-SNgV"),
        ("05a-NQ/CB", "b", "05b-NQ/CB"),
        ("05-NQ/CB", "", "05-NQ/CB"),
    ],
)
def test_an_added_number_takes_a_letter_after_its_digits(text, letter, written):
    assert supplement_text(text, letter) == written


@pytest.mark.parametrize(
    ("taken", "letter"), [({""}, "a"), ({"", "a"}, "b"), ({"", "a", "c"}, "b"), ({"", *SUPPLEMENTS}, "")]
)
def test_the_first_free_letter_is_taken(taken, letter):
    assert next_supplement(taken) == letter


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("50-CT/TW", NumberParts(50, "", "CT/TW")),
        ("05/BC-SNgV", NumberParts(5, "", "BC-SNgV")),
        ("05a-NQ/CB", NumberParts(5, "a", "NQ/CB")),
        ("117/2025/QH15", NumberParts(117, "", "2025/QH15")),
        ("=1+1", NumberParts()),
        ("00-NQ/CB", NumberParts()),
        ("CT 03", NumberParts()),
        ("", NumberParts()),
        ("9999999-NQ/CB", NumberParts()),
    ],
)
def test_a_printed_number_is_taken_apart(text, parts):
    assert number_parts(text) == parts


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("50 - CT / TW", "50-CT/TW"),
        ("Số: 05/BC-SNgV", "05/BC-SNgV"),
        ("số 50-CT/TW", "50-CT/TW"),
        ("50–CT/TW", "50-CT/TW"),
        ("No. 12/2026", "12/2026"),
        ("Số hiệu lạ", "Số hiệu lạ"),
        ("", ""),
    ],
)
def test_a_number_is_kept_in_one_writing(typed, kept):
    assert one_writing(typed) == kept


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("50-CT/TW", True),
        ("05/BC-SNgV", False),
        ("05a-NQ/CB", True),
        ("30/2020/NĐ-CP", False),
        ("CT 03", None),
    ],
)
def test_the_sign_after_the_digits_tells_the_system(text, party):
    assert is_party_number(text) is party


@pytest.mark.parametrize(
    ("taken", "after", "highest", "missing"),
    [
        ({1, 2, 3}, 0, 3, []),
        (set(), 0, 0, []),
        ({4, 5}, 3, 5, []),
        ({1, 3}, 0, 3, [2]),
        ({1, 2}, 0, 4, [3, 4]),
        ({2, 9}, 8, 9, []),
    ],
)
def test_a_series_without_gaps_misses_nothing_from_the_first_taken_here(taken, after, highest, missing):
    assert missing_numbers(taken, after=after, highest=highest) == missing
