"""Keeping files: hashed, typed, written to disk before the row that points to them."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from chibo.kernel.text import clean
from chibo.platform.audit.services import Actor, record
from chibo.platform.files.gate import Cleared, Declared, clear, clear_upload
from chibo.platform.files.models import StoredFile


def store_upload(upload: UploadedFile[Any], *, subject: str, by: Actor) -> StoredFile:
    """Keep an uploaded file for ``subject`` (a reference) once it is through the gate. A refused one leaves nothing."""
    return store_cleared(clear_upload(upload, Declared()), subject=subject, by=by)


def store_bytes(content: bytes, *, name: str, subject: str, by: Actor) -> StoredFile:
    """The same for bytes that chibo or a command brings."""
    return store_cleared(clear(content, name=clean(name), declared=Declared()), subject=subject, by=by)


@transaction.atomic
def store_cleared(file: Cleared, *, subject: str, by: Actor) -> StoredFile:
    """Keep what went through the gate under its hash; the same content is on disk once."""
    digest = hashlib.sha256(file.content).hexdigest()
    _write(file.content, path_of(digest))
    stored = StoredFile.objects.create(
        sha256=digest,
        name=file.name[:200],
        content_type=file.kind,
        size=len(file.content),
        subject=subject,
        mark=file.mark,
        looked=file.looked,
        arrived_from=str(by)[:120],
    )
    record(
        "files.file.stored", stored, by=by, sha256=digest, size=stored.size, mark=str(file.mark), looked=str(file.looked)
    )
    if file.looked_like:
        record("files.file.false_alarm", stored, by=by, looked_like=file.looked_like, reason=file.false_alarm)
    return stored


@transaction.atomic
def keep_for(file: StoredFile, *, subject: str, by: Actor) -> StoredFile:
    """A file that is kept already, now also for another subject, whose readers may open it. The gate has seen it."""
    if file.subject == subject:
        return file
    again = StoredFile.objects.create(
        sha256=file.sha256, name=file.name, content_type=file.content_type, size=file.size, subject=subject,
        mark=file.mark, looked=file.looked, arrived_from=str(by)[:120],
    )  # fmt: skip
    record("files.file.stored", again, by=by, sha256=again.sha256, size=again.size, kept_as=file.pk)
    return again


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
