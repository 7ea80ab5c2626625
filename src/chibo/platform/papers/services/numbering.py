"""Taking numbers from their series."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from chibo.platform.audit.services import Actor, record
from chibo.platform.papers.choices import NumberState
from chibo.platform.papers.errors import (
    NoSupplementLeft,
    NumberLeavesGap,
    NumberNotReserved,
    NumberTaken,
    SeriesHasBegun,
    SupplementNeedsNote,
    VoidNeedsReason,
)
from chibo.platform.papers.models import NumberSeries, Paper, ReservedNumber
from chibo.platform.papers.rules.numbering import (
    CELL,
    ONE_SEQUENCE,
    next_number,
    next_supplement,
    number_text,
    series_type,
    state_number_text,
    supplement_text,
)
from chibo.platform.rulebook.queries import rules_on

CONGRESS_PERIOD = "congress:"
"""Periods that begin so count all types in one sequence."""
PARTY, STATE = "party", "state"


@dataclass(frozen=True)
class Signs:
    """How a number is written: the Party's way or the State's, whose symbol, which sign of the type.

    ``abbreviation`` is the printed sign where it is not the code of the type (QĐ for QyĐ); ``drafted_by`` the
    unit that stands at the end of the number of a State letter.
    """

    symbol: str = CELL
    system: str = PARTY
    abbreviation: str = ""
    drafted_by: str = ""

    def text(self, number: int, doc_type: str, *, pad: int) -> str:
        """The number as papers write it."""
        sign = self.abbreviation or doc_type
        if self.system == STATE:
            return state_number_text(number, sign, self.symbol, pad=pad, drafted_by=self.drafted_by)
        return number_text(number, sign, self.symbol, pad=pad)


@transaction.atomic
def reserve_number(
    scope: str,
    period: str,
    doc_type: str,
    *,
    by: Actor,
    symbol: str = CELL,
    on: dt.date | None = None,
    signs: Signs | None = None,
    common: bool = False,
) -> ReservedNumber:
    """Take the next number of the type for the period ("term:2025-2030", "congress:III" or "year:2026"); with
    ``common`` all types of the period share one sequence.

    The row of the series is locked until the transaction ends: two clerks never get one number, and a
    transaction that fails gives its number back unseen. ``signs`` says how a State number is written.
    """
    series = _locked_series(scope, period, doc_type, common=common)
    return _take_next(series, doc_type, signs or Signs(symbol), by=by, on=on or timezone.localdate())


@transaction.atomic
def claim_number(
    scope: str, period: str, doc_type: str, wanted: int, *, signs: Signs, by: Actor, on: dt.date, supplement: str = "",
    printed: str = "", common: bool = False,
) -> ReservedNumber:
    """Take the number that a paper carries already: one that waits for it, the next one, or one given on paper before.

    ``printed`` is how the paper writes it, where an older symbol differs from today's.

    Raises:
        NumberTaken: another paper has it, or it was voided.
        NumberLeavesGap: numbers below it were never given.
    """
    series = _locked_series(scope, period, doc_type, common=common)
    found = series.numbers.filter(number=wanted, supplement=supplement).first()
    if found is not None:
        if found.state != NumberState.RESERVED:
            raise NumberTaken(number=found.text, state=found.get_state_display().lower())
        return found
    if wanted == next_number(series.highest) and not supplement:
        return _take_next(series, doc_type, signs, by=by, on=on, printed=printed)
    if wanted > series.before:
        raise NumberLeavesGap(number=f"{wanted:02d}{supplement}", next=f"{next_number(series.highest):02d}")
    note = FROM_PAPER if supplement else ""
    return _write(series, wanted, doc_type, signs, by=by, on=on, printed=printed, supplement=supplement, note=note)


@transaction.atomic
def reserve_supplement(number: ReservedNumber, *, note: str, by: Actor, on: dt.date) -> ReservedNumber:
    """Take an added number ("số bổ sung", 05a) beside one that was taken; never without a note that says why."""
    if not note.strip():
        raise SupplementNeedsNote()
    series = NumberSeries.objects.select_for_update().get(pk=number.series_id)
    taken = set(series.numbers.filter(number=number.number).values_list("supplement", flat=True))
    letter = next_supplement(taken)
    if not letter:
        raise NoSupplementLeft(number=number.text)
    added = ReservedNumber.objects.create(
        series=series, number=number.number, supplement=letter, doc_type=number.doc_type,
        text=supplement_text(number.text, letter), note=note.strip()[:300], reserved_on=on, created_by=str(by)[:120],
    )  # fmt: skip
    record("papers.number.added", added, by=by, number=added.text, note=added.note, scope=series.scope, period=series.period)
    return added


@transaction.atomic
def use_number(number: ReservedNumber, *, by: Actor, paper: Paper | None = None, reference: str = "") -> ReservedNumber:
    """A paper carries the number for good: a frozen one, a registered document (``reference``), or both."""
    number = ReservedNumber.objects.select_for_update().get(pk=number.pk)
    if not (paper or reference):
        raise ValueError("a number is used for a paper or for a reference")
    if number.state != NumberState.RESERVED and not _is_the_same_use(number, paper, reference):
        raise NumberNotReserved(number=number.text)
    number.state, number.paper = NumberState.USED, paper or number.paper
    number.used_for = reference or number.used_for
    number.save(update_fields=["state", "paper", "used_for"])
    record("papers.number.used", number, by=by, number=number.text, paper=paper.pk if paper else None, reference=reference)
    return number


@transaction.atomic
def void_number(number: ReservedNumber, *, reason: str, by: Actor) -> ReservedNumber:
    """The number stays empty for ever; the register shows why."""
    if not reason.strip():
        raise VoidNeedsReason(number=number.text)
    number = ReservedNumber.objects.select_for_update().get(pk=number.pk)
    if number.state != NumberState.RESERVED:
        raise NumberNotReserved(number=number.text)
    number.state, number.reason = NumberState.VOIDED, reason.strip()[:300]
    number.save(update_fields=["state", "reason"])
    record("papers.number.voided", number, by=by, number=number.text, reason=number.reason)
    return number


@transaction.atomic
def continue_series(scope: str, period: str, doc_type: str, *, highest: int, by: Actor) -> NumberSeries:
    """Numbers up to ``highest`` were given on paper before; from the next on they are taken here.

    Raises:
        SeriesHasBegun: numbers of the series have already been taken here.
    """
    series = _locked_series(scope, period, doc_type)
    if series.highest > series.before or highest < series.before:
        raise SeriesHasBegun(highest=f"{series.highest:02d}")
    series.before = series.highest = highest
    series.save(update_fields=["before", "highest"])
    record("papers.series.continued", series, by=by, highest=highest, scope=series.scope, period=series.period)
    return series


@transaction.atomic
def next_entry(scope: str, period: str, *, at_least: int = 0) -> int:
    """The next number of a plain count that is never printed on a paper, such as arrivals; its row is the lock.

    ``at_least`` is a number that an old register has already given: the count goes on behind it.
    """
    series = _locked_series(scope, period, "")
    given = at_least or next_number(series.highest)
    series.highest = max(series.highest, given)
    series.save(update_fields=["highest"])
    return given


FROM_PAPER = "Ghi theo sổ giấy"
"""The note of an added number that an old register on paper has."""


def _take_next(
    series: NumberSeries, doc_type: str, signs: Signs, *, by: Actor, on: dt.date, printed: str = ""
) -> ReservedNumber:
    series.highest = next_number(series.highest)
    series.save(update_fields=["highest"])
    return _write(series, series.highest, doc_type, signs, by=by, on=on, printed=printed)


def _write(
    series: NumberSeries, number: int, doc_type: str, signs: Signs, *, by: Actor, on: dt.date, printed: str,
    supplement: str = "", note: str = "",
) -> ReservedNumber:
    pad = rules_on(on, series.scope).integer("documents.number_pad")
    text = printed or supplement_text(signs.text(number, doc_type, pad=pad), supplement)
    reserved = ReservedNumber.objects.create(
        series=series, number=number, supplement=supplement, doc_type=doc_type, text=text[:60], note=note,
        reserved_on=on, created_by=str(by)[:120],
    )  # fmt: skip
    record("papers.number.reserved", reserved, by=by, number=reserved.text, scope=series.scope, period=series.period)
    return reserved


def _is_the_same_use(number: ReservedNumber, paper: Paper | None, reference: str) -> bool:
    """A number frozen with its paper is noted for the document of that paper; nothing else may change."""
    if number.state != NumberState.USED:
        return False
    same_paper = paper is None or number.paper_id in (None, paper.pk)
    return same_paper and number.used_for in ("", reference)


def _locked_series(scope: str, period: str, doc_type: str, *, common: bool = False) -> NumberSeries:
    counted_as = ONE_SEQUENCE if common else series_type(doc_type, of_congress=period.startswith(CONGRESS_PERIOD))
    series, _ = NumberSeries.objects.get_or_create(scope=scope, period=period, doc_type=counted_as)
    return NumberSeries.objects.select_for_update().get(pk=series.pk)
