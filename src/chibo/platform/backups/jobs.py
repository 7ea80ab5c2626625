"""The backup of the day."""

from django.conf import settings

from chibo.platform.backups.daily import back_up_once_a_day
from chibo.platform.backups.errors import BackupRunning
from chibo.platform.jobs.registry import periodic


@periodic(minutes=30)
def daily_backup() -> None:
    """On the first occasion of the day; what goes wrong stands on State of the system and is tried again."""
    if not settings.BACKUPS_DAILY:
        return
    try:
        back_up_once_a_day()
    except BackupRunning:
        return
