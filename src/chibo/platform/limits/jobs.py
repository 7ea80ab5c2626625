"""What is over is forgotten every hour."""

from django.utils import timezone

from chibo.platform.jobs.registry import periodic
from chibo.platform.limits.services import forget


@periodic(minutes=60)
def forget_what_is_over() -> None:
    """Counts of past spans say nothing any more."""
    forget(at=timezone.now())
