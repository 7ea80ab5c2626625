"""Running what is due. One worker at a time holds a job; a dead worker's lease runs out by itself."""

import datetime as dt
import logging

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from chibo.platform.jobs.models import Job
from chibo.platform.jobs.registry import PERIODIC, Periodic

logger = logging.getLogger(__name__)

LEASE = dt.timedelta(minutes=10)


def run_due_jobs() -> list[str]:
    """Run every job whose time has come; returns the names of those that ran."""
    _announce()
    ran = []
    for job in Job.objects.filter(next_run_at__lte=timezone.now(), name__in=PERIODIC).order_by("next_run_at"):
        if lease := _lease(job):
            _run(PERIODIC[job.name], job, lease)
            ran.append(job.name)
    return ran


def _announce() -> None:
    known = set(Job.objects.values_list("name", flat=True))
    for name in PERIODIC.keys() - known:
        Job.objects.get_or_create(name=name, defaults={"next_run_at": timezone.now()})


def _lease(job: Job) -> dt.datetime | None:
    """Until when the job is ours; nothing when another worker has it."""
    now = timezone.now()
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    mine = Job.objects.filter(free, pk=job.pk, next_run_at__lte=now)
    return now + LEASE if mine.update(leased_until=now + LEASE) else None


def _run(periodic: Periodic, job: Job, lease: dt.datetime) -> None:
    error = ""
    try:
        periodic.work()
    except Exception as problem:  # a broken job must not stop the others; it is shown to the administrator
        logger.exception("job failed: %s", periodic.name)
        error = repr(problem)
    now = timezone.now()
    with transaction.atomic():
        mine = Job.objects.select_for_update().filter(pk=job.pk, leased_until=lease).first()
        if mine is None:  # it took longer than the lease: another worker has it now
            return
        mine.leased_until = None
        mine.last_run_at = now
        mine.last_error = error
        mine.failures = mine.failures + 1 if error else 0
        mine.next_run_at = now + dt.timedelta(minutes=periodic.minutes)
        mine.save()
