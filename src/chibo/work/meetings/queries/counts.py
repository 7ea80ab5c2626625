"""Meetings of a unit as a number: what a superior may be shown without learning what was said."""

import datetime as dt

from chibo.work.meetings.choices import MONTHLY_MEETINGS, State
from chibo.work.meetings.models import Meeting

HELD = (State.CLOSED, State.MINUTES_ADOPTED, State.ISSUED, State.REPORTED, State.REVIEWED)
"""The meeting has taken place."""


def meetings_held(unit_id: int, *, since: dt.date, until: dt.date) -> int:
    """The obligatory monthly meetings of the months in the span that took place."""
    months = Meeting.objects.filter(
        unit_id=unit_id, kind__in=MONTHLY_MEETINGS, month__gte=since, month__lt=until
    )
    return months.filter(state__in=HELD).count()
