"""Writing the trail, and taking its fingerprint."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from chibo.platform.audit.appending import append, locked_head
from chibo.platform.audit.chain import line_hash
from chibo.platform.audit.errors import NothingToTake
from chibo.platform.audit.models import AuditEntry, Fingerprint
from chibo.platform.audit.scopes import scope_of
from chibo.platform.audit.verifying import ChainReport, verify

__all__ = ["Actor", "ChainReport", "record", "record_system", "take_fingerprint", "take_yearly_fingerprint", "verify"]

Actor = AbstractBaseUser | str
"""A signed-in account, or the name of an automatic process ("flows.after_meeting_closed", "demo")."""


SYSTEM = "system"
"""Stands for the installation where a line has no subject in the database."""


def record(
    action: str,
    subject: models.Model,
    *,
    by: Actor,
    at: dt.datetime | None = None,
    of: str | None = None,
    **data: object,
) -> AuditEntry:
    """Write one line, in the transaction of the change. Never the content of a ballot.

    The line belongs to the unit ``of`` ("unit:3"), or to the one its subject leads to.
    """
    scope = scope_of(subject) if of is None else of
    return _write(action, (subject._meta.label_lower, str(subject.pk)), scope, by=by, at=at, data=data)


def record_system(action: str, *, by: Actor, at: dt.datetime | None = None, **data: object) -> AuditEntry:
    """Write one line about the installation itself: a backup, a key."""
    return _write(action, (SYSTEM, ""), "", by=by, at=at, data=data)


def _write(
    action: str,
    subject: tuple[str, str],
    scope: str,
    *,
    by: Actor,
    at: dt.datetime | None,
    data: Mapping[str, object],
) -> AuditEntry:
    if not by:
        raise ValueError("an audit entry needs an actor or a named process")
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record() belongs inside the transaction of the change")
    number, previous = locked_head()
    line: dict[str, Any] = {
        "number": number + 1,
        "at": at or timezone.now(),
        "source": str(by)[:120],
        "actor_id": by.pk if isinstance(by, AbstractBaseUser) else None,
        "action": action,
        "subject_type": subject[0],
        "subject_id": subject[1],
        "data": json.loads(json.dumps(data, cls=DjangoJSONEncoder)),
        "previous_hash": previous,
        "scope": scope[:40],
    }
    return append(AuditEntry(**line, hash=line_hash(**line)))


@transaction.atomic
def take_fingerprint(*, by: Actor, at: dt.datetime | None = None, year: int = 0) -> Fingerprint:
    """Keep the hash of the last line of today, to be printed for the minutes book.

    Raises:
        NothingToTake: the trail has no line yet.
    """
    number, last = locked_head()
    if not number:
        raise NothingToTake
    taken = Fingerprint.objects.create(
        number=number, hash=last, taken_at=at or timezone.now(), taken_by=str(by)[:120], year=year
    )
    record("audit.fingerprint.taken", taken, by=by, at=at, number=taken.number, hash=taken.hash, year=year)
    return taken


@transaction.atomic
def take_yearly_fingerprint(*, on: dt.date, by: Actor) -> Fingerprint | None:
    """The fingerprint of the year that is over: taken once, on the first day on which somebody looks."""
    locked_head()
    year = on.year - 1
    begins = dt.datetime(on.year, 1, 1, tzinfo=timezone.get_current_timezone())
    lived = AuditEntry.objects.filter(at__lt=begins).exists()
    if not lived or Fingerprint.objects.filter(year=year).exists():
        return None
    return take_fingerprint(by=by, year=year)
