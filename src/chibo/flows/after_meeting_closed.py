"""A meeting is closed: what it presented counts as spread, and next month's meeting proposes itself."""

import datetime as dt

from chibo.kernel.period import Month
from chibo.platform.events.bus import handles
from chibo.work.directives.services import hear_at_meeting
from chibo.work.documents.services import mark_spread
from chibo.work.meetings.choices import MONTHLY_MEETINGS
from chibo.work.meetings.errors import NoPatternYet
from chibo.work.meetings.events import MeetingClosed
from chibo.work.meetings.queries.planned import documents_presented, people_present
from chibo.work.meetings.services.planning import propose_monthly_meeting

FLOW = "flows.after_meeting_closed"


@handles(MeetingClosed)
def count_documents_as_spread(fact: MeetingClosed) -> None:
    """Documents that the meeting dealt with no longer wait."""
    on = dt.date.fromisoformat(fact.closed_on)
    for document, item in documents_presented(fact.meeting_id):
        mark_spread(document, on=on, by=FLOW, meeting=item)


@handles(MeetingClosed)
def count_those_present_as_having_heard(fact: MeetingClosed) -> None:
    """Who was in the room knows the papers that were spread there, where hearing them is the way."""
    on = dt.date.fromisoformat(fact.closed_on)
    present = people_present(fact.meeting_id)
    for document, _item in documents_presented(fact.meeting_id):
        hear_at_meeting(document, person_ids=present, on=on, by=FLOW, at=dt.datetime.fromisoformat(fact.closed_at))


@handles(MeetingClosed)
def propose_next_meeting(fact: MeetingClosed) -> None:
    """After the monthly meeting the next one stands in the calendar; without a pattern nothing is guessed."""
    if fact.kind not in MONTHLY_MEETINGS:
        return
    closed_at = dt.datetime.fromisoformat(fact.closed_at)
    month = Month.of(dt.date.fromisoformat(fact.month)) + 1
    try:
        propose_monthly_meeting(fact.unit_id, month=month, by=FLOW, at=closed_at)
    except NoPatternYet:
        return
