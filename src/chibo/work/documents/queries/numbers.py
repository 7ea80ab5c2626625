"""The numbers of a unit: every one that was ever taken, and whether any is missing."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from chibo.platform.papers.choices import NumberState
from chibo.platform.papers.models import NumberSeries, ReservedNumber
from chibo.platform.papers.rules.numbering import missing_numbers

ARRIVALS = "arrivals:"


@dataclass(frozen=True)
class NumberLine:
    """One number: its text, what became of it, and where the paper is."""

    pk: int
    serial: int
    text: str
    state: str
    state_words: str
    reason: str
    taken_on: dt.date
    taken_by: str
    document_id: int | None
    paper_id: int | None

    @property
    def waits(self) -> bool:
        """Whether it is reserved and neither used nor voided."""
        return self.state == NumberState.RESERVED


@dataclass(frozen=True)
class SeriesReport:
    """A series without gaps: how many are used, voided and waiting, and which are missing (none, if all is well)."""

    period: str
    type_code: str
    before: int
    highest: int
    lines: list[NumberLine]
    missing: list[int]

    def count(self, state: str) -> int:
        """How many numbers are in a state."""
        return sum(line.state == state for line in self.lines)

    @property
    def used(self) -> int:
        """Numbers that papers carry."""
        return self.count(NumberState.USED)

    @property
    def voided(self) -> int:
        """Numbers that stay empty for ever."""
        return self.count(NumberState.VOIDED)

    @property
    def waiting(self) -> int:
        """Numbers that were taken and wait for their paper."""
        return self.count(NumberState.RESERVED)


def series_of(scope: str, period: str = "") -> list[SeriesReport]:
    """The series of a unit, of one period or of all, with every number. Two queries."""
    rows = NumberSeries.objects.filter(scope=scope).exclude(period__startswith=ARRIVALS)
    series = list((rows.filter(period=period) if period else rows).order_by("-period", "doc_type"))
    numbers: dict[int, list[ReservedNumber]] = defaultdict(list)
    for number in ReservedNumber.objects.filter(series__in=series).order_by("number", "supplement"):
        numbers[number.series_id].append(number)
    return [_report(one, numbers[one.pk]) for one in series]


def periods_of(scope: str) -> list[str]:
    """Terms and years in which the unit has taken numbers, the newest first."""
    rows = NumberSeries.objects.filter(scope=scope).exclude(period__startswith=ARRIVALS)
    return sorted(set(rows.values_list("period", flat=True)), key=lambda period: period.partition(":")[2], reverse=True)


def _report(series: NumberSeries, numbers: list[ReservedNumber]) -> SeriesReport:
    taken = {number.number for number in numbers if not number.supplement}
    missing = missing_numbers(taken, after=series.before, highest=series.highest)
    return SeriesReport(
        series.period, series.doc_type, series.before, series.highest, [_line(number) for number in numbers], missing
    )


def _line(number: ReservedNumber) -> NumberLine:
    key = number.used_for.partition("documents.document:")[2]
    return NumberLine(
        pk=number.pk, serial=number.number, text=number.text, state=number.state,
        state_words=str(NumberState(number.state).label), reason=number.reason or number.note,
        taken_on=number.reserved_on, taken_by=number.created_by, document_id=int(key) if key.isdigit() else None,
        paper_id=number.paper_id,
    )  # fmt: skip
