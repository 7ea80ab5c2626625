"""The fingerprint of the year."""

from django.utils import timezone

from chibo.platform.audit.services import take_yearly_fingerprint
from chibo.platform.jobs.registry import periodic


@periodic(minutes=360)
def yearly_fingerprint() -> None:
    """On the first look after New Year; the page of the trail then offers it for printing."""
    take_yearly_fingerprint(on=timezone.localdate(), by="chibo worker")
