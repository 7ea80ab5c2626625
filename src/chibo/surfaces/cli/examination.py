"""What the doctor looks at. Each question answers with a grade and one sentence."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.platform.audit.services import verify
from chibo.platform.events.models import Delivery
from chibo.platform.jobs.models import Job
from chibo.platform.papers.content import Header, PaperContent, paragraph
from chibo.platform.papers.layout import PaperLayout
from chibo.platform.papers.render import render_pdf
from chibo.surfaces.cli import trust
from chibo.surfaces.cli.findings import Finding, Grade

LITTLE_DISK = 2 * 10**9


def examine() -> list[Finding]:
    """All questions; those about tables only when the database answers."""
    found = list(_machine())
    database = _database()
    found.append(database)
    if database.grade == Grade.GOOD:
        found += [question() for question in DATA_QUESTIONS]
    return found


def _machine() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding("python", Grade.GOOD, _("Python %(version)s.") % {"version": version})
    folder = Path(settings.CHIBO_DATA)
    if not os.access(folder, os.W_OK):
        words = _("The data folder %(folder)s cannot be written. Give its owner the right to write.")
        yield Finding("folder", Grade.BAD, words % {"folder": folder})
        return
    yield Finding("folder", Grade.GOOD, _("The data folder is %(folder)s.") % {"folder": folder})
    free = shutil.disk_usage(folder).free
    words = _("%(n)s GB are free on the disk.") % {"n": free // 10**9}
    yield Finding("disk", Grade.WARNING if free < LITTLE_DISK else Grade.GOOD, words)
    yield _papers()
    yield _static()
    yield _mail()
    if settings.DEBUG:
        yield Finding("debug", Grade.WARNING, _("CHIBO_DEBUG is on: never leave it on where people work."))


def _papers() -> Finding:
    sample = PaperContent(
        title="thử", header=Header("ĐẢNG BỘ", "CHI BỘ"), kind_title="THỬ", blocks=(paragraph("Đủ chữ Việt."),)
    )
    try:
        render_pdf(sample, PaperLayout())
    except Exception as problem:  # whatever the renderer raises, the sentence is the same
        return Finding("papers", Grade.BAD, _("PDF cannot be made: %(why)s. Install chibo again.") % {"why": problem})
    return Finding("papers", Grade.GOOD, _("Papers can be made, the fonts are there."))


def _static() -> Finding:
    if settings.DEBUG or (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        return Finding("static", Grade.GOOD, _("The static files are in place."))
    return Finding("static", Grade.WARNING, _("The static files are not collected yet: chibo run does it."))


def _mail() -> Finding:
    if settings.EMAIL_HOST:
        return Finding("mail", Grade.GOOD, _("E-mail goes through %(host)s.") % {"host": settings.EMAIL_HOST})
    return Finding("mail", Grade.GOOD, _("E-mail is not configured: notices are shown in chibo only."))


def _database() -> Finding:
    try:
        connection.ensure_connection()
        waiting = MigrationExecutor(connection).migration_plan(
            MigrationExecutor(connection).loader.graph.leaf_nodes()
        )
    except DatabaseError as problem:
        words = _("The database does not answer: %(why)s. Check CHIBO_DATABASE_URL.") % {"why": problem}
        return Finding("database", Grade.BAD, words)
    if waiting:
        words = _("%(n)s changes of the tables are waiting: start chibo run once.") % {"n": len(waiting)}
        return Finding("database", Grade.BAD, words)
    return Finding("database", Grade.GOOD, _("The database (%(kind)s) answers.") % {"kind": connection.vendor})


def _trail() -> Finding:
    report = verify()
    if report.intact:
        return Finding("audit", Grade.GOOD, _("The audit trail is whole (%(n)s lines).") % {"n": report.lines})
    words = _("The audit trail is broken: %(fault)s. Do not change anything; call for help.")
    return Finding("audit", Grade.BAD, words % {"fault": report.fault})


def _worker() -> Finding:
    last = Job.objects.exclude(last_run_at=None).order_by("-last_run_at").first()
    if last is None or last.last_run_at is None or last.last_run_at < timezone.now() - timedelta(minutes=15):
        words = _("The worker has not run for a while: reminders and mail wait. Start chibo run or chibo worker.")
        return Finding("worker", Grade.WARNING, words)
    failing = list(Job.objects.exclude(last_error="").values_list("name", flat=True))
    if failing:
        words = _("Periodic work fails: %(names)s.") % {"names": ", ".join(failing)}
        return Finding("worker", Grade.WARNING, words)
    return Finding("worker", Grade.GOOD, _("The worker is running."))


def _deliveries() -> Finding:
    stuck = Delivery.objects.filter(delivered_at=None, attempts__gt=0).count()
    if stuck:
        words = _("%(n)s deliveries failed and are tried again; see State of the system.") % {"n": stuck}
        return Finding("deliveries", Grade.WARNING, words)
    return Finding("deliveries", Grade.GOOD, _("Nothing is stuck between the parts of the house."))


DATA_QUESTIONS: tuple[Callable[[], Finding], ...] = (
    _trail,
    *trust.QUESTIONS,
    _worker,
    _deliveries,
)
