from chibo.platform.jobs.registry import periodic
from chibo.platform.notices.services import send_queued_mail


@periodic(minutes=1)
def send_waiting_mail() -> None:
    """Send queued mails whose time has come."""
    send_queued_mail()
