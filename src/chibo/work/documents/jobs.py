"""Jobs about papers: what was read of an old register and left lying is forgotten."""

from django.utils import timezone

from chibo.platform.jobs.registry import periodic
from chibo.work.documents.services.previewing import forget_undecided


@periodic(minutes=60 * 6)
def forget_registers_left_lying() -> None:
    """Four times a day; harmless twice."""
    forget_undecided(on=timezone.localdate(), by="documents.jobs")
