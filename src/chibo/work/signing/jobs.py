from django.utils import timezone

from chibo.platform.jobs.registry import periodic
from chibo.work.signing.services import remind_signers


@periodic(minutes=60)
def remind() -> None:
    """Recall signatures that wait; each reminder goes out once."""
    remind_signers(on=timezone.localdate())
