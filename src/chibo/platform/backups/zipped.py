"""Reading the backups of chibo 0.1: a zip with a manifest that knows the hash of every member. None are made any more."""

import json
import zipfile
import zlib
from pathlib import Path

from chibo.platform.backups.archive import CHUNK, PART, Manifest, Tell, hash_of
from chibo.platform.backups.errors import DamagedBackup, NotABackup

MANIFEST = "chibo-backup.json"
UNREADABLE = (EOFError, KeyError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What a damaged, truncated, encrypted or foreign file makes the zip reader say."""


def is_zip(source: Path) -> bool:
    """Whether the file begins as a zip does."""
    try:
        with source.open("rb") as file:
            return file.read(2) == b"PK"
    except OSError:
        return False


def read_zip_manifest(source: Path) -> Manifest:
    """What the backup is; anything else is refused."""
    try:
        with zipfile.ZipFile(source) as archive:
            return Manifest(**json.loads(archive.read(MANIFEST)))
    except (*UNREADABLE, TypeError, ValueError) as problem:
        raise NotABackup(file=source) from problem


def unpack_zip(source: Path, folder: Path, manifest: Manifest, tell: Tell) -> None:
    """Unpack every member of the manifest into an empty folder and check its hash."""
    try:
        with zipfile.ZipFile(source) as archive:
            for number, (name, expected) in enumerate(manifest.members.items(), start=1):
                if not PART.fullmatch(name):
                    raise DamagedBackup(file=source, part=name)
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                _unpack_one(archive, name, target)
                if hash_of(target) != expected:
                    raise DamagedBackup(file=source, part=name)
                tell(number, len(manifest.members), name)
    except UNREADABLE as problem:
        raise DamagedBackup(file=source, part=source.name) from problem


def _unpack_one(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    with archive.open(name) as packed, target.open("wb") as unpacked:
        while chunk := packed.read(CHUNK):
            unpacked.write(chunk)
