"""Closing a meeting, for good."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.work.meetings.choices import ItemState, Section, State
from chibo.work.meetings.errors import CannotClose, NothingSaid
from chibo.work.meetings.events import MeetingClosed
from chibo.work.meetings.models import Meeting, PlannedTask, Statement
from chibo.work.meetings.queries.closing import closing_points
from chibo.work.meetings.services.session import locked_session, wrote_on
from chibo.work.meetings.services.speaking import paragraphs


@transaction.atomic
def close_meeting(meeting: Meeting, *, by: Actor, at: dt.datetime | None = None) -> Meeting:
    """Close the meeting; the item that is still current is done with it. A closed meeting never changes.

    Raises:
        CannotClose: with the open ``points`` (rule MEET-19).
    """
    meeting = locked_session(meeting.pk)
    if points := closing_points(meeting):
        raise CannotClose(count=len(points), points=points)
    now = max(at or timezone.now(), meeting.opened_at or timezone.now())
    _strike_blanks(meeting)
    current = meeting.items.filter(state=ItemState.CURRENT)
    current.update(state=ItemState.DONE, finished_at=now)
    meeting.state = State.CLOSED
    meeting.closed_at = now
    meeting.save(update_fields=["state", "closed_at"])
    record("meetings.meeting.closed", meeting, by=by, at=at)
    publish(
        MeetingClosed(
            meeting_id=meeting.pk,
            unit_id=meeting.unit_id,
            kind=meeting.kind,
            month=meeting.month.isoformat(),
            closed_on=timezone.localdate(now).isoformat(),
            closed_at=now.isoformat(),
        )
    )
    return meeting


def _strike_blanks(meeting: Meeting) -> None:
    """A speaker who said nothing and a task without a word were begun and left; they are no record."""
    Statement.objects.filter(item__meeting=meeting, text="").update(struck=True)
    PlannedTask.objects.filter(item__meeting=meeting, title="").update(struck=True)


@transaction.atomic
def conclude_rest(meeting: Meeting, *, text: str, by: Actor, at: dt.datetime | None = None) -> int:
    """Give every treated content item without a conclusion the same one-line conclusion; returns how many."""
    meeting = locked_session(meeting.pk)
    words, now = paragraphs(text), at or timezone.now()
    if not words:
        raise NothingSaid()
    treated = meeting.items.filter(state__in=[ItemState.DONE, ItemState.CURRENT])
    bare = list(treated.filter(section=Section.CONTENT, conclusion=""))
    for item in bare:
        wrote_on(item, by=by, at=now, conclusion=words, version=item.version + 1)
    record("meetings.item.rest_concluded", meeting, by=by, at=at, items=[item.pk for item in bare])
    return len(bare)
