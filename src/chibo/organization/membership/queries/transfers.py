"""Transfers: those of a cell, of a person, and their deadlines under the rules of the day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from chibo.kernel.reading import read_once
from chibo.organization.membership.choices import OPEN_TRANSFERS, Standing, TransferKind, TransferState
from chibo.organization.membership.models import Transfer
from chibo.organization.membership.rules.transfers import (
    TransferTerms,
    letter_presented_by,
    transfer_finished_by,
)
from chibo.organization.units.queries import unit_cards
from chibo.platform.rulebook.queries import rules_on

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True)
class TransferLine:
    """One line of the book of members who went and came."""

    pk: int
    person_id: int
    full_name: str
    kind: TransferKind
    study: bool
    state: TransferState
    standing: Standing
    from_unit_id: int | None
    from_name: str
    to_unit_id: int | None
    to_name: str
    decided_on: dt.date
    decision: str
    planned_until: dt.date | None
    letter: str
    introduced_on: dt.date | None
    handed_over_on: dt.date | None
    accepted_on: dt.date | None
    returned_on: dt.date | None
    cancelled_on: dt.date | None
    note: str
    finish_by: dt.date | None
    present_by: dt.date | None
    href: str

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in OPEN_TRANSFERS

    @property
    def staying(self) -> bool:
        """A temporary stay that lasts."""
        return self.kind == TransferKind.TEMPORARY and self.state == TransferState.ACCEPTED

    @property
    def reference(self) -> str:
        """Its name on threads and origins."""
        return f"membership.transfer:{self.pk}"


def every_transfer() -> QuerySet[Transfer]:
    """All transfers, to be narrowed by whoever asks."""
    return Transfer.objects.all()


@read_once
def transfers_in(unit_id: int, *, on: dt.date) -> list[TransferLine]:
    """Transfers out of and into the cell, newest first. What is not handed over yet is the other side's alone."""
    rows = Transfer.objects.filter(Q(from_unit_id=unit_id) | Q(to_unit_id=unit_id))
    hidden = Q(state=TransferState.BEGUN, to_unit_id=unit_id) & Q(from_unit__isnull=False)
    return transfer_lines(rows.exclude(hidden), on=on)


def transfers_of(person_id: int, *, on: dt.date) -> list[TransferLine]:
    """All transfers of a person, newest first."""
    return transfer_lines(Transfer.objects.filter(person_id=person_id), on=on)


def transfer_lines(rows: QuerySet[Transfer], *, on: dt.date) -> list[TransferLine]:
    """Lines with names and deadlines. Two queries."""
    found = list(rows.select_related("person"))
    cards = unit_cards({unit for row in found for unit in (row.from_unit_id, row.to_unit_id) if unit})
    names = {pk: card.name for pk, card in cards.items()}
    terms = TransferTerms.under(rules_on(on))
    return [_line(row, names, terms) for row in found]


def _line(row: Transfer, names: dict[int, str], terms: TransferTerms) -> TransferLine:
    official = row.kind == TransferKind.OFFICIAL
    return TransferLine(
        pk=row.pk, person_id=row.person_id, full_name=row.person.full_name, kind=TransferKind(row.kind),
        study=row.study, state=TransferState(row.state), standing=Standing(row.standing),
        from_unit_id=row.from_unit_id, from_name=_side(row.from_unit_id, row.from_place, names),
        to_unit_id=row.to_unit_id, to_name=_side(row.to_unit_id, row.to_place, names),
        decided_on=row.decided_on, decision=row.decision, planned_until=row.planned_until, letter=row.letter,
        introduced_on=row.introduced_on, handed_over_on=row.handed_over_on, accepted_on=row.accepted_on,
        returned_on=row.returned_on, cancelled_on=row.cancelled_on, note=row.note,
        finish_by=transfer_finished_by(row.decided_on, terms) if official else None,
        present_by=letter_presented_by(row.introduced_on, terms) if row.introduced_on else None,
        href=row.get_absolute_url(),
    )  # fmt: skip


def _side(unit_id: int | None, place: str, names: dict[int, str]) -> str:
    return names.get(unit_id, "") if unit_id else place
