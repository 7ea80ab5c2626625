from chibo.platform.events.bus import deliver_pending
from chibo.platform.jobs.registry import periodic


@periodic(minutes=1)
def deliver_what_waits() -> None:
    """Retry deliveries that failed or were cut off."""
    deliver_pending()
