"""Making, checking and restoring backups."""

import datetime as dt
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from chibo import __version__
from chibo.platform.audit.chain import GENESIS
from chibo.platform.audit.services import Actor, record_system
from chibo.platform.audit.standstill import forget
from chibo.platform.audit.verifying import ChainReport
from chibo.platform.backups.archive import FORMAT, Manifest, Tell, unpack, write_archive
from chibo.platform.backups.checking import walked_copy
from chibo.platform.backups.contents import (
    key_parts,
    place_files,
    put_keys_back,
    remove_other_files,
    stored_files,
)
from chibo.platform.backups.database import (
    Insight,
    dump_database,
    engine,
    load_database,
    raw_files,
    sound,
    unpacked_database,
)
from chibo.platform.backups.errors import BackupExists, DamagedBackup, NewerBackup, OtherDatabase
from chibo.platform.backups.room import ensure_room, saying_full
from chibo.platform.backups.zipped import is_zip, read_zip_manifest, unpack_zip


@dataclass(frozen=True)
class Checked:
    """What a backup is; ``trail`` is the chain in it, walked in a scratch place, where that was possible."""

    manifest: Manifest
    trail: ChainReport | None


@dataclass(frozen=True)
class Restored:
    """What was put back, and where the data lie that were there before."""

    manifest: Manifest
    safety_copy: Path


def _silent(done: int, total: int, what: str) -> None:
    """Nobody watches."""


def make_backup(target: Path, *, passphrase: str, by: Actor, tell: Tell = _silent) -> Manifest:
    """Write database, files and keys into one new sealed file while people work.

    Files are listed before and after the database is copied: every file the copy knows is among them.
    """
    if target.exists():
        raise BackupExists(file=target)
    manifest = _write_backup(target, passphrase, tell)
    if manifest.schema:
        with transaction.atomic():
            record_system("backups.backup.made", by=by, file=target.name, lines=manifest.audit_lines)
    return manifest


def check_backup(source: Path, *, passphrase: str, tell: Tell = _silent) -> Checked:
    """Restore into a scratch place beside the data and look: every part, the database, the whole trail in it."""
    data = Path(settings.CHIBO_DATA)
    data.mkdir(parents=True, exist_ok=True)
    with saying_full(data), tempfile.TemporaryDirectory(dir=data, prefix=".scratch-") as scratch:
        manifest, database = _unpacked(source, Path(scratch), passphrase, tell)
        return Checked(manifest, _walked(source, database, manifest))


def restore_backup(source: Path, *, passphrase: str, tell: Tell = _silent) -> Restored:
    """Check the backup in a scratch place, keep a safety copy of today, then put the backup in place.

    Killed at any moment, either the old office is there or the new one: files are only added before the database
    is exchanged in one transaction, and those that belong to neither are removed last.
    """
    data = Path(settings.CHIBO_DATA)
    data.mkdir(parents=True, exist_ok=True)
    with saying_full(data), tempfile.TemporaryDirectory(dir=data, prefix=".scratch-") as scratch:
        folder = Path(scratch)
        manifest, database = _unpacked(source, folder, passphrase, tell)
        _walked(source, database, manifest)
        safety = _safety_copy(data, passphrase)
        place_files(folder)
        put_keys_back(folder)
        load_database(database)
        remove_other_files(manifest)
    forget()
    return Restored(manifest, safety)


def note_restored(restored: Restored, *, by: Actor) -> None:
    """Onto the trail that was put back, once its tables are up to date."""
    with transaction.atomic():
        record_system(
            "backups.backup.restored", by=by, made_at=restored.manifest.made_at, lines=restored.manifest.audit_lines
        )


def _write_backup(target: Path, passphrase: str, tell: Tell) -> Manifest:
    with saying_full(target.parent), tempfile.TemporaryDirectory(dir=target.parent, prefix=".scratch-") as scratch:
        ensure_room(target.parent)
        before = stored_files()
        copy, insight = dump_database(Path(scratch))
        files = before | stored_files()
        parts = {copy.name: copy, **key_parts(), **files}
        return write_archive(target, parts, _manifest(insight, files), passphrase, tell)


def _manifest(insight: Insight, files: dict[str, Path]) -> Manifest:
    there = {path.name for path in files.values()}
    return Manifest(
        format=FORMAT,
        version=__version__,
        made_at=timezone.now().isoformat(),
        engine=engine(),
        audit_lines=insight.audit_lines,
        audit_head=insight.audit_head,
        schema=insight.schema,
        missing=sorted(insight.files - there),
    )


def _unpacked(source: Path, folder: Path, passphrase: str, tell: Tell) -> tuple[Manifest, Path]:
    if is_zip(source):
        manifest = read_zip_manifest(source)
        _ensure_ours(manifest)
        unpack_zip(source, folder, manifest, tell)
    else:
        manifest = unpack(source, folder, passphrase, _ensure_ours, tell)
    database = unpacked_database(folder)
    if database is None or not sound(database):
        raise DamagedBackup(file=source, part="database")
    return manifest, database


def _walked(source: Path, database: Path, manifest: Manifest) -> ChainReport | None:
    report = walked_copy(database, manifest)
    said = (manifest.audit_lines, manifest.audit_head or GENESIS)
    if report is not None and report.intact and (report.lines, report.head) != said:
        raise DamagedBackup(file=source, part="audit")
    return report


def _ensure_ours(manifest: Manifest) -> None:
    known = MigrationLoader(None).disk_migrations.keys()
    unknown = {(app, name) for app, name in manifest.schema.items()} - known
    if manifest.format > FORMAT or unknown:
        raise NewerBackup(version=manifest.version)
    if manifest.engine != engine():
        raise OtherDatabase(held=manifest.engine, here=engine())


def _safety_copy(data: Path, passphrase: str) -> Path:
    stamp = f"{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S-%f}"
    target = data / f"safety-{stamp}.age"
    try:
        _write_backup(target, passphrase, _silent)
    except sqlite3.DatabaseError:  # what is there cannot be read as a database: keep its bytes as they are
        parts = {f"raw/{file.name}": file for file in raw_files()} | key_parts() | stored_files()
        write_archive(target, parts, _manifest(Insight(), {}), passphrase, _silent)
    return target
