"""The secrecy gate: what comes in is asked for its mark and looked at, in memory, before anything is kept."""

import datetime as dt
import io
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from chibo.kernel.text import clean
from chibo.platform.files.choices import SECRET_MARKS, Looked, Mark
from chibo.platform.files.errors import (
    FileBroken,
    FileEmpty,
    FileInfected,
    FileKindRefused,
    FileTooBig,
    FileUnreasonable,
    LooksSecret,
    MarkedSecret,
)
from chibo.platform.files.kinds import is_locked_office, kind_of
from chibo.platform.files.reading import FirstPage, first_page
from chibo.platform.files.rules.marks import Finding, MarkWords, mark_on_page
from chibo.platform.files.rules.packages import Unreasonable, ensure_reasonable
from chibo.platform.files.rules.pictures import MOST_PIXELS, pixels_of
from chibo.platform.files.rules.viruses import holds_test_virus
from chibo.platform.files.scanning import ensure_clean
from chibo.platform.rulebook.queries import rules_on

MEGABYTE = 1024 * 1024
REASON_AT_LEAST = 10
"""Characters; a dot is no reason."""


@dataclass(frozen=True)
class Declared:
    """What the person who brings the file says of it."""

    mark: Mark = Mark.NONE
    false_alarm: str = ""
    """Why an uncertain find is none; only ever used for uncertain finds."""


@dataclass(frozen=True)
class Cleared:
    """A file that went through the gate, and what is written on the trail about that. Never its content."""

    name: str
    content: bytes
    kind: str
    mark: Mark
    looked: Looked
    false_alarm: str = ""
    looked_like: str = ""
    broken: bool = False
    """No reader could open it, though its beginning says what it is."""


class ClearedUpload(UploadedFile[Any]):
    """An upload that carries the proof that it went through the gate."""

    def __init__(self, upload: UploadedFile[Any], cleared: Cleared) -> None:
        super().__init__(io.BytesIO(cleared.content), upload.name, upload.content_type, upload.size, upload.charset)
        self.cleared = cleared


def clear_upload(upload: UploadedFile[Any], declared: Declared, *, on: dt.date | None = None) -> Cleared:
    """The upload, if it may come in. A refused one is closed, which removes it from memory and from any waiting place.

    Raises:
        DomainError: whose sentence says what is the case and what to do.
    """
    if isinstance(upload, ClearedUpload):
        return upload.cleared
    name = clean(upload.name or "file")
    try:
        if (upload.size or 0) > settings.FILES_MAX_MEGABYTES * MEGABYTE:
            raise FileTooBig(name=name, size=(upload.size or 0) // MEGABYTE, limit=settings.FILES_MAX_MEGABYTES)
        upload.seek(0)
        cleared = clear(upload.read(), name=name, declared=declared, on=on)
        if cleared.broken:
            raise FileBroken(name=name)
        return cleared
    except Exception:
        upload.close()
        raise


def clear(content: bytes, *, name: str, declared: Declared, on: dt.date | None = None) -> Cleared:
    """The same for bytes: the mark that is declared, the kind, the bounds, the first page."""
    _ensure_not_declared(declared)
    if not content:
        raise FileEmpty(name=name)
    if is_locked_office(content):
        raise FileBroken(name=name)
    kind = kind_of(content, name)
    if kind is None:
        raise FileKindRefused(name=name)
    _ensure_reasonable(content, name=name)
    _ensure_harmless(content, name=name)
    page = first_page(content, kind)
    found = _found(page, declared, on=on)
    reason = clean(declared.false_alarm)[:300]
    return Cleared(
        name, content, kind, declared.mark, page.looked,
        false_alarm=reason if found else "", looked_like=found.level if found else "", broken=page.broken,
    )


def glance(upload: UploadedFile[Any], declared: Declared) -> None:
    """For a file that is only read and never kept, such as a members' list: its mark alone is asked and looked for.

    What else may be wrong with it, the reader of the list says in its own words.
    """
    try:
        _ensure_not_declared(declared)
        upload.seek(0)
        content = upload.read(settings.FILES_MAX_MEGABYTES * MEGABYTE)
        upload.seek(0)
        kind = kind_of(content, clean(upload.name or "file"))
        if kind is not None:
            _found(first_page(content, kind), declared, on=None)
    except (MarkedSecret, LooksSecret):
        upload.close()
        raise


def _ensure_not_declared(declared: Declared) -> None:
    if declared.mark in SECRET_MARKS:
        raise MarkedSecret(mark=declared.mark.label)


def _found(page: FirstPage, declared: Declared, *, on: dt.date | None) -> Finding | None:
    found = mark_on_page(page.lines, _words(on or timezone.localdate()))
    if found and found.certain:
        raise MarkedSecret(mark=Mark(found.level).label)
    if found and len(clean(declared.false_alarm)) < REASON_AT_LEAST:
        raise LooksSecret(mark=Mark(found.level).label)
    return found


def _ensure_reasonable(content: bytes, *, name: str) -> None:
    if (pixels_of(content) or 0) > MOST_PIXELS:
        raise FileUnreasonable(name=name)
    if not content.startswith(b"PK"):
        return
    try:
        ensure_reasonable(content)
    except Unreasonable as refused:
        refusals = {"broken": FileBroken, "virus": FileInfected}
        raise refusals.get(refused.why, FileUnreasonable)(name=name) from refused


def _ensure_harmless(content: bytes, *, name: str) -> None:
    if holds_test_virus(content):
        raise FileInfected(name=name)
    ensure_clean(content, name=name)


def _words(on: dt.date) -> MarkWords:
    return MarkWords.of(rules_on(on).table("documents.secrecy_marks"))
