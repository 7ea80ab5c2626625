"""Making and restoring backups."""

import datetime as dt
import re
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone

from chibo import __version__
from chibo.platform.audit.models import ChainHead
from chibo.platform.backups.archive import (
    FORMAT,
    Manifest,
    Tell,
    read_manifest,
    unpack,
    write_archive,
)
from chibo.platform.backups.database import (
    MEMBER,
    dump_database,
    engine,
    load_database,
    raw_files,
    sound,
)
from chibo.platform.backups.errors import BackupExists, DamagedBackup, NewerBackup, OtherDatabase

STORED = re.compile(r"[0-9a-f]{64}")
"""Names of kept files; anything else in their folder is still being written."""


@dataclass(frozen=True)
class Restored:
    """What was put back, and where the data lie that were there before."""

    manifest: Manifest
    safety_copy: Path


def _silent(done: int, total: int, what: str) -> None:
    """Nobody watches."""


def make_backup(target: Path, *, tell: Tell = _silent) -> Manifest:
    """Write database and files into one new file. The database first: files are only ever added."""
    if target.exists():
        raise BackupExists(file=target)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        manifest = _manifest()
        copy = Path(scratch) / MEMBER[engine()]
        dump_database(copy)
        parts = {copy.name: copy, **_stored_files()}
        return write_archive(target, parts, manifest, tell)


def restore_backup(source: Path, *, tell: Tell = _silent) -> Restored:
    """Check the backup in a scratch place, keep a safety copy of today, then put the backup in place."""
    manifest = read_manifest(source)
    _ensure_ours(manifest)
    data = Path(settings.CHIBO_DATA)
    data.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data) as scratch:
        folder = Path(scratch)
        unpack(source, folder, manifest, tell)
        if not sound(folder / MEMBER[engine()]):
            raise DamagedBackup(file=source, part=MEMBER[engine()])
        safety = _safety_copy(data)
        load_database(folder / MEMBER[engine()])
        _replace_files(folder / "files")
    return Restored(manifest, safety)


def _manifest() -> Manifest:
    head = _chain_head()
    return Manifest(
        format=FORMAT,
        version=__version__,
        made_at=timezone.now().isoformat(),
        engine=engine(),
        audit_lines=head.number if head else 0,
        audit_head=head.hash if head else "",
    )


def _chain_head() -> ChainHead | None:
    """The head of the trail; none before the tables are there."""
    try:
        with transaction.atomic():
            return ChainHead.objects.first()
    except DatabaseError:
        return None


def _ensure_ours(manifest: Manifest) -> None:
    if manifest.format > FORMAT:
        raise NewerBackup(version=manifest.version)
    if manifest.engine != engine():
        raise OtherDatabase(held=manifest.engine, here=engine())


def _stored_files() -> dict[str, Path]:
    folder = Path(settings.FILES_FOLDER)
    found = sorted(path for path in folder.rglob("*") if STORED.fullmatch(path.name)) if folder.is_dir() else []
    return {f"files/{path.relative_to(folder).as_posix()}": path for path in found}


def _safety_copy(data: Path) -> Path:
    stamp = f"{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S-%f}"
    target = data / f"safety-{stamp}.zip"
    try:
        make_backup(target)
    except sqlite3.DatabaseError:  # what is there cannot be read as a database: keep its bytes as they are
        parts = {file.name: file for file in raw_files()} | _stored_files()
        write_archive(target, parts, _manifest(), _silent)
    return target


def _replace_files(folder: Path) -> None:
    """Two renames: at no moment are the files of both half there."""
    place = Path(settings.FILES_FOLDER)
    folder.mkdir(exist_ok=True)
    if place.exists():
        place.rename(folder.with_name("files-before"))
    folder.rename(place)
