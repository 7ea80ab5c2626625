from dataclasses import replace

import pytest

from chibo.work.meetings.rules.closing import Blocker, ClosingFacts, OpenPoint, blockers_to_closing

DONE = ClosingFacts()


def test_blockers_to_closing_of_a_finished_meeting_are_none():
    assert blockers_to_closing(DONE) == ()


@pytest.mark.parametrize(
    ("change", "blocker", "count"),
    [
        ({"has_chair": False}, Blocker.NO_CHAIR, 1),
        ({"has_secretary": False}, Blocker.NO_SECRETARY, 1),
        ({"roll_unticked": 3}, Blocker.ROLL_UNTICKED, 3),
        ({"excused_without_reason": 2}, Blocker.EXCUSE_WITHOUT_REASON, 2),
        ({"quorum_reached": False, "votes_decided": 1}, Blocker.NO_QUORUM_BUT_VOTES, 1),
        ({"votes_open": 1}, Blocker.VOTES_OPEN, 1),
        ({"items_untreated": 4}, Blocker.ITEMS_UNTREATED, 4),
        ({"items_without_conclusion": 5}, Blocker.ITEMS_WITHOUT_CONCLUSION, 5),
        ({"wishes_unanswered": 2}, Blocker.WISHES_UNANSWERED, 2),
        ({"tasks_incomplete": 1}, Blocker.TASKS_INCOMPLETE, 1),
    ],
)
def test_each_blocker_alone(change, blocker, count):
    assert blockers_to_closing(replace(DONE, **change)) == (OpenPoint(blocker, count),)


def test_a_meeting_without_quorum_that_decided_nothing_may_close():
    assert blockers_to_closing(replace(DONE, quorum_reached=False)) == ()


def test_all_blockers_are_listed_in_the_order_of_the_meeting():
    facts = ClosingFacts(False, False, 1, 1, False, 1, 1, 1, 1, 1, 1)

    assert [point.blocker for point in blockers_to_closing(facts)] == list(Blocker)
