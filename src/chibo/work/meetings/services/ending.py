"""A unit ends: what it had planned for later is not held."""

import datetime as dt

from django.db import transaction

from chibo.platform.audit.services import Actor
from chibo.work.meetings.models import Meeting
from chibo.work.meetings.rules.meeting_states import EDITABLE
from chibo.work.meetings.services.planning import cancel_meeting


@transaction.atomic
def cancel_meetings_of(unit_id: int, *, since: dt.date, reason: str, by: Actor, at: dt.datetime | None = None) -> int:
    """Cancel, with its reason, every meeting of the unit that was to be held on that day or later; harmless twice.

    Its record stays; the successor plans its own meeting, for its own members.
    """
    later = Meeting.objects.filter(unit_id=unit_id, state__in=EDITABLE, starts_at__date__gte=since)
    meetings = list(later.order_by("starts_at", "pk"))
    for meeting in meetings:
        cancel_meeting(meeting, reason=reason, by=by, at=at)
    return len(meetings)
