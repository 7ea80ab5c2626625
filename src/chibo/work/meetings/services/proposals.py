"""Taking what the calendar offers onto the agenda, or leaving it for this time."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from chibo.platform.audit.services import Actor, record
from chibo.platform.calendar.registry import Dated
from chibo.work.meetings.choices import ItemKind, Section
from chibo.work.meetings.errors import ProposalGone
from chibo.work.meetings.models import AgendaItem, LeftProposal, Meeting
from chibo.work.meetings.queries.proposals import proposals_of
from chibo.work.meetings.services.agenda import LONGEST_TITLE, add_item, locked_with_open_agenda

KIND_OF_PROPOSAL = {
    "task_report": ItemKind.RESULTS,
    "deadline": ItemKind.NEXT_TASKS,
    "task": ItemKind.RESULTS,
    "directive": ItemKind.DIRECTIVE,
    "document": ItemKind.DIRECTIVE,
    "probation": ItemKind.PARTY_BUILDING,
    "badge": ItemKind.PARTY_BUILDING,
    "wish": ItemKind.DISCUSSION,
    "anniversary": ItemKind.IDEOLOGY,
    "work": ItemKind.NEXT_TASKS,
}
"""Where a dated thing belongs on the agenda; everything else stands under "other"."""


@transaction.atomic
def accept_proposal(
    meeting: Meeting, *, key: str, by: Actor, at: dt.datetime | None = None
) -> AgendaItem:
    """Put what proposed itself on the agenda, tied to where it came from. Two who accept get the same item."""
    at = at or timezone.now()
    meeting = locked_with_open_agenda(meeting)
    if there := meeting.items.filter(origin=key).first():
        return there
    offered = proposals_of(meeting, on=timezone.localdate(at))
    proposal = next((one for one in (*offered.waiting, *offered.left) if one.key == key), None)
    if proposal is None:
        raise ProposalGone()
    return _take(meeting, proposal, by=by, at=at)


@transaction.atomic
def accept_all_proposals(
    meeting: Meeting, *, by: Actor, at: dt.datetime | None = None
) -> list[AgendaItem]:
    """Put everything that waits on the agenda, in the order of days; what was left stays left."""
    at = at or timezone.now()
    meeting = locked_with_open_agenda(meeting)
    offered = proposals_of(meeting, on=timezone.localdate(at))
    return [_take(meeting, proposal, by=by, at=at) for proposal in offered.waiting]


@transaction.atomic
def leave_proposal(meeting: Meeting, *, key: str, by: Actor, at: dt.datetime | None = None) -> None:
    """Do not offer it to this meeting again; the next meeting is asked anew."""
    meeting = locked_with_open_agenda(meeting)
    _left, new = LeftProposal.objects.get_or_create(meeting=meeting, key=key)
    if new:
        record("meetings.proposal.left", meeting, by=by, at=at, key=key)


@transaction.atomic
def offer_again(meeting: Meeting, *, key: str, by: Actor, at: dt.datetime | None = None) -> None:
    """Take back that a proposal was left."""
    meeting = locked_with_open_agenda(meeting)
    gone, _rows = LeftProposal.objects.filter(meeting=meeting, key=key).delete()
    if gone:
        record("meetings.proposal.offered_again", meeting, by=by, at=at, key=key)


def _take(meeting: Meeting, proposal: Dated, *, by: Actor, at: dt.datetime) -> AgendaItem:
    LeftProposal.objects.filter(meeting=meeting, key=proposal.key).delete()
    return add_item(
        meeting,
        title=proposal.title[:LONGEST_TITLE],
        note=proposal.detail,
        section=Section.CONTENT,
        kind=KIND_OF_PROPOSAL.get(proposal.kind, ItemKind.OTHER),
        presenter_id=proposal.person_id,
        origin=proposal.key,
        by=by,
        at=at,
    )
