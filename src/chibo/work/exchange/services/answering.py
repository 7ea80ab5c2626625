"""Deciding about what came in: register, refuse, agree, decline, and telling the sender."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from chibo.kernel.text import clean
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.threads.services import link
from chibo.work.documents.choices import RelationKind, Urgency
from chibo.work.documents.services import add_version, register_incoming, relate
from chibo.work.exchange.choices import CARRIES_A_PAPER, WISHES, MessageKind, MessageState, Seal, StatusCode
from chibo.work.exchange.errors import NotNow, SealBroken, SomethingMissing, StatusOutOfOrder
from chibo.work.exchange.events import MessageRegistered
from chibo.work.exchange.models import Message, StatusNote
from chibo.work.exchange.queries import may_answer_back, statuses_left, type_by_number
from chibo.work.exchange.rules.statuses import answers_left
from chibo.work.exchange.services.telling import tell

URGENCIES = (Urgency.NONE, Urgency.URGENT, Urgency.VERY_URGENT, Urgency.EXPRESS)
"""Priority 0 to 3 of a message as the register's words."""


@transaction.atomic
def register_message(
    message: Message, *, by: Actor, on: dt.date, at: dt.datetime, **words: Any
) -> Message:
    """The paper stands in the register with its attachments; the sender is told 03.

    ``words`` are those of ``documents.services.register_incoming`` that the clerk has put right.
    """
    message = _waiting(message, CARRIES_A_PAPER)
    if message.seal == Seal.BROKEN:
        raise SealBroken(signer=message.seal_signer or "–")
    files = [enclosure.file for enclosure in message.enclosures.select_related("file")]
    document = register_incoming(
        message.unit_id, by=by, on=on, at=at, files=files, origin=message.reference, **{**words_of(message, on), **words}
    )
    message.document, message.state, message.status = document, MessageState.REGISTERED, StatusCode.ACCEPTED
    message.save(update_fields=["document", "state", "status"])
    link(message.reference, document.reference)
    if message.kind == MessageKind.REPLACE and message.about and message.about.document:
        relate(document, RelationKind.REPLACES, message.about.document, since=message.promulgated_on, by=by, on=on)
        _set_state(message.about, MessageState.REPLACED)
    tell(message, StatusCode.ACCEPTED, by=by, at=at)
    record("exchange.message.registered", message, by=by, at=at, document=document.pk)
    publish(MessageRegistered(message.pk, document.pk, message.unit_id))
    return message


def words_of(message: Message, on: dt.date) -> Mapping[str, Any]:
    """What the message says for the register, as the form shows it first."""
    kind = type_by_number(message.type_code, message.promulgated_on)
    return {
        "issuer": message.office_name or message.office_code, "number": message.full_number[:60],
        "issued_on": message.promulgated_on, "title": message.subject[:400], "received_on": on,
        "type_code": kind.code if kind else "", "system": "state", "signer": message.signer[:120], "pages": message.pages,
        "urgency": URGENCIES[min(message.priority, 3)],
    }  # fmt: skip


@transaction.atomic
def refuse_message(message: Message, *, reason: str, by: Actor, at: dt.datetime) -> Message:
    """It does not belong here, or is unreadable: nothing is registered, the sender is told 02 and why."""
    message, reason = _waiting(message, CARRIES_A_PAPER), _reason(reason)
    message.state, message.status = MessageState.REFUSED, StatusCode.REFUSED
    message.save(update_fields=["state", "status"])
    tell(message, StatusCode.REFUSED, by=by, at=at, description=reason)
    record("exchange.message.refused", message, by=by, at=at, reason=reason)
    return message


@transaction.atomic
def agree(message: Message, *, by: Actor, on: dt.date, at: dt.datetime) -> Message:
    """Yes to a wish: the earlier paper counts as taken back, or gets the new files as its newest versions.

    The register keeps the earlier entry: what was received was received. The sender is told 15.
    """
    message = _wish(message)
    wanted_back = message.kind != MessageKind.UPDATE
    earlier = message.about if message.kind in WISHES else message
    assert earlier is not None
    if wanted_back:
        _set_state(earlier, MessageState.TAKEN_BACK)
    elif earlier.document:
        for enclosure in message.enclosures.select_related("file"):
            add_version(earlier.document, enclosure.file, by=by, on=on, at=at, note=message.reason or message.subject)
    if message.pk != earlier.pk:
        _set_state(message, MessageState.AGREED)
    _answer(message, StatusCode.AGREED, "", by=by, at=at)
    record("exchange.message.agreed", message, by=by, at=at, earlier=earlier.pk)
    return Message.objects.get(pk=message.pk)


@transaction.atomic
def decline(message: Message, *, reason: str, by: Actor, at: dt.datetime) -> Message:
    """No to a wish; the earlier paper stays as it is. The sender is told 16 and why."""
    message, reason = _wish(message), _reason(reason)
    if message.kind in WISHES:
        _set_state(message, MessageState.DECLINED)
    _answer(message, StatusCode.DECLINED, reason, by=by, at=at)
    record("exchange.message.declined", message, by=by, at=at, reason=reason)
    return Message.objects.get(pk=message.pk)


@transaction.atomic
def report_status(message: Message, code: StatusCode, *, by: Actor, at: dt.datetime, description: str = "") -> StatusNote:
    """Tell the sender how far the paper has come: only forward."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    if not message.came_in or code not in statuses_left(message):
        last = message.get_status_display() if message.status else "–"
        raise StatusOutOfOrder(last=last, wanted=StatusCode(code).label)
    message.status = code
    message.save(update_fields=["status"])
    return tell(message, code, by=by, at=at, description=description)


def _waiting(message: Message, kinds: tuple[MessageKind, ...]) -> Message:
    message = Message.objects.select_for_update().get(pk=message.pk)
    if not message.came_in or message.state != MessageState.ARRIVED or message.kind not in kinds:
        raise NotNow(state=message.get_state_display())
    return message


def _wish(message: Message) -> Message:
    """A wish that waits: a message of its own, or a paper that the sender asks back by 13."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    own = message.kind in WISHES and message.state == MessageState.ARRIVED
    open_answers = answers_left(message.kind, message.status, asked_back=message.asked_back)
    if not message.came_in or not (own or may_answer_back(message)) or StatusCode.AGREED not in open_answers:
        raise NotNow(state=message.get_state_display())
    return message


def _answer(message: Message, code: StatusCode, reason: str, *, by: Actor, at: dt.datetime) -> None:
    """The answer of a wish is its status; a paper asked back keeps its own unless it goes back."""
    row = Message.objects.filter(pk=message.pk)
    if message.kind in WISHES or code == StatusCode.AGREED:
        row.update(status=code, asked_back=False)
    else:
        row.update(asked_back=False)
    tell(message, code, by=by, at=at, description=reason)


def _set_state(message: Message, state: MessageState) -> None:
    Message.objects.filter(pk=message.pk).update(state=state)


def _reason(text: str) -> str:
    reason = clean(text)[:1000]
    if len(reason) < 5:
        raise SomethingMissing()
    return reason
