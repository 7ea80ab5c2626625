"""The smaller papers of a meeting, frozen when they are needed: invitation, attendance list, quality sheet."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from chibo.platform.audit.services import Actor, record
from chibo.platform.papers.models import Paper
from chibo.platform.papers.services import freeze_paper
from chibo.platform.threads.services import link
from chibo.work.meetings.choices import HELD_STATES, State
from chibo.work.meetings.errors import NotHeldYet, SheetNotComplete
from chibo.work.meetings.models import Meeting
from chibo.work.meetings.queries.quality import quality_sheet
from chibo.work.meetings.queries.sheets import attendance_facts, invitation_facts, quality_sheet_facts

SCORED_STATES = frozenset({State.REPORTED, State.REVIEWED})


@transaction.atomic
def issue_invitation(meeting: Meeting, *, by: Actor, at: dt.datetime | None = None) -> Paper:
    """The invitation as it is sent on that day."""
    on = timezone.localdate(at)
    return _freeze("meetings.invitation", invitation_facts(meeting, on=on), meeting, on=on, by=by)


@transaction.atomic
def issue_attendance(meeting: Meeting, *, by: Actor) -> Paper:
    """The attendance list of a closed meeting."""
    if meeting.state not in HELD_STATES:
        raise NotHeldYet(state=meeting.get_state_display())
    return _freeze("meetings.attendance", attendance_facts(meeting), meeting, on=meeting.day, by=by)


@transaction.atomic
def issue_quality_sheet(meeting: Meeting, *, by: Actor) -> Paper:
    """The quality sheet, once nothing on it can change any more."""
    if meeting.state not in SCORED_STATES or not quality_sheet(meeting).result.complete:
        raise SheetNotComplete()
    return _freeze("meetings.quality", quality_sheet_facts(meeting), meeting, on=meeting.day, by=by)


def _freeze(kind: str, facts: object, meeting: Meeting, *, on: dt.date, by: Actor) -> Paper:
    paper = freeze_paper(
        kind, facts, scope=f"unit:{meeting.unit_id}", origin=meeting.reference, on=on, by=by
    )
    link(meeting.reference, paper.reference)
    record("meetings.paper.issued", meeting, by=by, kind=kind)
    return paper
