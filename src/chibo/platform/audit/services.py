"""Writing the trail and checking it."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from chibo.platform.audit.chain import GENESIS, line_hash
from chibo.platform.audit.models import AuditEntry, ChainHead

Actor = AbstractBaseUser | str
"""A signed-in account, or the name of an automatic process ("flows.after_meeting_closed", "demo")."""


@dataclass(frozen=True)
class ChainReport:
    """What ``verify`` found: how many lines were read, the last hash, and the first fault in words."""

    lines: int
    head: str
    fault: str = ""

    @property
    def intact(self) -> bool:
        """Whether nothing was changed, removed, added or moved."""
        return not self.fault


def record(
    action: str, subject: models.Model, *, by: Actor, at: dt.datetime | None = None, **data: object
) -> AuditEntry:
    """Write one line, in the transaction of the change. Never the content of a ballot."""
    if not by:
        raise ValueError("an audit entry needs an actor or a named process")
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record() belongs inside the transaction of the change")
    head = _locked_head()
    line: dict[str, Any] = {
        "number": head.number + 1,
        "at": at or timezone.now(),
        "source": str(by)[:120],
        "actor_id": by.pk if isinstance(by, AbstractBaseUser) else None,
        "action": action,
        "subject_type": subject._meta.label_lower,
        "subject_id": str(subject.pk),
        "data": json.loads(json.dumps(data, cls=DjangoJSONEncoder)),
        "previous_hash": head.hash,
    }
    entry = AuditEntry.objects.create(**line, hash=line_hash(**line))
    ChainHead.objects.filter(pk=head.pk).update(number=entry.number, hash=entry.hash)
    return entry


def verify() -> ChainReport:
    """Walk the whole chain in order of its numbers and report the first fault."""
    expected, previous = 1, GENESIS
    for entry in AuditEntry.objects.order_by("number").iterator(chunk_size=2000):
        if fault := _fault(entry, expected, previous):
            return ChainReport(expected - 1, previous, fault)
        expected, previous = entry.number + 1, entry.hash
    head = ChainHead.objects.first()
    stored = (head.number, head.hash) if head else (0, GENESIS)
    if stored != (expected - 1, previous):
        fault = f"the chain ends at line {expected - 1}, its head says {stored[0]}"
        return ChainReport(expected - 1, previous, fault)
    return ChainReport(expected - 1, previous)


def _fault(entry: AuditEntry, expected: int, previous: str) -> str:
    if entry.number != expected:
        return f"line {expected} is missing; line {entry.number} follows"
    if entry.previous_hash != previous:
        return f"line {entry.number} does not continue the line before it"
    computed = line_hash(
        number=entry.number,
        at=entry.at,
        source=entry.source,
        actor_id=entry.actor_id,
        action=entry.action,
        subject_type=entry.subject_type,
        subject_id=entry.subject_id,
        data=entry.data,
        previous_hash=entry.previous_hash,
    )
    return "" if computed == entry.hash else f"line {entry.number} was changed"


def _locked_head() -> ChainHead:
    head = ChainHead.objects.select_for_update().first()
    if head is None:
        ChainHead.objects.get_or_create(pk=1, defaults={"hash": GENESIS})
        head = ChainHead.objects.select_for_update().get(pk=1)
    return head
