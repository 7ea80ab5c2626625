"""Votes by show of hands. Only the numbers are kept, for secret ballots as well: never who voted for what."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from chibo.kernel.rulebook import Numbers
from chibo.kernel.text import clean
from chibo.platform.audit.services import Actor, record
from chibo.platform.rulebook.queries import rules_on
from chibo.platform.threads.services import link
from chibo.work.meetings.choices import ItemState, Majority, MeetingKind, VoteSubject
from chibo.work.meetings.errors import ItemMoved, NoQuorum, NothingSaid, NoVotesHere, TooManyVotes, VoteClosed
from chibo.work.meetings.models import AgendaItem, Elector, Meeting, Vote
from chibo.work.meetings.queries.attendance import roll_of
from chibo.work.meetings.queries.voting import terms_of
from chibo.work.meetings.rules.attendance import RollRow
from chibo.work.meetings.rules.quorum import QuorumRule, quorum
from chibo.work.meetings.rules.votes import Electorate, Tally, electorate, passes, result_in_words
from chibo.work.meetings.services.session import locked_session, wrote_on


@transaction.atomic
def open_vote(
    item: AgendaItem,
    *,
    question: str,
    by: Actor,
    at: dt.datetime | None = None,
    subject: VoteSubject = VoteSubject.QUESTION,
    majority: Majority = Majority.HALF,
) -> Vote:
    """Put a question to the vote and freeze who is entitled, on which ground, and who of them is here.

    Raises:
        NoQuorum: too few official members are ticked as present (rule MEET-09).
    """
    meeting = locked_session(item.meeting_id)
    item.refresh_from_db()
    _ensure_votable(meeting, item, question)
    now = at or timezone.now()
    numbers = rules_on(timezone.localdate(now), scope=f"unit:{meeting.unit_id}")
    roll = roll_of(meeting)
    _ensure_quorum(roll, numbers)
    frozen = electorate(roll, terms_of(subject, majority, numbers).denominator)
    vote = Vote.objects.create(
        item=item,
        subject=subject,
        question=clean(question)[:500],
        majority=majority,
        electorate=frozen.entitled,
        present=frozen.present,
        rules_stamp=numbers.stamp(),
        opened_at=now,
    )
    _list_electors(vote, frozen, roll)
    link(item.reference, vote.reference)
    wrote_on(item, by=by, at=now)
    record(
        "meetings.vote.opened", vote, by=by, at=at,
        item=item.pk, electorate=vote.electorate, present=vote.present, majority=vote.majority,
    )  # fmt: skip
    return vote


def _list_electors(vote: Vote, frozen: Electorate, roll: list[RollRow]) -> None:
    here = {row.person_id for row in roll if row.present}
    Elector.objects.bulk_create(
        (
            Elector(vote=vote, entry_id=one.person_id, ground=one.ground, present=one.person_id in here)
            for one in frozen.electors
            if one.counted
        ),
        batch_size=200,
    )


def _ensure_votable(meeting: Meeting, item: AgendaItem, question: str) -> None:
    if meeting.kind == MeetingKind.OFFICE:
        raise NoVotesHere()
    if item.state == ItemState.MOVED:
        raise ItemMoved()
    if not clean(question):
        raise NothingSaid()


def _ensure_quorum(roll: list[RollRow], numbers: Numbers) -> None:
    state = quorum(roll, QuorumRule.under(numbers))
    if not state.reached:
        raise NoQuorum(needed=state.needed, present=state.present)


@transaction.atomic
def count_vote(
    vote: Vote,
    *,
    votes_for: int,
    votes_against: int,
    abstentions: int,
    by: Actor,
    at: dt.datetime | None = None,
) -> Vote:
    """Write the count; the rule decides, once. Sending the same count again changes nothing.

    Raises:
        TooManyVotes: more hands than entitled people in the room when the vote was opened.
    """
    locked_session(vote.item.meeting_id)
    vote.refresh_from_db()
    counted = (votes_for, votes_against, abstentions)
    if vote.withdrawn:
        raise VoteClosed()
    if vote.counted_at:
        if counted == (vote.votes_for, vote.votes_against, vote.abstentions):
            return vote
        raise VoteClosed()
    if min(counted) < 0 or sum(counted) > vote.present:
        raise TooManyVotes(counted=sum(counted), present=vote.present)
    return _decide(vote, counted, by=by, at=at)


def _decide(vote: Vote, counted: tuple[int, int, int], *, by: Actor, at: dt.datetime | None) -> Vote:
    now = at or timezone.now()
    numbers = rules_on(timezone.localdate(vote.opened_at), scope=f"unit:{vote.item.meeting.unit_id}")
    tally = Tally(vote.electorate, *counted)
    vote.votes_for, vote.votes_against, vote.abstentions = counted
    vote.passed = passes(tally, terms_of(vote.subject, vote.majority, numbers))
    vote.sentence = result_in_words(tally)
    vote.counted_at = now
    vote.save()
    wrote_on(vote.item, by=by, at=now)
    record("meetings.vote.counted", vote, by=by, at=at, passed=vote.passed, result=vote.sentence)
    return vote


@transaction.atomic
def withdraw_vote(vote: Vote, *, reason: str, by: Actor, at: dt.datetime | None = None) -> Vote:
    """Take a question back before it is counted. The row stays; the reason stands on the audit trail."""
    locked_session(vote.item.meeting_id)
    vote.refresh_from_db()
    if vote.counted_at:
        raise VoteClosed()
    if not vote.withdrawn:
        vote.withdrawn = True
        vote.save(update_fields=["withdrawn"])
        wrote_on(vote.item, by=by, at=at or timezone.now())
        record("meetings.vote.withdrawn", vote, by=by, at=at, reason=clean(reason))
    return vote
