import pytest

from chibo.platform.papers.rules.system import (
    ROOM_FOR_NUMBER,
    System,
    blank_number,
    ended,
    number_line,
    state_symbol,
)

PARTY, STATE = System.PARTY, System.STATE


@pytest.mark.parametrize(
    ("system", "number", "line"),
    [
        (PARTY, "05-NQ/CB", "Số 05-NQ/CB"),
        (STATE, "05/BC-SNgV", "Số: 05/BC-SNgV"),
        (PARTY, "", ""),
        (STATE, "", ""),
    ],
)
def test_the_state_puts_a_colon_before_its_number_and_the_party_none(system, number, line):
    assert number_line(system, number) == line


@pytest.mark.parametrize(
    ("system", "symbol", "blank"),
    [
        (PARTY, "NQ/CB", f"{ROOM_FOR_NUMBER}-NQ/CB"),
        (STATE, "BC-SNgV", f"{ROOM_FOR_NUMBER}/BC-SNgV"),
        (STATE, "", ""),
    ],
)
def test_a_draft_leaves_room_before_its_symbol(system, symbol, blank):
    assert blank_number(system, symbol) == blank


@pytest.mark.parametrize(
    ("abbreviation", "organ", "drafted_by", "symbol"),
    [
        ("BC", "SNgV", "", "BC-SNgV"),
        ("QĐ", "SNgV", "HTQT", "QĐ-SNgV"),
        ("", "SNgV", "HTQT", "SNgV-HTQT"),
        ("", "SNgV", "", "SNgV"),
    ],
)
def test_a_state_letter_names_its_drafting_unit_and_every_other_paper_its_kind(abbreviation, organ, drafted_by, symbol):
    assert state_symbol(abbreviation, organ, drafted_by=drafted_by) == symbol


@pytest.mark.parametrize("typed", ["thi hành", "thi hành.", "thi hành./.", "thi hành;", "thi hành, "])
def test_the_last_sentence_ends_as_its_system_asks_whatever_was_typed(typed):
    assert ended(PARTY, typed) == "thi hành."
    assert ended(STATE, typed) == "thi hành./."
