import datetime as dt

import pytest

from chibo.platform.events.models import EventRecord
from chibo.work.meetings.choices import ItemState, Presence, State
from chibo.work.meetings.errors import CannotClose, NotInSession
from chibo.work.meetings.models import PlannedTask, Statement
from chibo.work.meetings.queries.closing import closing_points
from chibo.work.meetings.rules.closing import Blocker
from chibo.work.meetings.services.assigning import change_task, plan_task, strike_task
from chibo.work.meetings.services.closing import close_meeting, conclude_rest
from chibo.work.meetings.services.roll import add_guest, tick, tick_rest
from chibo.work.meetings.services.session import (
    finish_item,
    next_item,
    record_dues,
    set_current_item,
    set_officers,
)
from chibo.work.meetings.services.speaking import (
    change_statement,
    flag_wish,
    record_statement,
    strike_statement,
    unflag_wish,
    write_conclusion,
)
from chibo.work.meetings.services.voting import count_vote, open_vote, withdraw_vote

DUE = dt.date(2026, 12, 10)


@pytest.fixture
def complete(everybody_came):
    """A meeting with nothing open: roll ticked, items through, content concluded."""
    while next_item(everybody_came, by="test"):
        pass
    conclude_rest(everybody_came, text="Chi bộ thống nhất tiếp thu.", by="test")
    everybody_came.refresh_from_db()
    return everybody_came


def codes(meeting):
    return {point.code for point in closing_points(meeting)}


def test_a_complete_meeting_closes_and_tells_so(complete):
    closed = close_meeting(complete, by="test")
    assert (closed.state, closing_points(closed)) == ("closed", [])
    told = EventRecord.objects.get(name="meetings.meeting_closed").payload
    assert (told["meeting_id"], told["unit_id"], told["kind"]) == (closed.pk, closed.unit_id, "regular")


def nobody_presides(meeting):
    set_officers(meeting, chair_id=None, minute_taker_id=meeting.minute_taker_id, by="test")


def nobody_writes(meeting):
    set_officers(meeting, chair_id=meeting.chair_id, minute_taker_id=None, by="test")


def one_is_not_ticked(meeting):
    meeting.roll.filter(full_name="Phạm Ngọc").update(presence="")


def one_has_no_reason(meeting):
    meeting.roll.filter(full_name="Phạm Ngọc").update(presence="excused", reason="")


def too_few_for_the_votes(meeting):
    vote = open_vote(meeting.items.first(), question="?", by="test")
    count_vote(vote, votes_for=4, votes_against=0, abstentions=0, by="test")
    meeting.roll.exclude(full_name="Phạm Ngọc").update(presence="unexcused")


def a_vote_is_open(meeting):
    open_vote(meeting.items.first(), question="?", by="test")


def an_item_waits(meeting):
    meeting.items.filter(position=4).update(state=ItemState.WAITING)


def an_item_has_no_conclusion(meeting):
    meeting.items.filter(position=2).update(conclusion="")


def a_wish_has_no_day(meeting):
    flag_wish(record_statement(meeting.items.first(), "k", text="Đề nghị", by="test"), by="test")


def a_task_has_no_lead(meeting):
    plan_task(meeting.items.first(), "t", title="Việc", due=DUE, by="test")


def a_task_has_no_day(meeting):
    plan_task(meeting.items.first(), "t", title="Việc", lead_id=meeting.chair_id, by="test")


@pytest.mark.parametrize(
    ("open_it", "code"),
    [
        (nobody_presides, Blocker.NO_CHAIR),
        (nobody_writes, Blocker.NO_SECRETARY),
        (one_is_not_ticked, Blocker.ROLL_UNTICKED),
        (one_has_no_reason, Blocker.EXCUSE_WITHOUT_REASON),
        (too_few_for_the_votes, Blocker.NO_QUORUM_BUT_VOTES),
        (a_vote_is_open, Blocker.VOTES_OPEN),
        (an_item_waits, Blocker.ITEMS_UNTREATED),
        (an_item_has_no_conclusion, Blocker.ITEMS_WITHOUT_CONCLUSION),
        (a_wish_has_no_day, Blocker.WISHES_UNANSWERED),
        (a_task_has_no_lead, Blocker.TASKS_INCOMPLETE),
        (a_task_has_no_day, Blocker.TASKS_INCOMPLETE),
    ],
)
def test_closing_is_refused_with_what_is_open(complete, open_it, code):
    open_it(complete)
    complete.refresh_from_db()
    (point,) = closing_points(complete)
    assert (point.code, point.count) == (code, 1)
    assert point.sentence
    assert point.href.startswith(f"/meetings/{complete.pk}/table/")
    with pytest.raises(CannotClose) as refused:
        close_meeting(complete, by="test")
    assert [open_.code for open_ in refused.value.params["points"]] == [code]
    complete.refresh_from_db()
    assert (complete.state, complete.closed_at) == (State.IN_SESSION, None)


def test_every_blocker_has_its_sentence():
    from chibo.work.meetings.queries.closing import _sentences

    assert set(_sentences(2)) == set(Blocker)


def test_a_meeting_just_opened_has_several_open_points(meeting):
    assert codes(meeting) == {Blocker.ROLL_UNTICKED, Blocker.ITEMS_UNTREATED}


def test_what_was_begun_and_left_empty_is_struck(complete, entry):
    item = complete.items.first()
    change_statement(item, "k", version=0, speaker=entry("Phạm Ngọc"), by="test")
    change_task(item, "t", version=0, lead_id=complete.chair_id, due=DUE, by="test")
    close_meeting(complete, by="test")
    assert Statement.objects.get().struck
    assert PlannedTask.objects.get().struck


def test_the_item_still_current_is_done_with_the_meeting(complete):
    set_current_item(complete.items.get(position=4), by="test")
    close_meeting(complete, by="test")
    assert not complete.items.exclude(state=ItemState.DONE).exists()


def test_a_closed_meeting_never_changes(complete, entry):
    item = complete.items.first()
    said = record_statement(item, "k", text="Tôi", by="test")
    wish_said = record_statement(item, "w", text="Đề nghị", by="test")
    flag_wish(wish_said, answerer_id=complete.chair_id, due=DUE, by="test")
    task = plan_task(item, "t", title="Việc", lead_id=complete.chair_id, due=DUE, by="test")
    vote = open_vote(item, question="?", by="test")
    count_vote(vote, votes_for=4, votes_against=0, abstentions=0, by="test")
    close_meeting(complete, by="test")
    line, by = entry("Phạm Ngọc"), {"by": "test"}
    for attempt in (
        lambda: tick(line, Presence.UNEXCUSED, **by),
        lambda: tick_rest(complete, Presence.PRESENT, **by),
        lambda: add_guest(complete, name="Khách", **by),
        lambda: set_officers(complete, chair_id=None, minute_taker_id=None, **by),
        lambda: record_dues(complete, paid=1, total=1, **by),
        lambda: set_current_item(item, **by),
        lambda: finish_item(item, **by),
        lambda: next_item(complete, **by),
        lambda: record_statement(item, "new", text="Thêm", **by),
        lambda: record_statement(item, "k", text="Sửa", version=1, **by),
        lambda: strike_statement(said, **by),
        lambda: flag_wish(said, **by),
        lambda: unflag_wish(wish_said, **by),
        lambda: write_conclusion(item, "Khác", version=item.version, **by),
        lambda: conclude_rest(complete, text="Khác", **by),
        lambda: open_vote(item, question="?", **by),
        lambda: count_vote(vote, votes_for=1, votes_against=0, abstentions=0, **by),
        lambda: withdraw_vote(vote, reason="", **by),
        lambda: plan_task(item, "new", title="Thêm", **by),
        lambda: plan_task(item, "t", title="Sửa", version=1, **by),
        lambda: strike_task(task, **by),
        lambda: close_meeting(complete, **by),
    ):
        with pytest.raises(NotInSession):
            attempt()
