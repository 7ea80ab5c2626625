"""Taking numbers from their series."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from chibo.platform.audit.services import Actor, record
from chibo.platform.papers.choices import NumberState
from chibo.platform.papers.errors import NumberNotReserved, VoidNeedsReason
from chibo.platform.papers.models import NumberSeries, Paper, ReservedNumber
from chibo.platform.papers.rules.numbering import CELL, next_number, number_text, series_type
from chibo.platform.rulebook.queries import rules_on

CONGRESS_PERIOD = "congress:"
"""Periods that begin so count all types in one sequence."""


@transaction.atomic
def reserve_number(
    scope: str, period: str, doc_type: str, *, by: Actor, symbol: str = CELL, on: dt.date | None = None
) -> ReservedNumber:
    """Take the next number of the type for the period ("term:2025-2030" or "congress:III").

    The row of the series is locked until the transaction ends: two clerks never get one number, and a
    transaction that fails gives its number back unseen.
    """
    on = on or timezone.localdate()
    counted_as = series_type(doc_type, of_congress=period.startswith(CONGRESS_PERIOD))
    series = _locked_series(scope, period, counted_as)
    series.highest = next_number(series.highest)
    series.save(update_fields=["highest"])
    pad = rules_on(on, scope).integer("documents.number_pad")
    reserved = ReservedNumber.objects.create(
        series=series,
        number=series.highest,
        doc_type=doc_type,
        text=number_text(series.highest, doc_type, symbol, pad=pad),
        reserved_on=on,
        created_by=str(by)[:120],
    )
    record("papers.number.reserved", reserved, by=by, number=reserved.text, scope=scope, period=period)
    return reserved


@transaction.atomic
def use_number(number: ReservedNumber, *, paper: Paper, by: Actor) -> ReservedNumber:
    """The paper carries the number for good."""
    number = _locked_reserved(number)
    number.state, number.paper = NumberState.USED, paper
    number.save(update_fields=["state", "paper"])
    record("papers.number.used", number, by=by, number=number.text, paper=paper.pk)
    return number


@transaction.atomic
def void_number(number: ReservedNumber, *, reason: str, by: Actor) -> ReservedNumber:
    """The number stays empty for ever; the register shows why."""
    if not reason.strip():
        raise VoidNeedsReason(number=number.text)
    number = _locked_reserved(number)
    number.state, number.reason = NumberState.VOIDED, reason.strip()[:300]
    number.save(update_fields=["state", "reason"])
    record("papers.number.voided", number, by=by, number=number.text, reason=number.reason)
    return number


def _locked_series(scope: str, period: str, doc_type: str) -> NumberSeries:
    series, _ = NumberSeries.objects.get_or_create(scope=scope, period=period, doc_type=doc_type)
    return NumberSeries.objects.select_for_update().get(pk=series.pk)


def _locked_reserved(number: ReservedNumber) -> ReservedNumber:
    number = ReservedNumber.objects.select_for_update().get(pk=number.pk)
    if number.state != NumberState.RESERVED:
        raise NumberNotReserved(number=number.text)
    return number
