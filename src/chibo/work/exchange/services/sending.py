"""Making messages of issued papers, handing them to the gateway, asking one back."""

import datetime as dt
import hashlib
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from chibo.kernel.text import clean, fold
from chibo.kernel.wording import day_numbers
from chibo.organization.units.queries import unit_card
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import path_of
from chibo.platform.threads.services import link
from chibo.work.documents.choices import Direction as PaperDirection
from chibo.work.documents.queries import DocumentCard, document_card
from chibo.work.exchange.choices import CARRIES_A_PAPER, Direction, MessageKind, MessageState, StatusCode
from chibo.work.exchange.errors import (
    AlreadySent,
    EarlierUnknown,
    NoReceivers,
    NothingToSend,
    NotNow,
    SomethingMissing,
    StatusOutOfOrder,
)
from chibo.work.exchange.events import MessageBuilt
from chibo.work.exchange.models import Correspondent, Enclosure, Message, Receiver, StatusNote
from chibo.work.exchange.queries import statuses_left, type_by_code
from chibo.work.exchange.rules.content import Attachment, Letter, Office, Staff, Trace
from chibo.work.exchange.rules.identifiers import paper_id, split_number
from chibo.work.exchange.rules.writing import content_id, enclosed, written_envelope
from chibo.work.exchange.services.answering import URGENCIES
from chibo.work.exchange.services.telling import own_office, tell

FOLLOWING = (MessageKind.REVOKE, MessageKind.UPDATE, MessageKind.REPLACE)
OUT_OF_PLAY = (MessageState.TAKEN_BACK, MessageState.REPLACED)


@transaction.atomic
def build_message(
    document_id: int, *, receivers: Sequence[int], by: Actor, at: dt.datetime,
    kind: MessageKind = MessageKind.NEW, about: Message | None = None, reason: str = "",
) -> Message:
    """A message about an issued paper with its newest file. ``receivers`` are ids of the address book.

    A wish to take back carries no file; a change or a replacement carries the new one. ``about`` is the message it
    follows; it goes to the receivers of that one when none are chosen.
    """
    paper = document_card(document_id)
    if paper is None or paper.direction != PaperDirection.ISSUED or not paper.number:
        raise NothingToSend()
    earlier = _followed(about, kind)
    _ensure_first(paper, kind)
    offices = _offices(paper.unit_id, receivers, earlier)
    files = [] if kind == MessageKind.REVOKE else _files(paper)
    letter = _letter(paper, offices, files, kind=kind, earlier=earlier, reason=clean(reason), by=by, at=at)
    message = _row(paper, letter, at)
    message.about = earlier
    _keep(message, letter, files)
    if earlier is not None and kind == MessageKind.REPLACE:
        Message.objects.filter(pk=earlier.pk).update(state=MessageState.REPLACED)
    link(paper.reference, message.reference)
    record(
        "exchange.message.made", message, by=by, at=at, document=document_id, kind=int(kind), sha256=message.sha256,
        receivers=[office.code for office in offices],
    )  # fmt: skip
    publish(MessageBuilt(message.pk, document_id, message.unit_id))
    return message


@transaction.atomic
def hand_over(message: Message, *, by: Actor, at: dt.datetime) -> Message:
    """The file was given to the gateway; from now on statuses come back."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.came_in or message.state != MessageState.BUILT:
        raise NotNow(state=message.get_state_display())
    message.state = MessageState.HANDED_OVER
    message.save(update_fields=["state"])
    record("exchange.message.handed_over", message, by=by, at=at)
    return message


@transaction.atomic
def ask_back(message: Message, *, reason: str, by: Actor, at: dt.datetime) -> StatusNote:
    """Ask the receivers to let a paper go back (13); they answer 15 or 16."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    reason = clean(reason)
    if len(reason) < 5:
        raise SomethingMissing()
    if message.came_in or StatusCode.ASKED_BACK not in statuses_left(message):
        raise StatusOutOfOrder(last=message.get_state_display(), wanted=StatusCode.ASKED_BACK.label)
    message.asked_back = True
    message.save(update_fields=["asked_back"])
    return tell(message, StatusCode.ASKED_BACK, by=by, at=at, description=reason)


def message_file(message: Message) -> bytes:
    """The .edxml file of a message made here, byte for byte as its hash says."""
    told = message.enclosures.select_related("file").order_by("position")
    return enclosed(message.envelope.encode(), [_attachment(one.content_id, one.file) for one in told])


def _followed(about: Message | None, kind: MessageKind) -> Message | None:
    if kind not in FOLLOWING:
        return None
    if about is None or about.came_in or about.kind not in CARRIES_A_PAPER:
        raise EarlierUnknown(name=about.paper_id if about else "–")
    about = Message.objects.select_for_update().get(pk=about.pk)
    if about.state in OUT_OF_PLAY:
        raise NotNow(state=about.get_state_display())
    return about


def _ensure_first(paper: DocumentCard, kind: MessageKind) -> None:
    if kind != MessageKind.NEW:
        return
    earlier = Message.objects.filter(document_id=paper.pk, kind__in=CARRIES_A_PAPER).sent()
    if same := earlier.exclude(state__in=OUT_OF_PLAY).first():
        raise AlreadySent(day=day_numbers(timezone.localdate(same.made_at)))


def _offices(unit_id: int, chosen: Sequence[int], earlier: Message | None) -> list[Office]:
    rows = Correspondent.objects.filter(unit_id=unit_id, pk__in=set(chosen))
    offices = [Office(row.code, row.name, row.in_charge) for row in rows]
    if not offices and earlier is not None:
        offices = [Office(row.code, row.name) for row in earlier.receivers.all()]
    if not offices:
        raise NoReceivers()
    return offices


def _files(paper: DocumentCard) -> list[StoredFile]:
    file = StoredFile.objects.filter(pk=paper.file_id).first() if paper.file_id else None
    if file is None:
        raise NothingToSend()
    return [file]


def _letter(
    paper: DocumentCard, offices: Sequence[Office], files: Sequence[StoredFile], *,
    kind: MessageKind, earlier: Message | None, reason: str, by: Actor, at: dt.datetime,
) -> Letter:
    day, unit = timezone.localdate(at), unit_card(paper.unit_id)
    if kind in FOLLOWING and len(reason) < 5:
        raise SomethingMissing()
    own = own_office(paper.unit_id, on=day)
    number, notation = split_number(paper.number)
    sort = type_by_code(paper.type_code, paper.issued_on)
    replaces = kind == MessageKind.REPLACE
    about = earlier.paper_id if earlier and not replaces else ""
    moment = timezone.localtime(at).replace(tzinfo=None, microsecond=0)
    return Letter(
        own, tuple(offices), about or paper_id(own.code, paper.issued_on, paper.number), number, notation,
        paper.issued_on, paper.title, kind=int(kind),
        place=unit.place_name if unit else "", type_code=sort.number if sort else None, type_name=sort.name if sort else "",
        signer=paper.signer, priority=list(URGENCIES).index(paper.urgency), pages=paper.pages, reason=reason,
        about=about, replaced=(earlier.paper_id,) if earlier and replaces else (),
        staff=Staff(own.name, str(by) if not isinstance(by, str) else ""), trace=(Trace(own.code, moment),),
        attachments=tuple(
            _attachment(content_id(place, file.sha256), file) for place, file in enumerate(files, start=1)
        ),
    )  # fmt: skip


def _attachment(name: str, file: StoredFile) -> Attachment:
    return Attachment(name, file.name, file.content_type, path_of(file.sha256).read_bytes())


def _row(paper: DocumentCard, letter: Letter, at: dt.datetime) -> Message:
    words = (paper.number, letter.subject, letter.paper_id, *(f"{office.name} {office.code}" for office in letter.receivers))
    return Message(
        unit_id=paper.unit_id, direction=Direction.OUT, kind=letter.kind, state=MessageState.BUILT, paper_id=letter.paper_id,
        once=f"{letter.kind}|{letter.paper_id}|{at:%Y%m%d%H%M%S%f}", office_code=letter.sender.code,
        office_name=letter.sender.name, type_code=letter.type_code, type_name=letter.type_name, number=letter.number,
        notation=letter.notation, promulgated_on=letter.promulgated_on, subject=letter.subject,
        folded=fold(" ".join(words))[:2600], signer=letter.signer, pages=letter.pages, priority=letter.priority,
        reason=letter.reason, sent_at=at, made_at=at, document_id=paper.pk,
    )  # fmt: skip


def _keep(message: Message, letter: Letter, files: Sequence[StoredFile]) -> None:
    envelope = written_envelope(letter)
    content = enclosed(envelope, letter.attachments)
    message.envelope = envelope.decode("utf-8")
    message.sha256, message.size = hashlib.sha256(content).hexdigest(), len(content)
    message.save()
    for place, (file, told) in enumerate(zip(files, letter.attachments, strict=True), start=1):
        Enclosure.objects.create(message=message, position=place, content_id=told.content_id, file=file)
    Receiver.objects.bulk_create(
        Receiver(message=message, code=office.code, name=office.name[:200]) for office in letter.receivers
    )
