from chibo.platform.accounts.sealing import forget_unused_secrets
from chibo.platform.accounts.services import send_letters
from chibo.platform.jobs.registry import periodic


@periodic(minutes=1)
def send_waiting_letters() -> None:
    """Mails about accounts: a link for a new password, a second factor that came or went."""
    send_letters()


@periodic(minutes=24 * 60)
def tidy_secrets() -> None:
    """Secrets of second factors that are gone."""
    forget_unused_secrets()
