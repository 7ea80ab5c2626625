from django.utils import timezone

from chibo.platform.jobs.registry import periodic
from chibo.work.meetings.services.reminding import propose_next_month, remind_committee, units_with_meetings


@periodic(minutes=60)
def remind_committees() -> None:
    """T-7, T-1 and T+2, each at most once."""
    for unit in units_with_meetings(on=timezone.localdate()):
        remind_committee(unit)


@periodic(minutes=360)
def plan_next_month() -> None:
    """Near the end of a month the next meeting proposes itself."""
    for unit in units_with_meetings(on=timezone.localdate()):
        propose_next_month(unit)
