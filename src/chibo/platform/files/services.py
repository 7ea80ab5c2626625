"""Keeping files: hashed, typed, written to disk before the row that points to them."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from chibo.kernel.text import clean
from chibo.platform.audit.services import Actor, record
from chibo.platform.files.errors import FileEmpty, FileKindRefused, FileTooBig
from chibo.platform.files.kinds import kind_of
from chibo.platform.files.models import StoredFile

MEGABYTE = 1024 * 1024


def store_upload(upload: UploadedFile[bytes], *, subject: str, by: Actor) -> StoredFile:
    """Keep an uploaded file for ``subject`` (a reference). Refused files leave nothing behind."""
    name = clean(upload.name or "file")
    if (upload.size or 0) > settings.FILES_MAX_MEGABYTES * MEGABYTE:
        raise FileTooBig(
            name=name, size=(upload.size or 0) // MEGABYTE, limit=settings.FILES_MAX_MEGABYTES
        )
    return store_bytes(upload.read(), name=name, subject=subject, by=by)


@transaction.atomic
def store_bytes(content: bytes, *, name: str, subject: str, by: Actor) -> StoredFile:
    """Keep ``content`` under its hash; the same content is on disk once."""
    if not content:
        raise FileEmpty(name=name)
    kind = kind_of(content, name)
    if kind is None:
        raise FileKindRefused(name=name)
    digest = hashlib.sha256(content).hexdigest()
    _write(content, path_of(digest))
    stored = StoredFile.objects.create(
        sha256=digest,
        name=name[:200],
        content_type=kind,
        size=len(content),
        subject=subject,
        arrived_from=str(by)[:120],
    )
    record("files.file.stored", stored, by=by, sha256=digest, size=len(content))
    return stored


def path_of(digest: str) -> Path:
    """Where the content with this hash lies."""
    return Path(settings.FILES_FOLDER) / digest[:2] / digest


def _write(content: bytes, path: Path) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as waiting:
        try:
            waiting.write(content)
            waiting.flush()
            os.fsync(waiting.fileno())
            Path(waiting.name).replace(path)
        except OSError:
            Path(waiting.name).unlink(missing_ok=True)
            raise
