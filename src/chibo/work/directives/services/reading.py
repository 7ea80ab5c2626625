"""Reading: a version is acknowledged, heard or studied; a newer one asks again."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from chibo.kernel.wording import day_numbers
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.work.directives.choices import SPOKEN, How, State
from chibo.work.directives.errors import (
    AnotherVersion,
    DayInTheFuture,
    NoLongerOpen,
    NotAReader,
    NotYetAnswered,
)
from chibo.work.directives.events import PaperAcknowledged
from chibo.work.directives.models import Acknowledgement, Directive, Reader
from chibo.work.directives.queries.mine import questions_of
from chibo.work.directives.queries.versions import VersionNow
from chibo.work.directives.rules.answering import may_acknowledge
from chibo.work.directives.services.locking import locked_open


@transaction.atomic
def acknowledge(
    directive_id: int,
    *,
    person_id: int,
    version: int,
    by: Actor,
    on: dt.date,
    at: dt.datetime | None = None,
    answered: Collection[int] = (),
) -> Acknowledgement:
    """The reader has read this version. A second press gives back the first acknowledgement.

    ``answered`` are the questions to which the reader chose an answer; which one is not known here.
    """
    rows = Reader.objects.select_for_update(of=("self",)).select_related("directive__file")
    reader = rows.filter(directive_id=directive_id, person_id=person_id, left_on=None).first()
    if reader is None or reader.directive.state == State.WITHDRAWN:
        raise NotAReader()
    if version <= reader.version and (known := reader.acknowledgements.filter(version=version).first()):
        return known
    directive = reader.directive
    if directive.state != State.OPEN:
        raise NoLongerOpen()
    if version != directive.version:
        raise AnotherVersion(read=version, now=directive.version)
    if not may_acknowledge([one.pk for one in questions_of(directive)], list(answered)):
        raise NotYetAnswered()
    return _know(reader, directive, How.READ, by=by, on=on, at=at)


@transaction.atomic
def hear_at_meeting(
    document_id: int, *, person_ids: Collection[int], on: dt.date, by: Actor, at: dt.datetime | None = None
) -> int:
    """A meeting dealt with the paper: its readers who were in the room know the version that was asked that day.

    Only where the way says that hearing is enough; returns how many. Harmless twice.
    """
    spoken = Directive.objects.open().select_for_update().filter(document_id=document_id, way__in=sorted(SPOKEN))
    directive = spoken.filter(spread_on__lte=on).first()
    if directive is None or directive.asked_on > on:
        return 0
    return _all_know(directive, person_ids, How.HEARD, by=by, on=on, at=at)


@transaction.atomic
def record_session(
    directive: Directive | int, *, person_ids: Collection[int], unit_id: int, held_on: dt.date, by: Actor, on: dt.date,
    at: dt.datetime | None = None,
) -> int:
    """A study session was held: these readers of the unit took part; returns how many are new."""
    directive = locked_open(directive)
    if held_on > on:
        raise DayInTheFuture(day=day_numbers(held_on))
    held_on = max(held_on, directive.spread_on)
    of_the_unit = set(directive.readers.filter(unit_id=unit_id).values_list("person_id", flat=True))
    return _all_know(directive, of_the_unit & set(person_ids), How.STUDIED, by=by, on=held_on, at=at)


@transaction.atomic
def ask_again(
    document_id: int, now: VersionNow, *, by: Actor, on: dt.date, at: dt.datetime | None = None
) -> Directive | None:
    """A newer version of the paper is there: its readers are asked to know that one. Harmless twice.

    The same words in a better file take the place of the file; who knows them already is not asked again.
    """
    directive = Directive.objects.open().select_for_update().filter(document_id=document_id).first()
    if directive is None or (directive.sha256 == now.sha256 and directive.version >= now.nr):
        return None
    if directive.sha256 and directive.version >= now.nr:
        return _better_file(directive, now, by=by, at=at)
    first_file = not directive.sha256 and directive.version == now.nr
    directive.version = now.nr
    directive.file_id, directive.sha256, directive.asked_on = now.file_id, now.sha256, on
    directive.save(update_fields=["version", "file", "sha256", "asked_on"])
    record(
        "directives.directive.asked_again", directive, by=by, at=at, version=directive.version, sha256=now.sha256,
        first_file=first_file,
    )
    return directive


def _better_file(directive: Directive, now: VersionNow, *, by: Actor, at: dt.datetime | None) -> Directive:
    directive.file_id, directive.sha256 = now.file_id, now.sha256
    directive.save(update_fields=["file", "sha256"])
    record(
        "directives.directive.file_replaced", directive, by=by, at=at, version=directive.version, sha256=now.sha256,
        reason=now.why,
    )
    return directive


def _all_know(
    directive: Directive, person_ids: Collection[int], how: How, *, by: Actor, on: dt.date, at: dt.datetime | None
) -> int:
    rows = Reader.objects.asked().select_for_update().filter(directive=directive, person_id__in=set(person_ids))
    waiting = [reader for reader in rows.order_by("pk") if reader.version < directive.version]
    for reader in waiting:
        _know(reader, directive, how, by=by, on=on, at=at)
    return len(waiting)


def _know(
    reader: Reader, directive: Directive, how: How, *, by: Actor, on: dt.date, at: dt.datetime | None
) -> Acknowledgement:
    made = Acknowledgement.objects.create(
        reader=reader, version=directive.version, sha256=directive.sha256, file_id=directive.file_id, how=how, on=on,
        at=at or timezone.now(),
    )
    reader.version, reader.acknowledged_on = directive.version, on
    reader.save(update_fields=["version", "acknowledged_on"])
    record(
        "directives.reader.acknowledged", reader, by=by, at=at, directive=directive.pk, version=made.version, how=how,
        sha256=made.sha256,
    )
    publish(PaperAcknowledged(directive.pk, reader.pk, made.version))
    return made
