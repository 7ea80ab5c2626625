"""What offers itself to a meeting: the calendar's proposals that nobody has taken or left yet."""

import datetime as dt
from dataclasses import dataclass

from chibo.platform.calendar.queries import proposals_for_meeting
from chibo.platform.calendar.registry import Dated, Scope
from chibo.work.meetings.models import AgendaItem, LeftProposal, Meeting
from chibo.work.meetings.queries.months import next_meeting_day


@dataclass(frozen=True)
class Proposals:
    """Waiting ones by day, and those that were looked at and left out."""

    waiting: tuple[Dated, ...]
    left: tuple[Dated, ...]


def scope_of(meeting: Meeting, *, on: dt.date) -> Scope:
    """What the meeting looks at: from the first day of the month before up to the day of the next meeting."""
    return Scope(
        unit_id=meeting.unit_id,
        since=(meeting.period - 1).first,
        until=next_meeting_day(meeting.unit_id, meeting.period),
        on=on,
    )


def proposals_of(meeting: Meeting, *, on: dt.date) -> Proposals:
    """The proposals of all domains for this meeting, as they stand on the day. A constant number of queries."""
    taken = set(AgendaItem.objects.filter(meeting=meeting).exclude(origin="").values_list("origin", flat=True))
    left = set(LeftProposal.objects.filter(meeting=meeting).values_list("key", flat=True))
    own = meeting.reference
    offered = [
        one
        for one in proposals_for_meeting(scope_of(meeting, on=on))
        if one.key not in taken and one.key != own
    ]
    return Proposals(
        waiting=tuple(one for one in offered if one.key not in left),
        left=tuple(one for one in offered if one.key in left),
    )
