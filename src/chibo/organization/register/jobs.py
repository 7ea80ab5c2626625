"""What the register does by itself: reminders of what falls due, and forgetting what was kept for undoing."""

from django.utils import timezone

from chibo.organization.register.services import (
    forget_old_merges,
    forget_undecided,
    import_ordered,
    remind_of_dues,
)
from chibo.platform.jobs.registry import periodic


@periodic(minutes=0)
def import_lists() -> None:
    """At every look of the worker: what was ordered, all of a list or nothing of it."""
    import_ordered()


@periodic(minutes=60 * 6)
def forget_lists_left_lying() -> None:
    """Four times a day; harmless twice."""
    forget_undecided(on=timezone.localdate(), by="register.jobs")


@periodic(minutes=60 * 6)
def forget_merges() -> None:
    """Four times a day; harmless twice."""
    forget_old_merges(at=timezone.now(), by="register.jobs")


@periodic(minutes=60 * 6)
def draft_reminders_of_dues() -> None:
    """One draft for each cell and week; harmless twice."""
    remind_of_dues(on=timezone.localdate())
