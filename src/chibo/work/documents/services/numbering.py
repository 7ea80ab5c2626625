"""Numbers of the papers that a unit issues: which series, how it is written, which types."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from chibo.kernel.wording import day_numbers
from chibo.organization.units.choices import UnitKind
from chibo.organization.units.queries import UnitCard, unit_card
from chibo.platform.audit.services import Actor
from chibo.platform.papers.models import NumberSeries, ReservedNumber
from chibo.platform.papers.rules.numbering import CELL, ONE_SEQUENCE, number_parts
from chibo.platform.papers.services import Signs, claim_number, continue_series, reserve_number
from chibo.work.documents.errors import NoSymbol, NoTermThatDay, NumberUnreadable, TypeNotIssued
from chibo.work.documents.queries.counting import Counting
from chibo.work.documents.queries.types import abbreviation_of, issuable_types


@dataclass(frozen=True)
class Place:
    """Where the number of a paper is taken: the unit, the period, the writing, whether all types share the count."""

    scope: str
    period: str
    signs: Signs
    common: bool = False


@transaction.atomic
def draw_number(
    unit_id: int, system: str, type_code: str, *, by: Actor, on: dt.date, drafted_by: str = ""
) -> ReservedNumber:
    """Take the next number of a type that the unit may issue, under the lock of its series.

    Raises:
        TypeNotIssued: the unit does not issue papers of this type.
        NoTermThatDay: a Party number without a term.
    """
    place = place_of(unit_id, system, type_code, on=on, drafted_by=drafted_by)
    return reserve_number(place.scope, place.period, type_code, signs=place.signs, common=place.common, by=by, on=on)


@transaction.atomic
def number_on_paper(unit_id: int, system: str, type_code: str, printed: str, *, by: Actor, on: dt.date) -> ReservedNumber:
    """Take the number that stands on a paper already ("05-NQ/CB"), if it is free.

    Raises:
        NumberUnreadable: no number of a paper.
        NumberTaken, NumberLeavesGap: another paper has it, or numbers before it were never given.
    """
    parts = number_parts(printed)
    if parts.serial is None:
        raise NumberUnreadable(number=printed)
    place = place_of(unit_id, system, type_code, on=on)
    return claim_number(
        place.scope, place.period, type_code, parts.serial, signs=place.signs, by=by, on=on,
        supplement=parts.supplement, printed=printed, common=place.common,
    )  # fmt: skip


@transaction.atomic
def begin_series_at(
    unit_id: int, system: str, type_code: str, *, given: int, by: Actor, on: dt.date
) -> NumberSeries:
    """Numbers up to ``given`` were given on paper before; the next ones are taken here."""
    place = place_of(unit_id, system, type_code, on=on)
    return continue_series(place.scope, place.period, ONE_SEQUENCE if place.common else type_code, highest=given, by=by)


def place_of(unit_id: int, system: str, type_code: str, *, on: dt.date, drafted_by: str = "") -> Place:
    """The series and the writing of a type on a day."""
    unit = unit_card(unit_id)
    if unit is None:
        raise LookupError(unit_id)
    if type_code not in dict(issuable_types(unit_id, system, on=on)):
        raise TypeNotIssued(unit=unit.name, type=type_code)
    signs = Signs(_symbol(unit), system, abbreviation_of(type_code, system, on=on), drafted_by)
    counted = Counting(unit_id).series(system, type_code, on=on)
    if counted is None:
        raise NoTermThatDay(unit=unit.name, day=day_numbers(on))
    return Place(unit.scope, counted.period, signs, common=counted.is_common)


def _symbol(unit: UnitCard) -> str:
    symbol = unit.symbol or (CELL if unit.kind == UnitKind.PARTY_CELL else "")
    if not symbol:
        raise NoSymbol(unit=unit.name)
    return symbol
