import datetime as dt

import pytest

from chibo.organization.units.rules.sizes import CellSizes, elects_committee, enough_for_a_cell
from chibo.platform.rulebook.lookup import Rules

SIZES = CellSizes.under(Rules(dt.date(2026, 11, 22)))


@pytest.mark.parametrize(("members", "elects"), [(8, False), (9, True), (32, True)])
def test_elects_committee(members, elects):
    assert elects_committee(members, SIZES) is elects


@pytest.mark.parametrize(("members", "enough"), [(2, False), (3, True)])
def test_enough_for_a_cell(members, enough):
    assert enough_for_a_cell(members, SIZES) is enough
