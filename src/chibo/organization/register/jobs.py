"""What the register does by itself: what was kept for undoing is forgotten when its time is over."""

from django.utils import timezone

from chibo.organization.register.services import forget_old_merges
from chibo.platform.jobs.registry import periodic


@periodic(minutes=60 * 6)
def forget_merges() -> None:
    """Four times a day; harmless twice."""
    forget_old_merges(at=timezone.now(), by="register.jobs")
