"""Files of a document: each one a version, none ever replaced."""

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from chibo.kernel.text import clean
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import keep_for, store_bytes, store_upload
from chibo.work.documents.errors import ReasonNeeded
from chibo.work.documents.events import VersionAdded
from chibo.work.documents.models import Document, DocumentVersion

FileGiven = StoredFile | UploadedFile[Any] | tuple[str, bytes]
"""A file that is kept already, one that is just coming in, or a name with bytes that chibo itself has made."""


@transaction.atomic
def add_version(
    document: Document | int,
    file: FileGiven,
    *,
    by: Actor,
    on: dt.date,
    at: dt.datetime | None = None,
    note: str = "",
    same_words: bool = False,
) -> DocumentVersion:
    """The file becomes the newest version; the earlier ones stay. The same content again adds nothing.

    With ``same_words`` it is the same paper in a better file: who knows the version before need not read again, so
    somebody answers for that with a reason. What comes in goes through the secrecy gate; what is kept already went
    through it.
    """
    if same_words and not clean(note):
        raise ReasonNeeded()
    key = document if isinstance(document, int) else document.pk
    document = Document.objects.select_for_update().get(pk=key)
    stored = _stored(document, file, by=by)
    newest = document.versions.order_by("-nr").first()
    if newest is not None and newest.sha256 == stored.sha256:
        return newest
    nr = newest.nr + 1 if newest else 1
    version = DocumentVersion.objects.create(
        document=document, nr=nr, words_of=newest.words_of if newest and same_words else nr, file=stored,
        sha256=stored.sha256, note=clean(note)[:300], added_by=str(by)[:120], added_on=on,
    )  # fmt: skip
    document.file = stored
    document.save(update_fields=["file"])
    said: dict[str, Any] = {"file": stored.pk, "sha256": stored.sha256, "nr": nr}
    if version.words_of != nr:
        said |= {"words_of": version.words_of, "reason": version.note}
    record("documents.document.file_attached", document, by=by, at=at, **said)
    publish(VersionAdded(document.pk, version.pk, version.nr, on.isoformat()))
    return version


def _stored(document: Document, file: FileGiven, *, by: Actor) -> StoredFile:
    if isinstance(file, StoredFile):
        return keep_for(file, subject=document.reference, by=by)
    if isinstance(file, tuple):
        name, content = file
        return store_bytes(content, name=name, subject=document.reference, by=by)
    return store_upload(file, subject=document.reference, by=by)
