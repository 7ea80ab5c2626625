"""Who may be one person: tables of cases."""

import datetime as dt

import pytest

from chibo.organization.people.rules.likeness import (
    BirthSign,
    Confidence,
    Known,
    blocks_of,
    how_alike,
    how_births_agree,
)
from chibo.organization.people.rules.names import NameSign, how_names_agree, is_common, one_letter_apart

MARCH, SWAPPED = dt.date(1985, 3, 5), dt.date(1985, 5, 3)
CERTAIN, LIKELY, POSSIBLE = Confidence.CERTAIN, Confidence.LIKELY, Confidence.POSSIBLE


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("Trần Thuý Hằng", "Trần Thúy Hằng", NameSign.SAME),
        ("Trần Thúy Hằng", "TRẦN THÚY HẰNG", NameSign.SAME),
        ("Lê Đức Anh", "Le Duc Anh", NameSign.MARKS),
        ("Lê Đức Anh", "Lê Dức Anh", NameSign.MARKS),
        ("Nguyễn Thị Thuỷ", "Nguyễn Thị Thúy", NameSign.MARKS),
        ("Nguyễn Thị Minh Hòa", "Nguyễn Minh Hòa", NameSign.MIDDLE),
        ("Nguyễn Hòa", "Nguyễn Thị Minh Hòa", NameSign.MIDDLE),
        ("Hòa Nguyễn Minh", "Nguyễn Minh Hòa", NameSign.ORDER),
        ("Nguyễn Minh Khánh", "Nguyễn Minh Khámh", NameSign.LETTER),
        ("Nguyễn Minh Khánh", "Nguyễn Minh Kháh", NameSign.LETTER),
        ("Nguyễn Minh Khánh", "Nguyễn Minh Khnáh", NameSign.LETTER),
        ("Cao An", "Cao Ân", NameSign.MARKS),
        ("Cao An", "Cao Anh", None),  # a short name: another letter is another name
        ("Nguyễn Minh Hòa", "Nguyễn Minh Sơn", None),
        ("Nguyễn Văn Hùng", "Trần Văn Hùng", None),
        ("", "Nguyễn Văn Hùng", None),
    ],
)
def test_how_names_agree(one, other, sign):
    assert how_names_agree(one, other) == sign
    assert how_names_agree(other, one) == sign


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("abc", "abd", True), ("abc", "ab", True), ("abc", "acb", True), ("abc", "abc", False), ("abc", "cba", False),
     ("abcd", "ab", False), ("", "a", True), ("abcd", "badc", False)],
)
def test_one_letter_apart(one, other, apart):
    assert one_letter_apart(one, other) is apart
    assert one_letter_apart(other, one) is apart


@pytest.mark.parametrize(
    ("name", "bearers", "common"),
    [("Nguyễn Văn Hùng", 1, True), ("Trần Thị Lan", 1, True), ("Nguyễn Hùng", 1, True),
     ("Nguyễn Minh Hòa", 1, False), ("Nguyễn Minh Hòa", 3, True), ("Nguyễn Thị Minh Hòa", 2, False)],
)
def test_is_common(name, bearers, common):
    assert is_common(name, bearers) is common


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ({"birth_date": MARCH}, {"birth_date": MARCH}, BirthSign.SAME_DAY),
        ({"birth_date": MARCH}, {"birth_date": SWAPPED}, BirthSign.DAY_AND_MONTH),
        ({"birth_date": MARCH}, {"birth_date": dt.date(1985, 7, 1)}, BirthSign.OTHER_DAY),
        ({"birth_date": MARCH}, {"birth_year": 1985}, BirthSign.SAME_YEAR),
        ({"birth_year": 1985}, {"birth_year": 1985}, BirthSign.SAME_YEAR),
        ({"birth_year": 1985}, {"birth_year": 1986}, BirthSign.DIFFERENT),
        ({"birth_date": MARCH}, {"birth_date": dt.date(1986, 3, 5)}, BirthSign.DIFFERENT),
        ({"birth_date": MARCH}, {}, BirthSign.UNKNOWN),
        ({}, {}, BirthSign.UNKNOWN),
    ],
)
def test_how_births_agree(one, other, sign):
    assert how_births_agree(Known("x", **one), Known("x", **other)) == sign


DAY = {"birth_date": MARCH}
YEAR = {"birth_year": 1985}


@pytest.mark.parametrize(
    ("one", "first", "other", "second", "confidence"),
    [
        ("Nguyễn Minh Hòa", DAY, "Nguyễn Minh Hoà", DAY, CERTAIN),
        ("Nguyễn Văn Hùng", DAY, "Nguyễn Văn Hùng", DAY, CERTAIN),
        ("Nguyễn Minh Hòa", DAY, "Nguyen Minh Hoa", DAY, LIKELY),
        ("Nguyễn Thị Minh Hòa", DAY, "Nguyễn Minh Hòa", DAY, LIKELY),
        ("Nguyễn Minh Khánh", DAY, "Nguyễn Minh Khámh", DAY, LIKELY),
        ("Nguyễn Minh Hòa", DAY, "Nguyễn Minh Hòa", {"birth_date": SWAPPED}, LIKELY),
        ("Nguyễn Minh Hòa", DAY, "Nguyễn Minh Hòa", YEAR, LIKELY),
        ("Nguyễn Minh Hòa", {}, "Nguyễn Minh Hòa", YEAR, POSSIBLE),
        ("Nguyễn Minh Hòa", {}, "Nguyễn Minh Hòa", {}, POSSIBLE),
        ("Nguyễn Văn Hùng", YEAR, "Nguyễn Văn Hùng", YEAR, POSSIBLE),
        # never only on a common name
        ("Nguyễn Văn Hùng", {}, "Nguyễn Văn Hùng", {}, None),
        ("Nguyễn Văn Hùng", DAY, "Nguyễn Văn Hùng", {}, None),
        ("Nguyễn Văn Hùng", DAY, "Nguyễn Văn Hùng", {"birth_date": dt.date(1985, 7, 1)}, None),
        # a second sign
        ("Nguyễn Văn Hùng", {"phone": "0912"}, "Nguyễn Văn Hùng", {"phone": "0912"}, POSSIBLE),
        ("Nguyễn Văn Hùng", YEAR | {"email": "h@x"}, "Nguyễn Văn Hùng", YEAR | {"email": "h@x"}, LIKELY),
        # what speaks against
        ("Nguyễn Minh Hòa", DAY, "Nguyễn Minh Hòa", {"birth_year": 1986}, None),
        ("Nguyễn Minh Hòa", YEAR | {"gender": "male"}, "Nguyễn Minh Hòa", YEAR | {"gender": "female"}, POSSIBLE),
        ("Nguyễn Minh Hòa", {"gender": "male"}, "Nguyễn Minh Hòa", {"gender": "female"}, None),
        ("Nguyễn Minh Hòa", DAY, "Trần Minh Hòa", DAY, None),
    ],
)
def test_how_alike(one, first, other, second, confidence):
    found = how_alike(Known(one, **first), Known(other, **second))

    assert (found.confidence if found else None) == confidence
    if found:
        assert found.reasons
        assert set(blocks_of(Known(one, **first))) & set(blocks_of(Known(other, **second)))


def test_the_reasons_say_what_agrees():
    found = how_alike(Known("Nguyễn Thị Minh Hòa", MARCH), Known("Nguyễn Minh Hoà", SWAPPED, phone="1"))

    assert found.confidence == POSSIBLE
    assert found.reasons == ("middle_left_out", "day_and_month_swapped")
