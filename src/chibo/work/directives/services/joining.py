"""Who comes into an audience, on the first day and later; who leaves it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction

from chibo.kernel.wording import day_numbers
from chibo.platform.audit.services import Actor, record
from chibo.work.directives.errors import NobodyToRead
from chibo.work.directives.models import AudienceLine, Directive, Reader
from chibo.work.directives.queries.audience import audience_on
from chibo.work.directives.rules.audience import Found, Line
from chibo.work.directives.services.locking import locked_open


def freeze(directive: Directive, people: Iterable[Found], *, on: dt.date) -> None:
    """Write these people as readers of a new directive. Two queries."""
    Reader.objects.bulk_create(
        Reader(
            directive=directive, person_id=one.person_id, unit_id=one.unit_id, reasons=reasons_of(one), since=on
        )
        for one in people
    )


@transaction.atomic
def change_audience(
    directive: Directive, lines: Sequence[Line], *, by: Actor, on: dt.date, at: dt.datetime | None = None
) -> Directive:
    """Other lines from today: who is new joins, who is no longer meant leaves; what was acknowledged stays."""
    directive = locked_open(directive)
    if not audience_on(lines, home=directive.unit_id, on=on):
        raise NobodyToRead(day=day_numbers(on))
    directive.lines.all().delete()
    AudienceLine.objects.bulk_create(
        AudienceLine(
            directive=directive, kind=line.kind, person_id=line.person_id, unit_id=line.unit_id, post=line.post, added_on=on
        )
        for line in dict.fromkeys(lines)
    )
    joined, left = _look_again(directive, on=on)
    record("directives.directive.audience_changed", directive, by=by, at=at, joined=joined, left=left)
    return directive


def add_later_joiners(*, on: dt.date, by: Actor, at: dt.datetime | None = None) -> int:
    """Look at every open audience again: who has come since becomes a reader, who has gone is asked no more.

    Returns how many changed. Harmless when repeated; each directive is a transaction of its own.
    """
    changed = 0
    for pk in list(Directive.objects.open().values_list("pk", flat=True)):
        changed += look_again(pk, on=on, by=by, at=at)
    return changed


@transaction.atomic
def look_again(directive_id: int, *, on: dt.date, by: Actor, at: dt.datetime | None = None) -> int:
    """One audience as it is today; returns how many people came or went."""
    directive = Directive.objects.open().select_for_update().filter(pk=directive_id).first()
    if directive is None:
        return 0
    joined, left = _look_again(directive, on=on)
    if joined or left:
        record("directives.directive.audience_followed", directive, by=by, at=at, joined=joined, left=left)
    return joined + left


def _look_again(directive: Directive, *, on: dt.date) -> tuple[int, int]:
    lines = [Line(one.kind, one.person_id, one.unit_id, one.post) for one in directive.lines.all()]
    meant = {one.person_id: one for one in audience_on(lines, home=directive.unit_id, on=on)}
    known = {reader.person_id: reader for reader in directive.readers.all()}
    new = [one for person, one in meant.items() if person not in known]
    freeze(directive, new, on=on)
    back = [reader for person, reader in known.items() if person in meant and reader.left_on is not None]
    gone = [reader for person, reader in known.items() if person not in meant and reader.left_on is None]
    for reader in gone:
        reader.left_on = on
    for reader in back:
        reader.left_on, reader.unit_id = None, meant[reader.person_id].unit_id
    stayed = [reader for person, reader in known.items() if person in meant and _moved(reader, meant[person])]
    for reader in stayed:
        reader.reasons = reasons_of(meant[reader.person_id])
    Reader.objects.bulk_update([*gone, *back], ["left_on", "unit"])
    Reader.objects.bulk_update(stayed, ["reasons"])
    return len(new) + len(back), len(gone)


def _moved(reader: Reader, found: Found) -> bool:
    return bool(reader.reasons != reasons_of(found))


def reasons_of(found: Found) -> list[dict[str, Any]]:
    """The reasons as they are stored."""
    return [asdict(reason) for reason in found.reasons]
