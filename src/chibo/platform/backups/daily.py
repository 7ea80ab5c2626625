"""The automatic backup: one each day, checked, older ones thinned out, its state kept beside them."""

import datetime as dt
import fcntl
import json
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from chibo.kernel.errors import DomainError
from chibo.platform.backups.errors import BackupRunning
from chibo.platform.backups.passphrase import own_passphrase
from chibo.platform.backups.rules.rotation import kept_backups
from chibo.platform.backups.services import check_backup, make_backup

PROCESS = "chibo worker"
NAME = re.compile(r"chibo-(\d{8}-\d{6})\.age")
STAMP = "%Y%m%d-%H%M%S"
STATE = "state.json"
LEFT_OVER_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class BackupState:
    """How the automatic backup is doing. Times are ISO texts, empty when there was none; sizes are bytes."""

    made_at: str = ""
    file: str = ""
    size: int = 0
    lines: int = 0
    walked: bool = False
    missing: int = 0
    problem: str = ""
    problem_at: str = ""

    @property
    def made(self) -> dt.datetime | None:
        """When the last good one was made."""
        return dt.datetime.fromisoformat(self.made_at) if self.made_at else None


def backups_folder() -> Path:
    """Where the automatic backups lie."""
    return Path(settings.BACKUPS_FOLDER)


def backup_state() -> BackupState:
    """What the last run left; an empty state before the first."""
    try:
        return BackupState(**json.loads((backups_folder() / STATE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return BackupState()


def automatic_backups() -> dict[dt.datetime, Path]:
    """The automatic backups that are there, by the local time in their names."""
    folder = backups_folder()
    if not folder.is_dir():
        return {}
    named = ((NAME.fullmatch(path.name), path) for path in folder.iterdir())
    return {dt.datetime.strptime(found[1], STAMP): path for found, path in named if found}  # noqa: DTZ007 - local


def back_up_once_a_day(*, now: dt.datetime | None = None) -> Path | None:
    """Make today's backup unless it is there; check it by restoring it into a scratch place; thin out the others.

    Raises:
        DomainError: why it could not be made; the sentence also stands in the state.
    """
    now = now or timezone.now()
    local = timezone.localtime(now).replace(tzinfo=None)
    if any(made.date() == local.date() for made in automatic_backups()):
        return None
    folder = backups_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _alone(folder):
        _sweep(folder)
        try:
            made = _make_and_check(folder / f"chibo-{local.strftime(STAMP)}.age", now)
        except (DomainError, OSError) as problem:
            words = problem.sentence if isinstance(problem, DomainError) else str(problem)
            _keep(BackupState(**{**asdict(backup_state()), "problem": words, "problem_at": now.isoformat()}))
            raise
        _thin_out()
        return made


def _make_and_check(target: Path, now: dt.datetime) -> Path:
    passphrase = own_passphrase()
    manifest = make_backup(target, passphrase=passphrase, by=PROCESS)
    try:
        checked = check_backup(target, passphrase=passphrase)
    except DomainError:
        target.unlink(missing_ok=True)  # one that does not open must not push a good one out
        raise
    walked = checked.trail is not None and checked.trail.intact
    _keep(
        BackupState(
            made_at=now.isoformat(), file=target.name, size=target.stat().st_size, lines=manifest.audit_lines,
            walked=walked, missing=len(manifest.missing),
        )
    )  # fmt: skip
    return target


def _thin_out() -> None:
    there = automatic_backups()
    daily, weekly, monthly = settings.BACKUPS_KEPT
    for made in there.keys() - kept_backups(there, daily=daily, weekly=weekly, monthly=monthly):
        there[made].unlink(missing_ok=True)


def _keep(state: BackupState) -> None:
    waiting = backups_folder() / f".{STATE}.new"
    waiting.write_text(json.dumps(asdict(state), ensure_ascii=False), "utf-8")
    waiting.replace(backups_folder() / STATE)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise BackupRunning from problem
        yield


def _sweep(folder: Path) -> None:
    """What a killed run has left, in the folder of the backups and beside the data."""
    for place in (folder, Path(settings.CHIBO_DATA)):
        for path in [*place.glob(".scratch-*"), *place.glob(".*.part")]:
            if time.time() - path.stat().st_mtime > LEFT_OVER_SECONDS:
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
