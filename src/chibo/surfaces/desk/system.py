"""The state of the system in plain words."""

import shutil
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connection

from chibo import __version__
from chibo.platform.backups.daily import BackupState, backup_state
from chibo.platform.events.models import Delivery
from chibo.platform.jobs.models import Job
from chibo.platform.search.queries import IndexReport, index_report


@dataclass(frozen=True)
class SystemState:
    """What an administrator wants to know without reading anybody's papers."""

    version: str
    database: str
    free_gigabytes: int
    backup: BackupState
    index: IndexReport
    jobs: list[Job] = field(default_factory=list)
    stuck: list[Delivery] = field(default_factory=list)


def system_state() -> SystemState:
    """Jobs with their last failure, deliveries that wait, the disk, the newest backup."""
    return SystemState(
        version=__version__,
        database=connection.vendor,
        free_gigabytes=shutil.disk_usage(settings.CHIBO_DATA).free // 10**9,
        backup=backup_state(),
        index=index_report(),
        jobs=list(Job.objects.order_by("name")),
        stuck=list(Delivery.objects.filter(delivered_at=None).select_related("event").order_by("pk")[:50]),
    )
