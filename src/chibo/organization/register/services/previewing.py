"""Reading a workbook into a stored preview. Nothing in the register changes."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from chibo.kernel.text import clean
from chibo.organization.membership.queries import doubts_about, members_of
from chibo.organization.register.choices import REFUSALS, ImportState
from chibo.organization.register.errors import AlreadyDecided, NotAmongThem
from chibo.organization.register.models import MembersImport
from chibo.organization.register.queries.snapshot import register_for
from chibo.organization.register.rules.judging import JudgedRow, Verdict, judge_rows
from chibo.organization.register.rules.problems import Missing
from chibo.organization.register.rules.rows import ReadRow, read_row
from chibo.organization.register.rules.stored import read_row_from, to_data
from chibo.organization.register.rules.table import Table, find_table, lines_of
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import Actor, record
from chibo.platform.workbooks.errors import UnreadableFile
from chibo.platform.workbooks.queries import column_letters, kept_until, workbook_sheets
from chibo.platform.workbooks.rules.why import Unreadable


def preview_members_file(
    source: Path | bytes, *, unit_id: int, by: Actor, name: str = "", on: dt.date | None = None
) -> MembersImport:
    """Read a members' list (.xlsx) and keep what importing it would do. ``on``: the day the list holds from.

    Raises:
        UnreadableFile: whose sentence says what the file is and what to do.
    """
    on = on or timezone.localdate()
    content = _content(source)
    name = clean(name or (source.name if isinstance(source, Path) else "danh-sach.xlsx"))
    try:
        table = find_table(workbook_sheets(content, name))
        rows = [read_row(table, line, today=on) for line in lines_of(table)]
        if not rows:
            raise Unreadable(Missing.NO_PEOPLE, sheet=table.sheet.name)
    except Unreadable as refused:
        raise UnreadableFile(refused.why, REFUSALS[refused.why], **refused.params) from refused
    return _keep(table, rows, content, name=name, unit_id=unit_id, on=on, by=by)


@transaction.atomic
def refresh_preview(import_id: int, *, by: Actor) -> MembersImport:
    """Judge the stored rows against the register as it is now."""
    found = MembersImport.objects.select_for_update(of=("self",)).select_related("unit").get(pk=import_id)
    if found.state != ImportState.PREVIEWED:
        raise AlreadyDecided
    _write_judgement(found, judged_now(found))
    found.save(update_fields=["rows", "counts", "absent"])
    record("register.preview.refreshed", found, by=by)
    return found


@transaction.atomic
def answer_row(import_id: int, number: int, person_id: int, *, by: Actor) -> MembersImport:
    """Say who is meant on a row: one of those who look alike, or 0 for another person, who is new.

    Raises:
        NotAmongThem: the row does not offer this person, or another row is that person already.
    """
    found = MembersImport.objects.select_for_update(of=("self",)).select_related("unit").get(pk=import_id)
    if found.state != ImportState.PREVIEWED:
        raise AlreadyDecided
    row = next((row for row in found.rows if row["number"] == number), None)
    offered = {one["pk"] for one in row["alike"]} if row else set()
    taken = {other["person_id"] for other in found.rows if other["number"] != number}
    if not offered or (person_id and (person_id not in offered or person_id in taken)):
        raise NotAmongThem
    found.answers = {**found.answers, str(number): person_id}
    _write_judgement(found, judged_now(found))
    found.save(update_fields=["answers", "rows", "counts", "absent"])
    record("register.preview.answered", found, by=by, row=number, same=bool(person_id))
    return found


@transaction.atomic
def discard_preview(import_id: int, *, by: Actor) -> MembersImport:
    """Put the list aside; what was read from it is forgotten."""
    found = MembersImport.objects.select_for_update(of=("self",)).select_related("unit").get(pk=import_id)
    if found.state != ImportState.PREVIEWED:
        raise AlreadyDecided
    found.state = ImportState.DISCARDED
    forget_rows(found)
    found.save()
    record("register.preview.discarded", found, by=by)
    return found


def forget_undecided(*, on: dt.date, by: Actor) -> int:
    """Lists about which nobody has decided in time are put aside; returns how many. Harmless twice."""
    waiting = MembersImport.objects.filter(state=ImportState.PREVIEWED)
    due = [one.pk for one in waiting if kept_until(one.read_at, scope=f"unit:{one.unit_id}") < on]
    for key in due:
        discard_preview(key, by=by)
    return len(due)


def judged_now(found: MembersImport) -> list[JudgedRow]:
    """The stored rows of a preview, judged against the register of this moment."""
    rows = [read_row_from(data) for data in found.read_rows]
    answers = {int(number): person for number, person in found.answers.items()}
    return _judged(rows, found.unit_id, found.listed_on, answers)


def forget_rows(found: MembersImport) -> None:
    """Keep which row became what; forget what the list said about people."""
    found.read_rows = []
    found.answers = {}
    found.absent = []
    found.rows = []


@transaction.atomic
def _keep(
    table: Table, rows: list[ReadRow], content: bytes, *, name: str, unit_id: int, on: dt.date, by: Actor
) -> MembersImport:
    found = MembersImport(
        unit_id=unit_id,
        file_name=name[:200],
        sha256=hashlib.sha256(content).hexdigest(),
        sheet=table.sheet.name[:100],
        listed_on=on,
        columns=_columns(table),
        read_rows=[to_data(row) for row in rows],
        read_by=by if isinstance(by, Account) else None,
        source=str(by)[:120],
    )
    _write_judgement(found, _judged(rows, unit_id, on))
    found.save()
    record("register.list.read", found, by=by, unit=unit_id, sha256=found.sha256, counts=found.counts)
    return found


def _judged(
    rows: list[ReadRow], unit_id: int, on: dt.date, answers: Mapping[int, int] | None = None
) -> list[JudgedRow]:
    return judge_rows(rows, register_for(rows, unit_id, on=on, answers=answers), doubts_about(on))


def _write_judgement(found: MembersImport, judged: list[JudgedRow]) -> None:
    found.rows = [to_data(row) for row in judged]
    found.counts = {str(verdict): 0 for verdict in Verdict}
    for row in judged:
        found.counts[row.verdict] += 1
    known = {row.person_id for row in judged}
    found.absent = [
        member.full_name
        for member in members_of(found.unit_id, on=found.listed_on)
        if member.person_id not in known
    ]


def _columns(table: Table) -> list[dict[str, Any]]:
    return [
        {"letter": column_letters(heading.index), "header": heading.words, "column": str(heading.column)}
        for heading in table.headings
    ]


def _content(source: Path | bytes) -> bytes:
    return source if isinstance(source, bytes) else source.read_bytes()
