"""Several people at once: real threads, real transactions."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from chibo.kernel.errors import DomainError
from chibo.platform.audit.services import verify
from chibo.work.meetings.choices import Presence
from chibo.work.meetings.errors import NotInSession, TextChanged
from chibo.work.meetings.models import Statement, Vote
from chibo.work.meetings.services.closing import close_meeting, conclude_rest
from chibo.work.meetings.services.roll import tick
from chibo.work.meetings.services.session import next_item, open_meeting
from chibo.work.meetings.services.speaking import record_statement, write_conclusion
from chibo.work.meetings.services.voting import count_vote, open_vote

pytestmark = pytest.mark.django_db(transaction=True)


def together(*works: Callable[[], object]) -> list[object]:
    """Start all at the same moment; what each returned, or the refusal it got."""
    start = Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        start.wait()
        try:
            return work()
        except DomainError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_many_ticks_at_once_are_all_there(meeting):
    lines = list(meeting.roll.exclude(presence="exempted"))
    together(*[lambda line=line: tick(line, Presence.PRESENT, by="test") for line in lines])
    assert meeting.roll.filter(presence="present").count() == len(lines)
    assert verify().intact


def test_opening_from_two_machines_freezes_one_roll(planned):
    together(*[lambda: open_meeting(planned, by="test")] * 4)
    assert planned.roll.count() == 6
    assert planned.items.filter(state="current").count() == 1


def test_the_same_statement_sent_twice_at_once_is_one(item):
    said = together(*[lambda: record_statement(item, "k1", text="Tôi nhất trí.", by="test")] * 4)
    assert {one.version for one in said} == {1}
    assert Statement.objects.count() == 1


def test_two_writers_of_one_text_one_wins_and_the_other_is_told(item):
    record_statement(item, "k1", text="Một", by="test")
    ends = together(
        lambda: record_statement(item, "k1", text="Hai", version=1, by="a"),
        lambda: record_statement(item, "k1", text="Ba", version=1, by="b"),
    )
    (refused,) = [end for end in ends if isinstance(end, TextChanged)]
    (written,) = [end for end in ends if isinstance(end, Statement)]
    assert Statement.objects.get().text == written.text == refused.params["theirs"]


def test_two_conclusions_at_once(item):
    ends = together(*[lambda n=n: write_conclusion(item, f"Kết luận {n}", version=0, by=f"{n}") for n in range(4)])
    assert sum(isinstance(end, TextChanged) for end in ends) == 3
    item.refresh_from_db()
    assert item.version == 1


def test_next_pressed_on_two_machines_never_leaves_two_current_items(meeting):
    together(lambda: next_item(meeting, by="a"), lambda: next_item(meeting, by="b"))
    assert meeting.items.filter(state="current").count() == 1


def test_two_counts_of_one_vote_one_stands(everybody_came, item):
    vote = open_vote(item, question="?", by="test")
    together(
        lambda: count_vote(vote, votes_for=4, votes_against=0, abstentions=0, by="a"),
        lambda: count_vote(vote, votes_for=3, votes_against=1, abstentions=0, by="b"),
    )
    stored = Vote.objects.get()
    assert stored.sentence.startswith(f"tán thành {stored.votes_for}/4")


def test_nothing_slips_in_while_the_meeting_closes(everybody_came):
    while next_item(everybody_came, by="test"):
        pass
    conclude_rest(everybody_came, text="Chi bộ thống nhất tiếp thu.", by="test")
    item = everybody_came.items.first()
    ends = together(
        lambda: close_meeting(everybody_came, by="test"),
        *[lambda n=n: record_statement(item, f"k{n}", text="Thêm", by="test") for n in range(4)],
    )
    everybody_came.refresh_from_db()
    assert everybody_came.state == "closed"
    refused = sum(isinstance(end, NotInSession) for end in ends)
    assert Statement.objects.count() == 4 - refused
    assert not Statement.objects.filter(said_at__gt=everybody_came.closed_at).exists()
