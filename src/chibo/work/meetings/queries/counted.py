"""Votes of a cell that were counted, for domains that cite one: numbers only, never who voted what."""

import datetime as dt
from dataclasses import dataclass

from chibo.work.meetings.choices import VoteSubject
from chibo.work.meetings.models import Vote


@dataclass(frozen=True)
class CountedVote:
    """One counted vote."""

    pk: int
    question: str
    meeting: str
    day: dt.date
    electorate: int
    votes_for: int
    votes_against: int
    abstentions: int
    reference: str
    href: str


def counted_votes(unit_id: int, *, since: dt.date) -> list[CountedVote]:
    """Votes on questions in meetings of the cell since the day, newest first. One query."""
    rows = Vote.objects.filter(
        item__meeting__unit_id=unit_id, subject=VoteSubject.QUESTION, withdrawn=False, counted_at__isnull=False,
        counted_at__date__gte=since,
    ).select_related("item__meeting")  # fmt: skip
    return [_card(row) for row in rows.order_by("-counted_at", "-pk")]


def counted_vote(unit_id: int, vote_id: int) -> CountedVote | None:
    """One counted vote of the cell, or none."""
    return next((vote for vote in counted_votes(unit_id, since=dt.date(1900, 1, 1)) if vote.pk == vote_id), None)


def _card(row: Vote) -> CountedVote:
    meeting = row.item.meeting
    return CountedVote(
        row.pk, row.question, meeting.title, meeting.day, row.electorate, row.votes_for or 0, row.votes_against or 0,
        row.abstentions or 0, row.reference, meeting.get_absolute_url(),
    )  # fmt: skip
