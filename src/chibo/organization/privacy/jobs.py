"""The monthly look at what has had its time."""

from django.utils import timezone

from chibo.organization.privacy.queries.runs import looked_at_this_month
from chibo.organization.privacy.services import propose_run
from chibo.platform.jobs.registry import periodic


@periodic(minutes=60 * 12)
def propose_deletions() -> None:
    """Once a month; the two who confirm find it on their desk."""
    today = timezone.localdate()
    if not looked_at_this_month(today):
        propose_run(by="privacy.monthly", on=today, at=timezone.now())
