"""Taking in a file from the gateway: a message or a status message, wholly or not at all."""

import datetime as dt
import hashlib
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from chibo.kernel.errors import DomainError
from chibo.kernel.text import clean, fold
from chibo.kernel.wording import day_numbers
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.files.gate import Cleared, Declared, clear
from chibo.platform.files.services import store_cleared
from chibo.work.documents.errors import SecretDocument
from chibo.work.documents.services.wording import ensure_not_secret
from chibo.work.exchange.choices import CARRIES_A_PAPER, WISHES, Direction, MessageKind, MessageState
from chibo.work.exchange.errors import (
    AlreadyReceived,
    AttachmentRefused,
    DayInTheFuture,
    EarlierUnknown,
    NoOwnCode,
    NotForThisOffice,
    NotTheSender,
    SecretMessage,
    UnreadableMessage,
)
from chibo.work.exchange.events import MessageArrived
from chibo.work.exchange.models import Enclosure, Message, StatusNote
from chibo.work.exchange.queries import codes_of, types_on
from chibo.work.exchange.rules.content import Letter
from chibo.work.exchange.rules.faults import Unreadable
from chibo.work.exchange.rules.reading import Reading, read_message
from chibo.work.exchange.rules.signature import Verdict, verdict_of
from chibo.work.exchange.services.addresses import remember_sender
from chibo.work.exchange.services.hearing import hear_status


def take_in(
    unit_id: int, content: bytes, *, declared: Declared, by: Actor, on: dt.date, at: dt.datetime
) -> Message | StatusNote:
    """Read the file, check it, send every attachment through the gate, keep it.

    Raises:
        DomainError: the sentence says which element or attachment; nothing was kept.
    """
    reading = _read(content, on)
    if reading.status is not None:
        return hear_status(unit_id, reading.status, by=by, on=on, at=at)
    letter = reading.letter
    assert letter is not None
    _ensure_ours(unit_id, letter, on=on)
    _ensure_harmless(letter, on=on)
    digest = hashlib.sha256(content).hexdigest()
    _ensure_new(unit_id, letter, digest)
    files = _cleared(letter, declared, on=on)
    return _keep(unit_id, reading, letter, files, (digest, len(content)), by=by, at=at)


def _read(content: bytes, on: dt.date) -> Reading:
    try:
        return read_message(content, known_types=frozenset(kind.number for kind in types_on(on)))
    except Unreadable as wrong:
        raise UnreadableMessage([(fault.why, fault.element, fault.value) for fault in wrong.faults]) from wrong


def _ensure_ours(unit_id: int, letter: Letter, *, on: dt.date) -> None:
    own = codes_of(unit_id, on=on)
    if not own:
        raise NoOwnCode()
    receivers = [office.code for office in letter.receivers]
    if not set(own) & set(receivers):
        raise NotForThisOffice(codes=", ".join(receivers[:10]), own=", ".join(own))


def _ensure_harmless(letter: Letter, *, on: dt.date) -> None:
    number = f"{letter.notation} {letter.paper_id}"
    try:
        ensure_not_secret({"number": number, "title": letter.subject, "summary": letter.summary})
    except SecretDocument as marked:
        raise SecretMessage() from marked
    if letter.promulgated_on > on:
        raise DayInTheFuture(day=day_numbers(letter.promulgated_on))


def _ensure_new(unit_id: int, letter: Letter, digest: str) -> None:
    received = Message.objects.filter(unit_id=unit_id).received()
    earlier = received.filter(once=once_key(letter)).first() or received.filter(sha256=digest).first()
    if earlier:
        raise _already(earlier)


def once_key(letter: Letter) -> str:
    """What may come once: a paper by its DocumentId; a wish about it by its DocumentId and moment."""
    moment = f"|{letter.sent_at:%Y%m%d%H%M%S}" if letter.kind in WISHES and letter.sent_at else ""
    return f"{letter.kind}|{letter.paper_id}{moment}"


def _already(earlier: Message) -> AlreadyReceived:
    return AlreadyReceived(name=earlier.paper_id, day=day_numbers(timezone.localdate(earlier.made_at)))


def _cleared(letter: Letter, declared: Declared, *, on: dt.date) -> list[Cleared]:
    files = []
    for place, file in enumerate(letter.attachments, start=1):
        try:
            files.append(clear(file.content, name=clean(file.name) or f"{place}", declared=declared, on=on))
        except DomainError as refused:
            raise AttachmentRefused(sentence=refused.sentence) from refused
    return files


@transaction.atomic
def _keep(
    unit_id: int, reading: Reading, letter: Letter, files: Sequence[Cleared], hashed: tuple[str, int], *,
    by: Actor, at: dt.datetime,
) -> Message:
    earlier = _earlier(unit_id, letter)
    message = _row(unit_id, reading, letter, hashed, at)
    message.about = earlier
    try:
        with transaction.atomic():
            message.save()
    except IntegrityError as twice:
        same = Message.objects.filter(unit_id=unit_id, once=message.once).received().first()
        if same is None:
            raise
        raise _already(same) from twice
    for place, (file, told) in enumerate(zip(files, letter.attachments, strict=True), start=1):
        stored = store_cleared(file, subject=message.reference, by=by)
        Enclosure.objects.create(message=message, position=place, content_id=told.content_id, file=stored)
    remember_sender(unit_id, letter.sender, by=by)
    record(
        "exchange.message.taken_in", message, by=by, at=at, paper_id=message.paper_id, kind=message.kind,
        office=message.office_code, sha256=message.sha256, seal=message.seal,
    )  # fmt: skip
    publish(MessageArrived(message.pk, unit_id))
    return message


def _earlier(unit_id: int, letter: Letter) -> Message | None:
    """The message a wish or a replacement is about. A wish must find it, and come from who sent it."""
    names = [letter.about or letter.paper_id] if letter.kind in WISHES else list(letter.replaced)
    if letter.kind == MessageKind.NEW or not names:
        return None
    carriers = Message.objects.filter(unit_id=unit_id, kind__in=CARRIES_A_PAPER).received()
    earlier = carriers.filter(paper_id__in=names).order_by("-made_at").first()
    if earlier is None and letter.kind in WISHES:
        raise EarlierUnknown(name=names[0])
    if earlier is not None and earlier.office_code != letter.sender.code:
        raise NotTheSender(name=earlier.paper_id, sender=earlier.office_code, other=letter.sender.code)
    return earlier


def _row(unit_id: int, reading: Reading, letter: Letter, hashed: tuple[str, int], at: dt.datetime) -> Message:
    seal: Verdict = verdict_of(reading.root)
    words = (letter.number, letter.notation, letter.subject, letter.sender.name, letter.sender.code, letter.paper_id)
    return Message(
        unit_id=unit_id, direction=Direction.IN, kind=letter.kind, state=MessageState.ARRIVED, paper_id=letter.paper_id,
        once=once_key(letter), office_code=letter.sender.code, office_name=letter.sender.name, type_code=letter.type_code,
        type_name=letter.type_name, number=letter.number, notation=letter.notation, promulgated_on=letter.promulgated_on,
        subject=clean(letter.subject), folded=fold(" ".join(words))[:2600], signer=letter.signer,
        signer_post=letter.signer_post, pages=letter.pages, priority=min(letter.priority, 3), due_on=letter.due_on,
        reason=letter.reason, sent_at=_local(letter.sent_at), sha256=hashed[0], size=hashed[1], seal=seal.seal,
        seal_signer=seal.signer, seal_weak=seal.weak,
        notes=[[note.why, note.element, note.value] for note in reading.notes], made_at=at,
    )  # fmt: skip


def _local(moment: dt.datetime | None) -> dt.datetime | None:
    return timezone.make_aware(moment) if moment else None
