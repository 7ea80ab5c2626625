"""After the papers: told to the superior, looked back upon."""

import datetime as dt

from django.db import transaction

from chibo.platform.audit.services import Actor, record
from chibo.work.meetings.choices import State
from chibo.work.meetings.errors import NotIssuedYet
from chibo.work.meetings.models import Meeting
from chibo.work.meetings.rules.meeting_states import MEETING_STATES, MeetingState


@transaction.atomic
def report_meeting(
    meeting: Meeting, *, on: dt.date, by: Actor, at: dt.datetime | None = None
) -> Meeting:
    """Note that papers are on the national app and the superior was told, and on which day."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if not MEETING_STATES.allows(MeetingState(meeting.state), MeetingState.REPORTED):
        raise NotIssuedYet(state=meeting.get_state_display())
    meeting.state, meeting.reported_on = State.REPORTED, on
    meeting.save(update_fields=["state", "reported_on"])
    record("meetings.meeting.reported", meeting, by=by, at=at, on=on)
    return meeting


@transaction.atomic
def review_meeting(meeting: Meeting, *, by: Actor, at: dt.datetime | None = None) -> Meeting:
    """The month is looked back upon: scores stand, the superior's column is closed."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    MEETING_STATES.ensure(MeetingState(meeting.state), MeetingState.REVIEWED)
    meeting.state = State.REVIEWED
    meeting.save(update_fields=["state"])
    record("meetings.meeting.reviewed", meeting, by=by, at=at)
    return meeting
