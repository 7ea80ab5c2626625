"""Trust at size: what a line of the trail costs, how fast the chain is walked, a backup while people write.

Each function works on the database Django is set up for and returns its figures; bench/run.py prints them.
"""

import datetime as dt
import hashlib
import os
import resource
import statistics
import threading
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from chibo.platform.accounts.models import Account
from chibo.platform.audit.chain import line_hash
from chibo.platform.audit.models import AuditEntry, ChainHead
from chibo.platform.audit.services import record
from chibo.platform.audit.verifying import verify
from chibo.platform.backups.services import check_backup, make_backup


def audit_append(times: int = 500) -> dict[str, float]:
    """Milliseconds a line adds to a write: the same write with and without it, medians and the difference."""
    account = Account.objects.order_by("pk").first()

    def write(with_line: bool) -> float:
        began = time.perf_counter()
        with transaction.atomic():
            Account.objects.filter(pk=account.pk).update(last_login=timezone.now())
            if with_line:
                record("bench.thing.done", account, by=account, step=1, words="Nghị quyết số 12")
        return (time.perf_counter() - began) * 1000

    bare, full = [], []
    for _ in range(times):
        bare.append(write(False))
        full.append(write(True))
    pairs = sorted(with_line - without for with_line, without in zip(full, bare, strict=True))
    return {
        "write_ms": round(statistics.median(bare), 3),
        "write_and_line_ms": round(statistics.median(full), 3),
        "line_ms": round(statistics.median(pairs), 3),
        "line_p95_ms": round(pairs[int(len(pairs) * 0.95)], 3),
    }


def audit_verify(rows: int = 200_000) -> dict[str, float]:
    """Rows in a second of a walk over the whole chain, after as many rows were put in."""
    _fill(rows)
    began = time.perf_counter()
    report = verify()
    seconds = time.perf_counter() - began
    if not report.intact:
        raise SystemExit(f"the bench made a broken chain: {report.fault}")
    return {"rows": report.lines, "seconds": round(seconds, 2), "rows_per_second": round(report.lines / seconds)}


def _fill(rows: int) -> None:
    """Lines as an office writes them, past the services: only the hashes must be right."""
    account = Account.objects.order_by("pk").first()
    head = ChainHead.objects.first() or ChainHead.objects.create(hash="0" * 64)
    number, previous, waiting = head.number, head.hash, []
    start = timezone.now() - dt.timedelta(seconds=rows)
    for step in range(rows):
        number += 1
        line = {
            "number": number, "at": start + dt.timedelta(seconds=step, microseconds=step), "source": account.name,
            "actor_id": account.pk, "action": "meetings.statement.recorded", "subject_type": "meetings.statement",
            "subject_id": str(step), "data": {"item": step, "version": step % 7} if step % 3 else {},
            "previous_hash": previous, "scope": "unit:1",
        }  # fmt: skip
        previous = line_hash(**line)
        waiting.append(AuditEntry(**line, hash=previous))
        if len(waiting) == 5000:
            AuditEntry.objects.bulk_create(waiting)
            waiting = []
    AuditEntry.objects.bulk_create(waiting)
    ChainHead.objects.filter(pk=head.pk).update(number=number, hash=previous)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def backup_while_writing(megabytes: int = 1000, writers: int = 20) -> dict[str, float]:
    """Seconds of a backup of an office of that size, and what the writers notice of it."""
    folder = Path(settings.CHIBO_DATA)
    _files(megabytes)
    calm = _written_during(lambda: time.sleep(3), writers)
    target = folder / f"bench-{time.time_ns()}.age"
    began = time.perf_counter()
    busy = _written_during(lambda: make_backup(target, passphrase="only for the bench", by="bench"), writers)
    seconds = time.perf_counter() - began
    began = time.perf_counter()
    checked = check_backup(target, passphrase="only for the bench")
    if checked.trail is not None and not checked.trail.intact:
        raise SystemExit("the backup holds a broken trail")
    size = target.stat().st_size / 1e6
    target.unlink()
    return {
        "megabytes": round(size), "seconds": round(seconds, 1), "check_seconds": round(time.perf_counter() - began, 1),
        "write_p95_ms_calm": calm, "write_p95_ms_during": busy,
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }  # fmt: skip


def _files(megabytes: int) -> None:
    """Kept files of one megabyte, as unpacked as photos and PDFs are."""
    for _ in range(megabytes):
        content = os.urandom(1_000_000)
        name = hashlib.sha256(content).hexdigest()
        path = Path(settings.FILES_FOLDER) / name[:2] / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _written_during(work: Callable[[], object], writers: int) -> float:
    """The 95th percentile, in milliseconds, of writes by so many threads while ``work`` runs."""
    account, stop, took = Account.objects.order_by("pk").first(), threading.Event(), []

    def write() -> None:
        while not stop.is_set():
            began = time.perf_counter()
            with transaction.atomic():
                record("bench.thing.done", account, by=account, step=1)
            took.append((time.perf_counter() - began) * 1000)
            time.sleep(0.2)  # a person, not a machine
        connection.close()

    threads = [threading.Thread(target=write) for _ in range(writers)]
    for thread in threads:
        thread.start()
    try:
        work()
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    return round(sorted(took)[int(len(took) * 0.95)], 1)
