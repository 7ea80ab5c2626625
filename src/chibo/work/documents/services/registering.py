"""Registering documents, putting an entry right, and noting that a meeting has dealt with one."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from chibo.kernel.text import clean, fold
from chibo.kernel.wording import day_numbers
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import store_upload
from chibo.platform.threads.services import link
from chibo.work.documents.errors import (
    AlreadyRegistered,
    AlreadyUsed,
    DayInTheFuture,
    ReceivedBeforeIssued,
    SecretDocument,
    SomethingMissing,
    SpreadBeforeReceived,
)
from chibo.work.documents.events import DocumentRegistered, DocumentSpread
from chibo.work.documents.models import Document
from chibo.work.documents.queries import is_used
from chibo.work.documents.rules.citing import kind_of
from chibo.work.documents.rules.secrecy import carries_secrecy_mark, number_is_of_a_secret_document
from chibo.work.documents.rules.spreading import spread_by as usual_day

Upload = UploadedFile[Any]


class DocumentWords(TypedDict, total=False):
    """What may be said about a document. Days are dates; ``spread_by`` None takes the usual day."""

    kind: str
    issuer: str
    number: str
    issued_on: dt.date
    title: str
    received_on: dt.date
    must_be_spread: bool
    spread_by: dt.date | None


@transaction.atomic
def register_document(
    unit_id: int,
    *,
    by: Actor,
    on: dt.date,
    at: dt.datetime | None = None,
    file: Upload | StoredFile | None = None,
    **words: Unpack[DocumentWords],
) -> Document:
    """Register a document that has come in. Issuer, number, issued_on, title and received_on are needed."""
    document = Document(unit_id=unit_id)
    _write(document, words, on=on)
    _save_once(document)
    record(
        "documents.document.registered", document, by=by, at=at,
        number=document.number, issuer=document.issuer, issued_on=document.issued_on,
    )
    if file is not None:
        document = attach_file(document, file, by=by, at=at)
    publish(DocumentRegistered(document_id=document.pk, unit_id=unit_id))
    return document


@transaction.atomic
def change_document(
    document: Document, *, by: Actor, on: dt.date, at: dt.datetime | None = None, **changes: Unpack[DocumentWords]
) -> Document:
    """Put an entry right, as long as no meeting has used it."""
    document = _locked(document)
    if is_used(document):
        raise AlreadyUsed(number=document.number)
    before = _words_of(document)
    _write(document, {**before, **changes}, on=on)
    _save_once(document)
    after = _words_of(document)
    changed = {name: [before[name], value] for name, value in after.items() if before[name] != value}
    if changed:
        record("documents.document.changed", document, by=by, at=at, changes=changed)
    return document


@transaction.atomic
def attach_file(
    document: Document, file: Upload | StoredFile, *, by: Actor, at: dt.datetime | None = None
) -> Document:
    """Keep the document's file; a newer one takes its place, the old one stays on the trail."""
    document = _locked(document)
    stored = store_upload(file, subject=document.reference, by=by) if isinstance(file, UploadedFile) else file
    document.file = stored
    document.save(update_fields=["file"])
    record("documents.document.file_attached", document, by=by, at=at, file=stored.pk, sha256=stored.sha256)
    return document


@transaction.atomic
def mark_spread(
    document: Document | int, *, on: dt.date, by: Actor, at: dt.datetime | None = None, meeting: str = ""
) -> Document:
    """A meeting has dealt with it on that day; ``meeting`` is the reference of its item. Harmless twice."""
    document = _locked(document)
    if meeting:
        link(document.reference, meeting)
    if document.spread_on is not None:
        return document
    if on < document.received_on:
        raise SpreadBeforeReceived(received=day_numbers(document.received_on), day=day_numbers(on))
    document.spread_on = on
    document.save(update_fields=["spread_on"])
    record("documents.document.spread", document, by=by, at=at, on=on, meeting=meeting)
    publish(DocumentSpread(document_id=document.pk, on=on.isoformat()))
    return document


def _locked(document: Document | int) -> Document:
    key = document if isinstance(document, int) else document.pk
    return Document.objects.select_for_update().get(pk=key)


def _words_of(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in DocumentWords.__annotations__}


def _write(document: Document, words: Mapping[str, Any], *, on: dt.date) -> None:
    texts = {name: clean(str(words.get(name) or "")) for name in ("issuer", "number", "title")}
    if not all(texts.values()) or not (words.get("issued_on") and words.get("received_on")):
        raise SomethingMissing()
    _ensure_not_secret(texts)
    for name, text in texts.items():
        setattr(document, name, text)
    document.issued_on, document.received_on = words["issued_on"], words["received_on"]
    document.kind = words.get("kind") or kind_of(document.number, document.title)
    document.folded = fold(f"{document.number} {document.title} {document.issuer}")[:700]
    document.must_be_spread = bool(words.get("must_be_spread"))
    wanted = words.get("spread_by") or usual_day(document.received_on)
    document.spread_by = wanted if document.must_be_spread else None
    _ensure_days(document, on=on)


def _ensure_not_secret(texts: Mapping[str, str]) -> None:
    if number_is_of_a_secret_document(texts["number"]):
        raise SecretDocument(text=texts["number"])
    for text in texts.values():
        if carries_secrecy_mark(text):
            raise SecretDocument(text=text)


def _ensure_days(document: Document, *, on: dt.date) -> None:
    for day in (document.issued_on, document.received_on):
        if day > on:
            raise DayInTheFuture(day=day_numbers(day))
    received = day_numbers(document.received_on)
    if document.received_on < document.issued_on:
        raise ReceivedBeforeIssued(issued=day_numbers(document.issued_on), received=received)
    if document.spread_by and document.spread_by < document.received_on:
        raise SpreadBeforeReceived(received=received, day=day_numbers(document.spread_by))


def _save_once(document: Document) -> None:
    same = Document.objects.filter(
        unit_id=document.unit_id, issuer=document.issuer, number=document.number, issued_on=document.issued_on
    ).exclude(pk=document.pk)
    try:
        if other := same.first():
            raise _already(other)
        with transaction.atomic():
            document.save()
    except IntegrityError:
        other = same.first()
        if other is None:
            raise
        raise _already(other)


def _already(other: Document) -> AlreadyRegistered:
    return AlreadyRegistered(
        number=other.number, day=day_numbers(other.issued_on), issuer=other.issuer,
        received=day_numbers(other.received_on),
    )
