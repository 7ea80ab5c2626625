import datetime as dt

import pytest

from chibo.platform.rulebook.lookup import Rules
from chibo.platform.rulebook.packs import keys
from chibo.platform.rulebook.shapes import TableFault, read_table, shape_fault, write_table

RULES = Rules(dt.date(2026, 11, 22))
TABLES = [name for name, key in keys().items() if key.kind == "table"]


@pytest.mark.parametrize("key", TABLES)
def test_every_shipped_table_survives_being_edited_without_a_change(key):
    table = RULES.table(key)

    assert read_table(write_table(table), like=table) == table


ROWS = [{"id": "a", "max": 3}, {"id": "b", "max": 2, "note": "n", "when": "rate >= 90 %"}]


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ([{"id": "c", "max": 1}], ""),
        ([{"id": "c", "max": 1, "when": ["rate < 1", "songs = 2"]}], "/1/when"),
        ([{"id": "c", "max": 1, "when": "rate is high"}], "/1/when"),
        ([{"id": "c"}], "/1/max"),
        ([{"id": "c", "max": 1, "songs": 4}], "/1/songs"),
        ([{"id": "c", "max": "one"}], "/1/max"),
        ([ROWS[0], "c"], "/2"),
        ({"id": "c", "max": 1}, "/"),
    ],
)
def test_a_table_of_another_shape_is_told_where(value, place):
    assert shape_fault(value, [ROWS], place="") == place


def test_an_empty_list_takes_words_and_no_tables():
    assert shape_fault(["duration"], [[]], place="") == ""
    assert shape_fault([{"id": 1}], [[]], place="") == "/1"


@pytest.mark.parametrize(
    "text", ["[1, 2", "- &a [x]\n- *a", "x" * 70_000, "!!python/object/apply:os.system [ls]", "{}"]
)
def test_what_is_no_plain_table_is_refused(text):
    with pytest.raises(TableFault):
        read_table(text, like=[1])
