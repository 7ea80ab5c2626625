import pytest

from chibo.organization.membership.choices import LeaveKind, Standing
from chibo.organization.membership.models import Leave, Membership
from chibo.platform.threads.models import ThreadLink
from chibo.work.meetings.choices import Majority, MeetingKind, Presence
from chibo.work.meetings.errors import NoQuorum, NothingSaid, NoVotesHere, TooManyVotes, VoteClosed
from chibo.work.meetings.models import Vote
from chibo.work.meetings.services.roll import tick
from chibo.work.meetings.services.session import open_meeting
from chibo.work.meetings.services.voting import count_vote, open_vote, withdraw_vote
from tests.conftest import LONG_AGO, make_member
from tests.work.meetings.session.conftest import plan


def electors(vote: Vote) -> set[str]:
    return set(vote.electors.values_list("entry__full_name", flat=True))


OFFICIAL = {"Nguyễn Minh Hòa", "Trần Thúy Hằng", "Đinh Công Sơn", "Phạm Ngọc"}


def test_only_official_members_are_counted(everybody_came, item):
    vote = open_vote(item, question="Thông qua?", by="test")
    assert electors(vote) == OFFICIAL
    assert (vote.electorate, vote.present) == (4, 4)


@pytest.mark.parametrize(
    ("leave", "presence", "counted"),
    [
        (LeaveKind.AWAY, Presence.AWAY, False),
        (LeaveKind.AWAY, Presence.PRESENT, True),
        (LeaveKind.EXEMPTED, Presence.EXEMPTED, False),
        (LeaveKind.EXEMPTED, Presence.PRESENT, True),
        (LeaveKind.SUSPENDED, Presence.PRESENT, False),
        (None, Presence.PRESENT, True),
        (None, Presence.UNEXCUSED, True),
        (None, Presence.ABROAD, False),
        (None, Presence.EXCUSED, False),
    ],
)
def test_whom_the_regulation_counts(cast, planned, leave, presence, counted):
    person = make_member(cast.cell, "Đỗ Đi Xa")
    if leave:
        Leave.objects.create(person=person, unit=cast.cell, kind=leave, since=LONG_AGO)
    meeting = open_meeting(planned, by="test")
    for name in OFFICIAL:
        tick(meeting.roll.get(full_name=name), Presence.PRESENT, by="test")
    tick(meeting.roll.get(person=person), presence, by="test", reason="lý do")
    vote = open_vote(meeting.items.first(), question="Thông qua?", by="test")
    assert ("Đỗ Đi Xa" in electors(vote)) is counted


def test_the_electorate_stays_as_it_was_when_the_vote_opened(everybody_came, item, cast, entry):
    vote = open_vote(item, question="Thông qua?", by="test")
    tick(entry("Phạm Ngọc"), Presence.UNEXCUSED, by="test")
    Membership.objects.filter(person=cast.deputy.person).update(standing=Standing.PROBATIONARY)
    count_vote(vote, votes_for=3, votes_against=1, abstentions=0, by="test")
    vote.refresh_from_db()
    assert electors(vote) == OFFICIAL
    assert vote.sentence == "tán thành 3/4 đồng chí, đạt 75 %"


@pytest.mark.parametrize(
    ("majority", "votes_for", "passed"),
    [(Majority.HALF, 2, False), (Majority.HALF, 3, True), (Majority.TWO_THIRDS, 2, False), (Majority.TWO_THIRDS, 3, True)],
)
def test_the_rule_decides_whether_it_passed(everybody_came, item, majority, votes_for, passed):
    vote = open_vote(item, question="Thông qua?", majority=majority, by="test")
    counted = count_vote(vote, votes_for=votes_for, votes_against=4 - votes_for, abstentions=0, by="test")
    assert counted.passed is passed


def test_no_more_hands_than_people_in_the_room(meeting, item, entry):
    for name in ("Nguyễn Minh Hòa", "Trần Thúy Hằng", "Đinh Công Sơn"):
        tick(entry(name), Presence.PRESENT, by="test")
    vote = open_vote(item, question="Thông qua?", by="test")
    assert (vote.electorate, vote.present) == (4, 3)
    with pytest.raises(TooManyVotes):
        count_vote(vote, votes_for=4, votes_against=0, abstentions=0, by="test")
    with pytest.raises(TooManyVotes):
        count_vote(vote, votes_for=4, votes_against=-1, abstentions=0, by="test")
    assert count_vote(vote, votes_for=3, votes_against=0, abstentions=0, by="test").passed


def test_a_count_is_written_once(everybody_came, item):
    vote = open_vote(item, question="Thông qua?", by="test")
    count_vote(vote, votes_for=4, votes_against=0, abstentions=0, by="test")
    count_vote(vote, votes_for=4, votes_against=0, abstentions=0, by="test")
    with pytest.raises(VoteClosed):
        count_vote(vote, votes_for=3, votes_against=1, abstentions=0, by="test")
    with pytest.raises(VoteClosed):
        withdraw_vote(vote, reason="nhầm", by="test")


def test_a_question_may_be_withdrawn_before_it_is_counted(everybody_came, item):
    vote = withdraw_vote(open_vote(item, question="Thông qua?", by="test"), reason="nhầm", by="test")
    with pytest.raises(VoteClosed):
        count_vote(vote, votes_for=4, votes_against=0, abstentions=0, by="test")
    assert Vote.objects.get().withdrawn


def test_without_a_quorum_there_is_no_vote(meeting, item, entry):
    tick(entry("Nguyễn Minh Hòa"), Presence.PRESENT, by="test")
    with pytest.raises(NoQuorum) as refused:
        open_vote(item, question="Thông qua?", by="test")
    assert refused.value.params == {"needed": 3, "present": 1}
    assert not Vote.objects.exists()


def test_a_vote_needs_a_question(everybody_came, item):
    with pytest.raises(NothingSaid):
        open_vote(item, question=" ", by="test")


def test_an_office_meeting_does_not_vote(cast):
    meeting = open_meeting(plan(cast, MeetingKind.OFFICE), by="test")
    with pytest.raises(NoVotesHere):
        open_vote(meeting.items.first(), question="Thông qua?", by="test")


def test_the_thread_leads_from_the_item_to_the_vote(everybody_came, item):
    vote = open_vote(item, question="Thông qua?", by="test")
    assert ThreadLink.objects.filter(source=item.reference, target=vote.reference).exists()
    assert vote.rules_stamp
