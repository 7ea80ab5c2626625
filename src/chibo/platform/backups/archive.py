"""The backup file: an age file with a tar inside. First what it is, then the parts, last the hash of every part.

Backups of chibo 0.1 are zips with a manifest; they are still read (``zipped``).
"""

import hashlib
import io
import json
import os
import re
import tarfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

from chibo.platform.backups import age
from chibo.platform.backups.errors import BackupExists, BadPassphrase, DamagedBackup, NotABackup

HEAD = "chibo-backup.json"
HASHES = "chibo-hashes.json"
FORMAT = 2
CHUNK = 1024 * 1024
PART = re.compile(r"database\.[a-z0-9.]{1,20}|field-keys|raw/[\w.\-]{1,80}|files/(?:[0-9a-f]{2}/)*[0-9a-f]{64}")
"""Names a part may have; a backup with any other is not ours."""
Tell = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Manifest:
    """What a backup is: who made it, when, from which engine, with which tables, how far the trail had come.

    ``schema`` names the last migration of each app; ``missing`` are files the database knows and the disk had
    not; ``members`` are the SHA-256 of the parts.
    """

    format: int
    version: str
    made_at: str
    engine: str
    audit_lines: int
    audit_head: str
    schema: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    members: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kinds = ((self.format, int), (self.audit_lines, int), (self.version, str), (self.engine, str),
                 (self.audit_head, str), (self.schema, dict), (self.missing, list), (self.members, dict))  # fmt: skip
        if not all(isinstance(value, kind) for value, kind in kinds):
            raise TypeError("a manifest that makes no sense")


def write_archive(target: Path, parts: Mapping[str, Path], manifest: Manifest, passphrase: str, tell: Tell) -> Manifest:
    """Write everything; the file appears under its name only when it is complete and on the disk.

    A part that was deleted since it was listed is left out: it was deleted on purpose.
    """
    waiting = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        handle = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            members = _write_parts(file, parts, manifest, passphrase, tell)
            file.flush()
            os.fsync(file.fileno())
        _name(waiting, target)
    finally:
        waiting.unlink(missing_ok=True)
    return Manifest(**{**asdict(manifest), "members": members})


@contextmanager
def opened_archive(source: Path, passphrase: str) -> Iterator[tuple[Manifest, tarfile.TarFile]]:
    """What the backup is, and its tar at the first part.

    Raises:
        NotABackup, BadPassphrase, DamagedBackup: said before anything was given out.
    """
    try:
        with source.open("rb") as file:
            stream = cast(Any, age.Opener(file, passphrase))
            with tarfile.open(fileobj=stream, mode="r|", bufsize=CHUNK) as tar:
                yield _read_head(tar, source), tar
    except (age.NotSealed, FileNotFoundError, IsADirectoryError) as problem:
        raise NotABackup(file=source) from problem
    except age.WrongPassphrase as problem:
        raise BadPassphrase(file=source) from problem
    except age.Broken as problem:
        raise DamagedBackup(file=source, part=source.name) from problem
    except (tarfile.TarError, EOFError) as problem:
        raise NotABackup(file=source) from problem


def unpack(source: Path, folder: Path, passphrase: str, check: Callable[[Manifest], None], tell: Tell) -> Manifest:
    """Unpack into an empty folder; every part is compared with its hash. ``check`` may refuse before the first."""
    found: dict[str, str] = {}
    expected: dict[str, str] | None = None
    with opened_archive(source, passphrase) as (manifest, tar):
        check(manifest)
        while member := tar.next():
            if member.name == HASHES:
                expected = _json(tar, member, source)
                continue
            if not (member.isfile() and PART.fullmatch(member.name)) or expected is not None:
                raise DamagedBackup(file=source, part=member.name)
            found[member.name] = _unpack_one(tar, member, folder)
            tell(min(len(found), 99), 100, member.name)
    if expected is None:
        raise DamagedBackup(file=source, part=HASHES)
    wrong = sorted(name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name))
    if wrong:
        raise DamagedBackup(file=source, part=wrong[0])
    return Manifest(**{**asdict(manifest), "members": found})


def hash_of(file: Path) -> str:
    """SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _name(waiting: Path, target: Path) -> None:
    """Give the finished file its name, never that of a file that is there."""
    try:
        os.link(waiting, target)
    except FileExistsError as problem:
        raise BackupExists(file=target) from problem
    except OSError:  # a stick or a share that knows no links
        if target.exists():
            raise BackupExists(file=target) from None
        waiting.replace(target)


class _Hashed:
    """A file that is hashed while it is read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._file.read(size)
        self.digest.update(data)
        return data


def _write_parts(
    file: BinaryIO, parts: Mapping[str, Path], manifest: Manifest, passphrase: str, tell: Tell
) -> dict[str, str]:
    sealer, hashes = age.Sealer(file, passphrase), dict[str, str]()
    with tarfile.open(fileobj=cast(Any, sealer), mode="w|", bufsize=CHUNK, format=tarfile.PAX_FORMAT) as tar:
        _add_json(tar, HEAD, {name: value for name, value in asdict(manifest).items() if name != "members"})
        for number, (name, source) in enumerate(parts.items(), start=1):
            try:
                opened = source.open("rb")
            except FileNotFoundError:
                continue
            with opened:
                hashed, info = _Hashed(opened), tarfile.TarInfo(name)
                info.size, info.mode = os.fstat(opened.fileno()).st_size, 0o600
                tar.addfile(info, cast(Any, hashed))
                hashes[name] = hashed.digest.hexdigest()
            tell(number, len(parts) + 1, name)
        _add_json(tar, HASHES, hashes)
    sealer.close()
    return hashes


def _add_json(tar: tarfile.TarFile, name: str, content: object) -> None:
    data = json.dumps(content, sort_keys=True, ensure_ascii=False).encode()
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(data), 0o600
    tar.addfile(info, io.BytesIO(data))


def _read_head(tar: tarfile.TarFile, source: Path) -> Manifest:
    first = tar.next()
    if first is None or first.name != HEAD:
        raise NotABackup(file=source)
    try:
        return Manifest(**_json(tar, first, source))
    except (TypeError, ValueError) as problem:
        raise NotABackup(file=source) from problem


def _json(tar: tarfile.TarFile, member: tarfile.TarInfo, source: Path) -> dict[str, Any]:
    opened = tar.extractfile(member)
    try:
        content = json.loads(opened.read()) if opened else None
    except ValueError as problem:
        raise DamagedBackup(file=source, part=member.name) from problem
    if not isinstance(content, dict):
        raise DamagedBackup(file=source, part=member.name)
    return content


def _unpack_one(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> str:
    target = folder / member.name  # PART allows no way out of the folder
    target.parent.mkdir(parents=True, exist_ok=True)
    packed = tar.extractfile(member)
    digest = hashlib.sha256()
    with target.open("wb") as unpacked:
        while packed and (chunk := packed.read(CHUNK)):
            unpacked.write(chunk)
            digest.update(chunk)
    return digest.hexdigest()
