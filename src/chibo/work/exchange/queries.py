"""Reading the log of messages, the codes of our offices, the address book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q

from chibo.kernel.text import fold
from chibo.organization.units.queries import unit_card
from chibo.platform.rulebook.queries import rules_on
from chibo.work.exchange.choices import Direction, MessageKind, MessageState, StatusCode
from chibo.work.exchange.models import Correspondent, Message, MessageQuerySet, OfficeCode, Receiver
from chibo.work.exchange.rules.identifiers import is_office_code
from chibo.work.exchange.rules.statuses import answers_left

BY_ACTION = frozenset({StatusCode.REFUSED, StatusCode.ACCEPTED, StatusCode.AGREED, StatusCode.DECLINED})
"""Statuses that say what was done with the message: told by doing it, never by themselves."""


@dataclass(frozen=True)
class PaperType:
    """A kind of paper as messages number it; ``code`` is the sign our papers carry."""

    number: int
    code: str
    name: str


@dataclass(frozen=True)
class Wanted:
    """What the address of the log asks for; what cannot be read is ignored."""

    direction: str = ""
    state: str = ""
    kind: str = ""
    text: str = ""

    @classmethod
    def asked(cls, query: Any) -> Wanted:
        """From ``request.GET``."""
        direction, state, kind = query.get("direction", ""), query.get("state", ""), query.get("kind", "")
        return cls(
            direction if direction in Direction.values else "", state if state in MessageState.values else "",
            kind if kind in map(str, MessageKind.values) else "", query.get("q", "").strip()[:200],
        )

    @property
    def empty(self) -> bool:
        """Whether everything is shown."""
        return not (self.direction or self.state or self.kind or self.text)


def messages_of(unit_id: int, wanted: Wanted = Wanted()) -> MessageQuerySet:
    """The unit's log, the newest first; receivers come along in a second query."""
    rows = Message.objects.filter(unit_id=unit_id)
    if wanted.direction:
        rows = rows.filter(direction=wanted.direction)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.kind:
        rows = rows.filter(kind=int(wanted.kind))
    for word in fold(wanted.text).split():
        rows = rows.filter(folded__contains=word)
    return rows.defer("envelope").prefetch_related(Prefetch("receivers", Receiver.objects.order_by("pk")))


def waiting_by_unit(unit_ids: Collection[int]) -> dict[int, int]:
    """How many messages wait for a decision, by unit. One query."""
    rows = Message.objects.filter(unit_id__in=unit_ids, state=MessageState.ARRIVED).order_by()
    return dict(rows.values_list("unit_id").annotate(waiting=Count("pk")))


def codes_of(unit_id: int, *, on: dt.date) -> list[str]:
    """Codes under which the unit is addressed on the day, the one it sends with first.

    Without an entry here the code in the register of units counts, when it has the form of one.
    """
    rows = OfficeCode.objects.filter(Q(until=None) | Q(until__gte=on), unit_id=unit_id, since__lte=on)
    codes = list(rows.values_list("code", flat=True))
    unit = unit_card(unit_id)
    if unit and is_office_code(unit.code) and unit.code not in codes:
        codes.append(unit.code)
    return codes


def correspondents_of(unit_id: int) -> list[Correspondent]:
    """The address book."""
    return list(Correspondent.objects.filter(unit_id=unit_id))


def types_on(day: dt.date) -> list[PaperType]:
    """Kinds of papers as messages number them on the day."""
    rows = rules_on(day).table("exchange.type_codes")
    return [PaperType(int(row["number"]), str(row["code"]), str(row["name"])) for row in rows]


def type_by_number(number: int | None, day: dt.date) -> PaperType | None:
    """The kind with this number."""
    return next((kind for kind in types_on(day) if kind.number == number), None)


def type_by_code(code: str, day: dt.date) -> PaperType | None:
    """The kind whose sign our paper carries."""
    return next((kind for kind in types_on(day) if kind.code == code), None)


def messages_about(document_id: int) -> list[Message]:
    """Messages about a paper of the register, the newest first."""
    rows = Message.objects.filter(document_id=document_id).defer("envelope")
    return list(rows.prefetch_related(Prefetch("receivers", Receiver.objects.order_by("pk"))))


def statuses_left(message: Message) -> list[StatusCode]:
    """What the other side may be told by itself now, in the order of the codes."""
    if not message.came_in:
        taken = message.state in (MessageState.TAKEN_BACK, MessageState.REPLACED) or message.asked_back
        return [] if taken or message.kind == MessageKind.REVOKE else [StatusCode.ASKED_BACK]
    left = answers_left(message.kind, message.status, asked_back=message.asked_back)
    return [code for code in StatusCode if code in left and code not in BY_ACTION]


def may_answer_back(message: Message) -> bool:
    """Whether the sender asks the paper back and waits for a yes or no."""
    return message.came_in and message.asked_back and StatusCode.AGREED in answers_left(
        message.kind, message.status, asked_back=True
    )
