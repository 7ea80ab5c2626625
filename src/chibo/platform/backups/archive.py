"""The backup file: a zip with a manifest that knows the hash of every member."""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from chibo.platform.backups.errors import DamagedBackup, NotABackup

MANIFEST = "chibo-backup.json"
FORMAT = 1
CHUNK = 1024 * 1024
Tell = Callable[[int, int, str], None]
UNREADABLE = (OSError, EOFError, KeyError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What a damaged, truncated, encrypted or foreign file makes the zip reader say."""


@dataclass(frozen=True)
class Manifest:
    """What is in a backup: who made it, when, from which engine, and the SHA-256 of every member."""

    format: int
    version: str
    made_at: str
    engine: str
    audit_lines: int
    audit_head: str
    members: dict[str, str] = field(default_factory=dict)


def write_archive(target: Path, parts: dict[str, Path], manifest: Manifest, tell: Tell) -> Manifest:
    """Write all parts and the manifest; the file appears under its name only when it is complete."""
    waiting = target.with_name(target.name + ".part")
    try:
        whole = _write_parts(waiting, parts, manifest, tell)
        waiting.replace(target)
    finally:
        waiting.unlink(missing_ok=True)
    return whole


def read_manifest(source: Path) -> Manifest:
    """The manifest of a backup; anything else is refused."""
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = Manifest(**json.loads(archive.read(MANIFEST)))
    except (*UNREADABLE, TypeError, ValueError) as problem:
        raise NotABackup(file=source) from problem
    if not isinstance(manifest.format, int) or not isinstance(manifest.members, dict):
        raise NotABackup(file=source)
    return manifest


def unpack(source: Path, folder: Path, manifest: Manifest, tell: Tell) -> None:
    """Unpack every member of the manifest into an empty folder and check its hash."""
    with zipfile.ZipFile(source) as archive:
        for number, (name, expected) in enumerate(manifest.members.items(), start=1):
            target = (folder / name).resolve()
            if not target.is_relative_to(folder.resolve()):
                raise DamagedBackup(file=source, part=name)
            target.parent.mkdir(parents=True, exist_ok=True)
            _unpack_one(archive, name, target, source)
            if hash_of(target) != expected:
                raise DamagedBackup(file=source, part=name)
            tell(number, len(manifest.members), name)


def hash_of(file: Path) -> str:
    """SHA-256 of a file."""
    digest = hashlib.sha256()
    for chunk in _chunks(file):
        digest.update(chunk)
    return digest.hexdigest()


def _write_parts(waiting: Path, parts: dict[str, Path], manifest: Manifest, tell: Tell) -> Manifest:
    hashes: dict[str, str] = {}
    handle = os.open(waiting, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w+b") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, source) in enumerate(parts.items(), start=1):
            archive.write(source, name)
            hashes[name] = hash_of(source)
            tell(number, len(parts), name)
        whole = Manifest(**{**asdict(manifest), "members": hashes})
        archive.writestr(MANIFEST, json.dumps(asdict(whole), indent=1, sort_keys=True))
    return whole


def _unpack_one(archive: zipfile.ZipFile, name: str, target: Path, source: Path) -> None:
    try:
        with archive.open(name) as packed, target.open("wb") as unpacked:
            while chunk := packed.read(CHUNK):
                unpacked.write(chunk)
    except UNREADABLE as problem:
        raise DamagedBackup(file=source, part=name) from problem


def _chunks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while chunk := opened.read(CHUNK):
            yield chunk
