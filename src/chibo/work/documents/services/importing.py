"""Importing exactly what a stored preview showed, all of it or nothing."""

import datetime as dt
from collections import defaultdict
from typing import Any

from django.db import transaction
from django.utils import timezone

from chibo.organization.units.services import hold_unit
from chibo.platform.audit.services import Actor, record
from chibo.platform.papers.models import NumberSeries
from chibo.platform.papers.services import continue_series
from chibo.work.documents.choices import Direction, ImportState
from chibo.work.documents.errors import RegisterChanged, RegisterHasErrors
from chibo.work.documents.models import RegisterImport
from chibo.work.documents.services.judging import judged, words_of_row
from chibo.work.documents.services.previewing import undecided
from chibo.work.documents.services.registering import register_incoming, register_issued


@transaction.atomic
def import_register(found: RegisterImport, *, by: Actor, on: dt.date) -> RegisterImport:
    """Write what the preview showed, in one transaction: a failing row leaves the register as it was.

    Raises:
        RegisterHasErrors: rows in error keep the whole register out.
        RegisterChanged: somebody registered something meanwhile; judge again and read.
    """
    hold_unit(found.unit_id)
    found = undecided(found)
    rows = judged(found, on=on)
    if wrong := sum(row["verdict"] == "error" for row in rows):
        raise RegisterHasErrors(count=wrong)
    if rows != found.rows:
        raise RegisterChanged()
    fresh = [(data, row) for data, row in zip(found.read_rows, rows, strict=True) if row["verdict"] == "new"]
    if found.direction == Direction.ISSUED:
        _take_up_series(found, [row for _data, row in fresh], by=by)
    for data, row in sorted(fresh, key=lambda pair: not pair[0]["arrival"]):
        _write(found, data, row, by=by, on=on)
    found.state, found.imported_at, found.read_rows, found.rows = ImportState.IMPORTED, timezone.now(), [], []
    found.save()
    record("documents.import.imported", found, by=by, unit=found.unit_id, sha256=found.sha256, counts=found.counts)
    return found


def _write(found: RegisterImport, data: dict[str, Any], row: dict[str, Any], *, by: Actor, on: dt.date) -> None:
    words = words_of_row(data, found)
    if found.direction == Direction.INCOMING:
        register_incoming(found.unit_id, arrival_number=data["arrival"], by=by, on=on, **words)
        return
    number = words.pop("number")
    words |= {"type_code": row["type_code"], "system": row["system"]}
    register_issued(found.unit_id, number=number if row["serial"] else None, by=by, on=on, **words)


def _take_up_series(found: RegisterImport, rows: list[dict[str, Any]], *, by: Actor) -> None:
    """Series that have not begun here go on behind the highest number of the old register."""
    highest: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        if row["serial"]:
            key = (row["period"], row["counted_as"])
            highest[key] = max(highest[key], row["serial"])
    scope = f"unit:{found.unit_id}"
    begun = {(one.period, one.doc_type): one for one in NumberSeries.objects.filter(scope=scope)}
    for (period, type_code), number in highest.items():
        kept = begun.get((period, type_code))
        if kept is None or (kept.highest == kept.before and number > kept.before):
            continue_series(scope, period, type_code, highest=number, by=by)
