from enum import StrEnum

import pytest

from chibo.kernel.errors import IllegalTransition
from chibo.kernel.states import StateTable


class Door(StrEnum):
    SHUT = "shut"
    OPEN = "open"
    WALLED_UP = "walled_up"


DOORS = StateTable(
    {
        Door.SHUT: frozenset({Door.OPEN, Door.WALLED_UP}),
        Door.OPEN: frozenset({Door.SHUT}),
    }
)


def test_a_move_of_the_table_is_allowed_and_another_is_refused_with_both_states():
    DOORS.ensure(Door.SHUT, Door.OPEN)

    with pytest.raises(IllegalTransition) as refused:
        DOORS.ensure(Door.WALLED_UP, Door.OPEN)

    assert refused.value.params == {"current": "walled_up", "target": "open"}


def test_what_can_follow_a_state():
    assert DOORS.reachable_from(Door.OPEN) == set(Door)
    assert DOORS.reachable_from(Door.WALLED_UP) == {Door.WALLED_UP}


def test_the_diagram_has_one_line_per_move():
    assert DOORS.mermaid() == (
        "stateDiagram-v2\n    shut --> open\n    shut --> walled_up\n    open --> shut\n"
    )
