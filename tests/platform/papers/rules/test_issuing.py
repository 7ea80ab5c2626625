import datetime as dt

import pytest

from chibo.platform.papers.rules.issuing import SYSTEM_OF, Body, may_issue
from chibo.platform.papers.rules.system import System
from chibo.platform.rulebook.lookup import Rules

NUMBERS = Rules(dt.date(2026, 11, 23))


@pytest.mark.parametrize(
    ("body", "code", "may"),
    [
        (Body.CELL, "NQ", True),
        (Body.CELL, "BB", True),
        (Body.CELL, "GGT", True),
        (Body.CELL, "QyĐ", False),
        (Body.CELL, "HD", False),
        (Body.CELL, "CT", False),
        (Body.CELL, "TTri", False),
        (Body.CELL_CONGRESS, "NQ", True),
        (Body.CELL_CONGRESS, "BC", False),
        (Body.PARTY_COMMITTEE, "QyĐ", True),
        (Body.PARTY_COMMITTEE, "TTri", False),
        (Body.STATE_BODY, "CV", True),
        (Body.STATE_BODY, "NQ", False),
    ],
)
def test_a_body_issues_what_its_system_gives_it(body, code, may):
    assert may_issue(body, code, NUMBERS) is may


def test_only_the_state_body_writes_state_papers():
    assert [body for body in Body if SYSTEM_OF[body] is System.STATE] == [Body.STATE_BODY]
