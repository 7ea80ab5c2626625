"""Days, codes, numbers and statuses as tables of cases."""

import datetime as dt

import pytest

from chibo.work.exchange.rules.days import day_of, day_written, moment_of, moment_written
from chibo.work.exchange.rules.identifiers import (
    full_number,
    is_office_code,
    paper_id,
    paper_id_parts,
    split_number,
)
from chibo.work.exchange.rules.statuses import answers_left, is_newer


@pytest.mark.parametrize(("text", "day"), [
    ("2026/11/05", dt.date(2026, 11, 5)), ("2024/02/29", dt.date(2024, 2, 29)), ("2026/02/29", None), ("2026/11/5", None),
    ("05/11/2026", None), ("2026-11-05", None), ("2026/13/01", None), ("0000/01/01", None), ("٢٠٢٦/11/05", None),
    (" 2026/11/05", None), ("", None),
])  # fmt: skip
def test_day_of(text, day):
    assert day_of(text) == day


@pytest.mark.parametrize(("text", "moment"), [
    ("2026/11/05 08:30:00", dt.datetime(2026, 11, 5, 8, 30)), ("2026/11/05 24:00:00", None), ("2026/11/05", None),
    ("2026/11/05T08:30:00", None), ("2026/11/05 08:30", None), ("2026/11/05 08:30:00+07:00", None),
])  # fmt: skip
def test_moment_of(text, moment):
    assert moment_of(text) == moment


def test_days_and_moments_are_written_with_their_zeros():
    assert (day_written(dt.date(2026, 1, 5)), moment_written(dt.datetime(2026, 1, 5, 7, 3, 9))) == (
        "2026/01/05", "2026/01/05 07:03:09",
    )


@pytest.mark.parametrize(("code", "known"), [
    ("000.00.00.H41", True), ("000.01.32.H41", True), ("H37", True), ("H37.02", True), ("H37.02.02", True),
    ("H37.02.002", True), ("A01.02.03.04.05.06.07", True), ("A01.02.03.04.05.06.07.08", False), ("h37.02", False),
    ("000.00.H41", False), ("H37.", False), ("H3", False), ("H37.2", False), ("", False), ("H37.02\n", False),
    ("Ｈ37", False),
])  # fmt: skip
def test_is_office_code(code, known):
    assert is_office_code(code) is known


def test_a_paper_has_its_id_and_the_id_its_parts():
    made = paper_id("H37.02.02", dt.date(2026, 11, 5), "15/KH-SNgV")
    assert made == "H37.02.02,2026/11/05,15/KH-SNgV"
    parts = paper_id_parts(made)
    assert parts is not None
    assert (parts.office, parts.day, parts.number) == ("H37.02.02", dt.date(2026, 11, 5), "15/KH-SNgV")


@pytest.mark.parametrize("text", [
    "", "15/KH", "H37.02,2026/11/05", "H37.02,05/11/2026,15", "x,2026/11/05,15", "H37,2026/11/05,",
])  # fmt: skip
def test_what_is_not_built_so_has_no_parts(text):
    assert paper_id_parts(text) is None


@pytest.mark.parametrize(("number", "notation", "full"), [
    ("15", "KH-SNgV", "15/KH-SNgV"), ("15", "15/KH-SNgV", "15/KH-SNgV"), ("", "15/KH-SNgV", "15/KH-SNgV"), ("15", "", "15"),
    ("1", "15/KH", "1/15/KH"), ("05", "05-NQ/CB", "05-NQ/CB"),
])  # fmt: skip
def test_full_number(number, notation, full):
    assert full_number(number, notation) == full


@pytest.mark.parametrize(("text", "parts"), [
    ("15/KH-SNgV", ("15", "KH-SNgV")), ("05a-NQ/CB", ("05a", "NQ/CB")), ("30/2020/NĐ-CP", ("30", "2020/NĐ-CP")),
    ("abc", ("", "abc")),
])  # fmt: skip
def test_split_number(text, parts):
    assert split_number(text) == parts


@pytest.mark.parametrize(("kind", "last", "asked_back", "left"), [
    (0, "", False, {"01", "02", "03"}), (0, "01", False, {"02", "03"}), (3, "03", False, {"04", "05", "06"}),
    (0, "04", False, {"05", "06"}), (0, "05", False, {"06"}), (0, "06", False, set()), (0, "02", False, set()),
    (0, "03", True, {"04", "05", "06", "15", "16"}), (0, "02", True, set()), (0, "06", True, {"15", "16"}),
    (0, "15", True, set()), (1, "", False, {"15", "16"}), (2, "01", False, {"15", "16"}), (1, "15", False, set()),
    (2, "16", False, set()),
])  # fmt: skip
def test_answers_left(kind, last, asked_back, left):
    assert answers_left(kind, last, asked_back=asked_back) == left


@pytest.mark.parametrize(("before", "told", "newer"), [
    ("", "01", True), ("01", "03", True), ("03", "01", False), ("03", "03", False), ("06", "15", True), ("02", "03", True),
])  # fmt: skip
def test_is_newer(before, told, newer):
    assert is_newer(before, told) is newer
