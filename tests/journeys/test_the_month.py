"""THE journey: an empty computer, and a month later the next meeting shows what became of this one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys import after, at_the_table, before, first_hour
from tests.journeys.hand import Hand
from tests.journeys.office import Office
from tests.journeys.story import Month

pytestmark = pytest.mark.journey


def test_a_cell_lives_through_its_first_month(
    new_office: Office, sit_down: Callable[..., Hand], tmp_path: Path
) -> None:
    hand, month = sit_down(new_office), Month()
    first_hour.set_up(hand, month)
    first_hour.import_members(hand, month)
    before.register_directive(hand, month)
    before.plan(hand, month)
    before.put_the_agenda_together(hand, month)
    before.send(hand, month)
    at_the_table.hold(hand, month)
    at_the_table.close(hand, month)
    after.score(hand, month)
    after.adopt_the_minutes(hand, month, tmp_path)
    after.issue_the_resolution(hand, month, tmp_path)
    after.report(hand, month)
    after.carry_the_tasks(hand, month)
    after.open_the_next_month(hand, month)
