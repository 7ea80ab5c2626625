import datetime as dt

import pytest

from chibo.platform.papers.rules.numbering import (
    Counted,
    next_number,
    number_text,
    series_for,
    series_type,
    term_begins,
)


@pytest.mark.parametrize(
    ("number", "doc_type", "symbol", "pad", "written"),
    [
        (1, "NQ", "CB", 2, "01-NQ/CB"),
        (5, "NQ", "CB", 2, "05-NQ/CB"),
        (9, "KL", "CB", 2, "09-KL/CB"),
        (10, "NQ", "CB", 2, "10-NQ/CB"),
        (128, "TB", "ĐU", 2, "128-TB/ĐU"),
        (3, "NQ", "ĐH", 2, "03-NQ/ĐH"),
        (7, "BC", "CB", 3, "007-BC/CB"),
    ],
)
def test_a_party_number_has_a_hyphen_before_the_type_and_a_zero_below_ten(
    number, doc_type, symbol, pad, written
):
    assert number_text(number, doc_type, symbol, pad=pad) == written


def test_there_is_no_number_zero():
    with pytest.raises(ValueError, match="01"):
        number_text(0, "NQ", "CB", pad=2)


@pytest.mark.parametrize(
    ("doc_type", "of_congress", "counted_as"),
    [("NQ", False, "NQ"), ("KL", False, "KL"), ("NQ", True, ""), ("BB", True, "")],
)
def test_a_congress_counts_all_types_in_one_sequence_and_a_term_each_by_itself(
    doc_type, of_congress, counted_as
):
    assert series_type(doc_type, of_congress=of_congress) == counted_as


@pytest.mark.parametrize(
    ("congress_closed_on", "first_meeting_on", "begins"),
    [
        (dt.date(2025, 6, 17), None, dt.date(2025, 6, 18)),
        (dt.date(2025, 6, 17), dt.date(2025, 6, 17), dt.date(2025, 6, 17)),
        (dt.date(2025, 6, 17), dt.date(2025, 6, 16), dt.date(2025, 6, 16)),
        (dt.date(2025, 6, 17), dt.date(2025, 6, 25), dt.date(2025, 6, 18)),
        (dt.date(2024, 12, 31), None, dt.date(2025, 1, 1)),
    ],
)
def test_a_term_begins_the_day_after_the_congress_or_with_a_committee_that_met_in_it(
    congress_closed_on, first_meeting_on, begins
):
    assert term_begins(congress_closed_on, first_committee_meeting_on=first_meeting_on) == begins


@pytest.mark.parametrize(("highest_taken", "following"), [(0, 1), (1, 2), (41, 42)])
def test_the_next_number_follows_the_highest_ever_taken(highest_taken, following):
    assert next_number(highest_taken) == following


@pytest.mark.parametrize(
    ("way", "running", "counted"),
    [
        ("per_type_per_term", [], Counted("term:2025-2030", "BC")),
        ("common_per_term", [], Counted("term:2025-2030", "")),
        ("per_type_per_year", [], Counted("year:2026", "BC")),
        ("common_per_year", [], Counted("year:2026", "")),
        ("common_per_year", [("year:2026", "TB")], Counted("year:2026", "BC")),
        ("per_type_per_year", [("year:2026", "")], Counted("year:2026", "")),
        ("per_type_per_year", [("year:2025", "")], Counted("year:2026", "BC")),
        ("per_type_per_year", [("term:2025-2030", "NQ")], Counted("term:2025-2030", "BC")),
    ],
)
def test_a_type_counts_as_the_unit_decides_and_a_series_that_has_begun_goes_on(way, running, counted):
    assert series_for(way, "BC", year=2026, term="2025-2030", running=running) == counted


def test_who_counts_by_terms_and_has_none_has_no_series():
    assert series_for("per_type_per_term", "BC", year=2026, term="") is None
    assert series_for("per_type_per_year", "BC", year=2026, term="") == Counted("year:2026", "BC")
