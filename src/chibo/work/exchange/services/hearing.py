"""Hearing how far a paper of ours has come, or that a sender wants one back."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils import timezone

from chibo.kernel.wording import day_numbers
from chibo.platform.audit.services import Actor, record
from chibo.work.exchange.choices import CARRIES_A_PAPER, Direction, MessageKind, MessageState, StatusCode
from chibo.work.exchange.errors import AlreadyReceived, EarlierUnknown, NotAReceiver, NotTheSender
from chibo.work.exchange.models import Message, MessageQuerySet, StatusNote
from chibo.work.exchange.rules.content import StatusWord
from chibo.work.exchange.rules.statuses import is_newer


@transaction.atomic
def hear_status(unit_id: int, word: StatusWord, *, by: Actor, on: dt.date, at: dt.datetime) -> StatusNote:
    """Keep what a status message says, with the message it answers. The furthest status holds."""
    rows = Message.objects.filter(unit_id=unit_id)
    back = word.status == StatusCode.ASKED_BACK
    message = _asked_back(rows.received(), word) if back else _told(rows.sent(), word)
    note = StatusNote(
        message=message, direction=Direction.IN, status=word.status, office_code=word.sender.code,
        office_name=word.sender.name, said_by=word.staff.name[:200], description=word.description,
        at=timezone.make_aware(word.at), noted_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            note.save()
    except IntegrityError as twice:
        raise AlreadyReceived(name=f"{message.full_number}: {note.get_status_display()}", day=day_numbers(on)) from twice
    record(
        "exchange.status.heard", message, by=by, at=at, status=word.status, office=word.sender.code, said_at=word.at,
    )
    return note


def _asked_back(rows: MessageQuerySet, word: StatusWord) -> Message:
    message = _named(rows, word)
    if message.office_code != word.sender.code:
        raise NotTheSender(name=message.paper_id, sender=message.office_code, other=word.sender.code)
    message.asked_back = True
    message.save(update_fields=["asked_back"])
    return message


def _told(rows: MessageQuerySet, word: StatusWord) -> Message:
    message = _named(rows, word)
    receiver = message.receivers.select_for_update().filter(code=word.sender.code).first()
    if receiver is None:
        raise NotAReceiver(code=word.sender.code, name=message.full_number)
    stays = word.status == StatusCode.DECLINED and message.kind in CARRIES_A_PAPER
    if is_newer(receiver.status, word.status) and not stays:
        receiver.status, receiver.status_at = word.status, timezone.make_aware(word.at)
        receiver.save(update_fields=["status", "status_at"])
    _settle(message)
    return message


def _settle(message: Message) -> None:
    """When every receiver has agreed, what we wanted back is taken back."""
    wanted_back = message.kind == MessageKind.REVOKE or message.asked_back
    if not wanted_back or message.receivers.exclude(status=StatusCode.AGREED).exists():
        return
    for row in filter(None, (message, message.about)):
        Message.objects.filter(pk=row.pk).update(state=MessageState.TAKEN_BACK)


def _named(rows: MessageQuerySet, word: StatusWord) -> Message:
    """The newest message that ResponseFor names, by its DocumentId, else by number and day."""
    locked = rows.select_for_update().order_by("-made_at", "-pk")
    found = locked.filter(paper_id=word.about.paper_id).first() if word.about.paper_id else None
    if found is None and word.about.number and word.about.day:
        same_day = locked.filter(promulgated_on=word.about.day)
        found = next((row for row in same_day if row.full_number == word.about.number), None)
    if found is None:
        raise EarlierUnknown(name=word.about.paper_id or word.about.number)
    return found
