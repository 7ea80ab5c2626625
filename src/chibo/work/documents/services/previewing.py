"""Reading an old register into a stored preview. Nothing is registered."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from chibo.kernel.text import clean
from chibo.organization.units.queries import unit_name
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import Actor, record
from chibo.platform.workbooks.queries import column_letters, day_in_cell, kept_until, workbook_sheets
from chibo.work.documents.choices import Direction, ImportState
from chibo.work.documents.errors import NoRegisterFound, RegisterDecided, RegisterTooLong
from chibo.work.documents.models import RegisterImport
from chibo.work.documents.rules.old_register import Column, Line, headings_of, lines_of, urgency_of
from chibo.work.documents.services.judging import judged

MOST_LINES = 2000


def preview_register(
    content: bytes, *, name: str, unit_id: int, direction: str, by: Actor, on: dt.date
) -> RegisterImport:
    """Read a register (.xlsx) and keep what importing it would do.

    Raises:
        UnreadableFile, NoRegisterFound, RegisterTooLong: whose sentence says what the file is and what to do.
    """
    for sheet in workbook_sheets(content, clean(name)):
        first, headings = headings_of(sheet)
        if headings:
            lines = list(lines_of(sheet.rows, first, headings))
            break
    else:
        raise NoRegisterFound()
    if not lines:
        raise NoRegisterFound()
    if len(lines) > MOST_LINES:
        raise RegisterTooLong(lines=len(lines), limit=MOST_LINES)
    issuer = unit_name(unit_id, on=on) if direction == Direction.ISSUED else ""
    read = [_row(line, issuer, today=on) for line in lines]
    found = RegisterImport(
        unit_id=unit_id, direction=direction, file_name=clean(name)[:200], sheet=sheet.name[:100],
        sha256=hashlib.sha256(content).hexdigest(), read_rows=read, source=str(by)[:120],
        columns=[{"letter": column_letters(one.place), "header": one.words, "column": str(one.column)} for one in headings],
        read_by=by if isinstance(by, Account) else None,
    )  # fmt: skip
    return _keep(found, by=by, on=on)


@transaction.atomic
def judge_again(found: RegisterImport, *, by: Actor, on: dt.date) -> RegisterImport:
    """Judge the stored rows against the register as it is now."""
    found = undecided(found)
    write_judgement(found, judged(found, on=on))
    found.save(update_fields=["rows", "counts"])
    record("documents.import.judged", found, by=by, counts=found.counts)
    return found


@transaction.atomic
def discard_register(found: RegisterImport, *, by: Actor) -> RegisterImport:
    """Put it aside; what was read from it is forgotten."""
    found = undecided(found)
    found.state, found.read_rows, found.rows = ImportState.DISCARDED, [], []
    found.save(update_fields=["state", "read_rows", "rows"])
    record("documents.import.discarded", found, by=by)
    return found


def forget_undecided(*, on: dt.date, by: Actor) -> int:
    """Registers about which nobody has decided in time are put aside; returns how many. Harmless twice."""
    waiting = RegisterImport.objects.filter(state=ImportState.PREVIEWED)
    due = [one for one in waiting if kept_until(one.read_at, scope=f"unit:{one.unit_id}") < on]
    for one in due:
        discard_register(one, by=by)
    return len(due)


def undecided(found: RegisterImport) -> RegisterImport:
    """The row, held, if it was neither imported nor put aside."""
    found = RegisterImport.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if found.state != ImportState.PREVIEWED:
        raise RegisterDecided()
    return found


def write_judgement(found: RegisterImport, rows: list[dict[str, Any]]) -> None:
    """Keep the judged rows and count them."""
    found.rows = rows
    found.counts = {verdict: sum(row["verdict"] == verdict for row in rows) for verdict in ("new", "same", "error")}


@transaction.atomic
def _keep(found: RegisterImport, *, by: Actor, on: dt.date) -> RegisterImport:
    write_judgement(found, judged(found, on=on))
    found.save()
    record("documents.import.read", found, by=by, unit=found.unit_id, sha256=found.sha256, counts=found.counts)
    return found


def _row(line: Line, issuer: str, *, today: dt.date) -> dict[str, Any]:
    """A line as it is stored: texts, ISO days, and the cells in which no day could be read."""
    days, unread = {}, []
    for column in (Column.ISSUED, Column.RECEIVED):
        read = day_in_cell(line.values.get(column, ""), today=today)  # type: ignore[arg-type]
        days[str(column)] = read.day.isoformat() if read.day else ""
        if not read.readable:
            unread.append(line.text(column))
    pages = line.text(Column.PAGES)
    return {
        "row": line.row,
        **{str(column): line.text(column) for column in _texts()},
        **days,
        "issuer": line.text(Column.ISSUER) or issuer,
        "pages": int(pages) if pages.isdecimal() and 0 < int(pages) < 5000 else None,
        "arrival": int(arrival) if (arrival := line.text(Column.ARRIVAL)).isdecimal() else 0,
        "urgency": urgency_of(line.text(Column.URGENCY)),
        "secret": line.text(Column.SECRET),
        "unread": unread,
    }


def _texts() -> Iterable[Column]:
    return (Column.NUMBER, Column.KIND, Column.TITLE, Column.SIGNER, Column.HOLDER, Column.ORIGINAL)
