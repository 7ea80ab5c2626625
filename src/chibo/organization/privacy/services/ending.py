"""The end of rows whose time is over, by declaration alone: deleted or emptied, never what something else still needs."""

from collections.abc import Iterator
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError

from chibo.kernel.personal import Blank
from chibo.organization.privacy.models import RetentionLine
from chibo.organization.privacy.queries.declared import by_label, meta_of, said
from chibo.organization.privacy.queries.due import due_rows

BATCH = 500


def carry_out_line(line: RetentionLine) -> tuple[int, int]:
    """End what was due before the line's day; how many rows went, and how many others still hold on to.

    Kept kinds raise LookupError: minutes and resolutions cannot come this far.
    """
    rows = due_rows(line.kind, line.before)
    personal = said(by_label()[line.kind])
    end = personal.at_end if personal else None
    if isinstance(end, Blank):
        return _empty(rows, _sealed_too(line.kind, end.fields)), 0
    gone = held = 0
    for keys in _batches(rows):
        went, stayed = _delete(rows.model, keys)
        gone, held = gone + went, held + stayed
    return gone, held


def _empty(rows: Any, fields: dict[str, Any]) -> int:
    """Row by row, so that what a model keeps beside a field (an index of a sealed one) is written with it."""
    count = 0
    for row in rows.iterator(chunk_size=BATCH):
        for name, nothing in fields.items():
            setattr(row, name, nothing)
        row.save(update_fields=list(fields))
        count += 1
    return count


def _sealed_too(label: str, names: tuple[str, ...]) -> dict[str, Any]:
    known = {field.name: field for field in meta_of(by_label()[label]).get_fields() if field.concrete}
    wanted = [*names, *(f"{name}_index" for name in names if f"{name}_index" in known)]
    return {name: None if known[name].null else "" for name in wanted}


def _batches(rows: Any) -> Iterator[list[Any]]:
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


def _delete(model: Any, keys: list[Any]) -> tuple[int, int]:
    """All at once; when one of them is still needed, one by one."""
    try:
        with transaction.atomic():
            model._default_manager.filter(pk__in=keys).delete()
    except (ProtectedError, RestrictedError, IntegrityError):
        if len(keys) == 1:
            return 0, 1
        found = [_delete(model, [key]) for key in keys]
        return sum(went for went, _ in found), sum(stayed for _, stayed in found)
    return len(keys), 0
