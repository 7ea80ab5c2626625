"""What may be written of a document: cleaned, taken apart, checked, the same for every way in."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypedDict

from django.db import IntegrityError, transaction

from chibo.kernel.text import clean, fold
from chibo.kernel.wording import day_numbers
from chibo.platform.papers.rules.numbering import number_parts, one_writing
from chibo.work.documents.choices import Circulation, DocumentKind, System, Urgency
from chibo.work.documents.errors import (
    AlreadyRegistered,
    DayInTheFuture,
    NotForThePublic,
    ReceivedBeforeIssued,
    SecretDocument,
    SomethingMissing,
    SpreadBeforeReceived,
)
from chibo.work.documents.models import Document
from chibo.work.documents.rules.citing import kind_of
from chibo.work.documents.rules.secrecy import carries_secrecy_mark, number_is_of_a_secret_document
from chibo.work.documents.rules.spreading import spread_by as usual_day
from chibo.work.documents.rules.types import kind_of_code, system_of, type_code_of


class IssuedWords(TypedDict, total=False):
    """What may be said about a document besides its number. Days are dates; ``spread_by`` None takes the usual day.

    ``kind``, ``system`` and ``type_code`` are told from number and title where they are not said.
    """

    kind: str
    issuer: str
    issued_on: dt.date
    title: str
    received_on: dt.date
    must_be_spread: bool
    spread_by: dt.date | None
    system: str
    type_code: str
    signer: str
    pages: int | None
    urgency: str
    circulation: str
    for_committee: bool
    original_at: str
    holder: str
    origin: str


class DocumentWords(IssuedWords, total=False):
    """The same with the number as it is printed."""

    number: str


PARTICULARS = frozenset({"signer", "pages", "urgency", "circulation", "for_committee", "original_at", "holder"})
"""What may be put right at any time, because no meeting and no citation rests on it."""


def words_of(document: Document) -> dict[str, Any]:
    """What the register says of the document."""
    return {name: getattr(document, name) for name in DocumentWords.__annotations__}


def write_words(document: Document, words: Mapping[str, Any], *, on: dt.date) -> None:
    """Put the words on the row.

    Raises:
        DomainError: something is missing, carries a mark of secrecy, or a day cannot be.
    """
    texts = {name: clean(str(words.get(name) or "")) for name in ("issuer", "number", "title")}
    texts["number"] = one_writing(texts["number"])
    needed = ("issuer", "title") if document.is_issued else ("issuer", "number", "title")
    if not all(texts[name] for name in needed) or not (words.get("issued_on") and words.get("received_on")):
        raise SomethingMissing()
    ensure_not_secret(texts)
    for name, text in texts.items():
        setattr(document, name, text)
    document.issued_on, document.received_on = words["issued_on"], words["received_on"]
    document.origin = str(words.get("origin") or "")[:80]
    _write_type(document, words)
    _write_particulars(document, words)
    document.folded = fold(f"{document.number} {document.title} {document.issuer} {document.signer}")[:800]
    document.must_be_spread = bool(words.get("must_be_spread"))
    wanted = words.get("spread_by") or usual_day(document.received_on)
    document.spread_by = wanted if document.must_be_spread else None
    _ensure_days(document, on=on)


def ensure_not_secret(texts: Mapping[str, str]) -> None:
    """No text carries a mark of secrecy."""
    if number_is_of_a_secret_document(texts.get("number", "")):
        raise SecretDocument(text=texts["number"])
    for text in texts.values():
        if carries_secrecy_mark(text):
            raise SecretDocument(text=text)


def save_once(document: Document) -> None:
    """Save it, unless the register has the same paper: issuer, type, number and date together name it."""
    if other := same_paper(document):
        raise _already(other)
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError:
        other = same_paper(document)
        if other is None:
            raise
        raise _already(other)


def same_paper(document: Document) -> Document | None:
    """The entry that names the same paper, however its number and issuer are written there. One query."""
    if not document.number:
        return None
    rows = Document.objects.filter(unit_id=document.unit_id, issued_on=document.issued_on).exclude(pk=document.pk)
    rows = rows.filter(serial=document.serial) if document.serial else rows.filter(number=document.number)
    mine = identity_of(document)
    return next((other for other in rows if identity_of(other) == mine), None)


def identity_of(document: Document) -> tuple[str, str, str]:
    """What names the paper besides its date, in one writing: issuer, type and number."""
    return (fold(document.issuer), document.type_code, fold(document.number) or document.number)


def _write_type(document: Document, words: Mapping[str, Any]) -> None:
    parts = number_parts(document.number)
    document.serial, document.supplement, document.symbol = parts.serial, parts.supplement, parts.symbol[:60]
    document.system = words.get("system") or System(system_of(document.number, document.issuer))
    code = str(words.get("type_code") or "")
    kind = words.get("kind") or (kind_of_code(code, document.system) if code else kind_of(document.number, document.title))
    if kind == DocumentKind.CIRCULAR and document.system == System.PARTY:
        kind = DocumentKind.PARTY_CIRCULAR
    document.kind = kind
    document.type_code = code or type_code_of(document.kind, document.system)


def _write_particulars(document: Document, words: Mapping[str, Any]) -> None:
    document.signer = clean(str(words.get("signer") or ""))[:120]
    document.original_at = clean(str(words.get("original_at") or ""))[:120]
    document.holder = clean(str(words.get("holder") or ""))[:80]
    document.pages = words.get("pages") or None
    document.urgency = words.get("urgency") or Urgency.NONE
    document.circulation = words.get("circulation") or Circulation.NONE
    document.for_committee = bool(words.get("for_committee"))
    ensure_not_secret({"signer": document.signer, "original_at": document.original_at, "holder": document.holder})
    if document.public and (document.circulation != Circulation.NONE or document.for_committee):
        raise NotForThePublic(number=document.name)


def _ensure_days(document: Document, *, on: dt.date) -> None:
    for day in (document.issued_on, document.received_on):
        if day > on:
            raise DayInTheFuture(day=day_numbers(day))
    received = day_numbers(document.received_on)
    if document.received_on < document.issued_on:
        raise ReceivedBeforeIssued(issued=day_numbers(document.issued_on), received=received)
    if document.spread_by and document.spread_by < document.received_on:
        raise SpreadBeforeReceived(received=received, day=day_numbers(document.spread_by))


def _already(other: Document) -> AlreadyRegistered:
    return AlreadyRegistered(
        number=other.number, day=day_numbers(other.issued_on), issuer=other.issuer,
        received=day_numbers(other.received_on),
    )  # fmt: skip
