"""Codes of our offices and the address book."""

import datetime as dt

from django.db import IntegrityError, transaction

from chibo.kernel.text import clean, fold
from chibo.platform.audit.services import Actor, record
from chibo.work.exchange.errors import BadCode, CodeTaken, SomethingMissing
from chibo.work.exchange.models import Correspondent, OfficeCode
from chibo.work.exchange.rules.content import Office
from chibo.work.exchange.rules.identifiers import is_office_code


@transaction.atomic
def add_code(unit_id: int, *, code: str, since: dt.date, by: Actor) -> OfficeCode:
    """From that day the unit is addressed under this code too; messages go out under the newest."""
    code = _code(code)
    row = OfficeCode(unit_id=unit_id, code=code, since=since)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as twice:
        raise CodeTaken(code=code) from twice
    record("exchange.code.added", row, by=by, code=code, since=since)
    return row


@transaction.atomic
def end_code(row: OfficeCode, *, on: dt.date, by: Actor) -> OfficeCode:
    """After that day nothing comes under this code any more."""
    row = OfficeCode.objects.select_for_update().get(pk=row.pk)
    row.until = max(on, row.since)
    row.save(update_fields=["until"])
    record("exchange.code.ended", row, by=by, code=row.code, until=row.until)
    return row


@transaction.atomic
def add_correspondent(unit_id: int, *, code: str, name: str, by: Actor, in_charge: str = "") -> Correspondent:
    """An office to which messages may go."""
    name = clean(name)
    if not name:
        raise SomethingMissing()
    code = _code(code)
    if Correspondent.objects.filter(unit_id=unit_id, code=code).exists():
        raise CodeTaken(code=code)
    return _remembered(unit_id, Office(code, name, clean(in_charge)), by=by)


def remember_sender(unit_id: int, office: Office, *, by: Actor) -> None:
    """Whoever wrote to us stands in the address book, under the name they gave first."""
    if office.name and not Correspondent.objects.filter(unit_id=unit_id, code=office.code).exists():
        _remembered(unit_id, office, by=by)


def _remembered(unit_id: int, office: Office, *, by: Actor) -> Correspondent:
    row = Correspondent.objects.create(
        unit_id=unit_id, code=office.code, name=clean(office.name)[:200], in_charge=clean(office.in_charge)[:200],
        folded=fold(f"{office.name} {office.code}")[:250],
    )  # fmt: skip
    record("exchange.correspondent.added", row, by=by, code=row.code)
    return row


def _code(text: str) -> str:
    code = clean(text).upper()
    if not is_office_code(code):
        raise BadCode(code=code)
    return code
