"""Registering papers in and out, putting an entry right, and noting that a meeting has dealt with one."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Unpack

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from chibo.kernel.wording import day_numbers
from chibo.organization.units.queries import unit_name
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.files.models import StoredFile
from chibo.platform.papers.models import Paper, ReservedNumber
from chibo.platform.papers.services import next_entry, use_number
from chibo.platform.threads.services import link
from chibo.work.documents.choices import Direction, System
from chibo.work.documents.errors import AlreadyUsed, IssuedStays, SpreadBeforeReceived, UnitEnded
from chibo.work.documents.events import DocumentRegistered, DocumentSpread
from chibo.work.documents.models import Document
from chibo.work.documents.queries import is_used
from chibo.work.documents.services.numbering import number_on_paper
from chibo.work.documents.services.versions import FileGiven, add_version
from chibo.work.documents.services.wording import (
    PARTICULARS,
    DocumentWords,
    IssuedWords,
    save_once,
    words_of,
    write_words,
)

Upload = UploadedFile[Any]


@transaction.atomic
def register_incoming(
    unit_id: int,
    *,
    by: Actor,
    on: dt.date,
    at: dt.datetime | None = None,
    files: Sequence[FileGiven] = (),
    arrival_number: int = 0,
    **words: Unpack[DocumentWords],
) -> Document:
    """Register a paper that has come in. Issuer, number, issued_on, title and received_on are needed.

    Its number of arrival is the next of the year; ``arrival_number`` is one that an old register gave it. With an
    ``origin`` that has made one before, that one is returned.
    """
    if made := _made_before(unit_id, words.get("origin", "")):
        return made
    document = Document(unit_id=unit_id, direction=Direction.INCOMING)
    write_words(document, words, on=on)
    document.arrival_year = document.received_on.year
    document.arrival_number = next_entry(
        f"unit:{unit_id}", f"arrivals:{document.arrival_year}", at_least=arrival_number
    )
    save_once(document)
    return _registered(document, files, by=by, on=on, at=at)


@transaction.atomic
def register_issued(
    unit_id: int,
    *,
    by: Actor,
    on: dt.date,
    number: ReservedNumber | str | None,
    at: dt.datetime | None = None,
    files: Sequence[FileGiven] = (),
    paper: Paper | None = None,
    **words: Unpack[IssuedWords],
) -> Document:
    """Register a paper that the unit has issued. type_code, issued_on and title are needed.

    ``number`` is one that was drawn before, the number as it stands on the paper, or None for kinds without one.
    The same ``origin`` or ``paper`` again gives the document that is there.

    Raises:
        NumberTaken, NumberLeavesGap: the number on the paper is another's, or would leave a gap.
    """
    if made := _made_before(unit_id, words.get("origin", ""), paper):
        return made
    day, said = words["issued_on"], dict[str, Any](words)
    system, type_code = said.setdefault("system", System.PARTY), words.get("type_code", "")
    if isinstance(number, str):
        number = number_on_paper(unit_id, system, type_code, number, by=by, on=day) if number.strip() else None
    issuer = said.setdefault("issuer", unit_name(unit_id, on=day))
    if not issuer:
        raise UnitEnded(unit=unit_name(unit_id, on=on), day=day_numbers(day))
    said["number"], said["received_on"] = number.text if number else "", day
    document = Document(unit_id=unit_id, direction=Direction.ISSUED, paper=paper)
    write_words(document, said, on=on)
    save_once(document)
    if number:
        use_number(number, reference=document.reference, by=by)
    if paper:
        link(paper.reference, document.reference)
    return _registered(document, files, by=by, on=on, at=at)


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
    """Register a document that has come in, with its one file."""
    files = [file] if file is not None else []
    return register_incoming(unit_id, by=by, on=on, at=at, files=files, **words)


@transaction.atomic
def change_document(
    document: Document, *, by: Actor, on: dt.date, at: dt.datetime | None = None, **changes: Unpack[DocumentWords]
) -> Document:
    """Put an entry right. What a meeting rests on, and what stands on an issued paper, stays; the rest may change."""
    document = locked(document)
    before = words_of(document)
    _ensure_may_change(document, {name for name, value in changes.items() if before[name] != value})
    kept = before if {"kind", "system", "number"}.isdisjoint(changes) else {**before, "type_code": ""}
    write_words(document, {**kept, **changes}, on=on)
    save_once(document)
    after = words_of(document)
    changed = {name: [before[name], value] for name, value in after.items() if before[name] != value}
    if changed:
        record("documents.document.changed", document, by=by, at=at, changes=changed)
    return document


@transaction.atomic
def attach_file(
    document: Document, file: Upload | StoredFile, *, by: Actor, on: dt.date | None = None, at: dt.datetime | None = None
) -> Document:
    """Keep the document's file as its newest version."""
    add_version(document, file, by=by, on=on or timezone.localdate(), at=at)
    return locked(document)


@transaction.atomic
def mark_spread(
    document: Document | int, *, on: dt.date, by: Actor, at: dt.datetime | None = None, meeting: str = ""
) -> Document:
    """A meeting has dealt with it on that day; ``meeting`` is the reference of its item. Harmless twice."""
    document = locked(document)
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


def locked(document: Document | int) -> Document:
    """The row, held until the transaction ends."""
    key = document if isinstance(document, int) else document.pk
    return Document.objects.select_for_update().get(pk=key)


def _registered(
    document: Document, files: Sequence[FileGiven], *, by: Actor, on: dt.date, at: dt.datetime | None
) -> Document:
    record(
        "documents.document.registered", document, by=by, at=at, number=document.number, issuer=document.issuer,
        issued_on=document.issued_on, direction=document.direction, arrival=document.arrival_number,
    )  # fmt: skip
    for file in files:
        document.file = add_version(document, file, by=by, on=on, at=at).file
    publish(DocumentRegistered(document.pk, document.unit_id, document.direction))
    return document


def _made_before(unit_id: int, origin: str, paper: Paper | None = None) -> Document | None:
    rows = Document.objects.filter(unit_id=unit_id)
    found = rows.filter(origin=origin).first() if origin else None
    return found or (rows.filter(paper=paper).first() if paper else None)


def _ensure_may_change(document: Document, changed: set[str]) -> None:
    of_the_head = changed - PARTICULARS
    if of_the_head and is_used(document):
        raise AlreadyUsed(number=document.name)
    free = {"must_be_spread", "spread_by"} | (set() if document.paper_id else {"title"})
    if document.is_issued and of_the_head - free:
        raise IssuedStays(number=document.name)
