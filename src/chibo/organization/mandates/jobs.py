from django.utils import timezone

from chibo.organization.mandates.services.emergency import end_emergency_accesses
from chibo.platform.jobs.registry import periodic


@periodic(minutes=5)
def end_emergencies() -> None:
    """An emergency access that has run out gets its last line on the trail, and the cell is told."""
    end_emergency_accesses(at=timezone.now(), by="mandates.emergency")
