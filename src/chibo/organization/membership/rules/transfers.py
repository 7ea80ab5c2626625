"""Transfers between cells: the two deadlines of an official one, the length of a temporary one."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from chibo.kernel.days import WorkCalendar, months_later, workdays_later
from chibo.kernel.rulebook import Numbers, rule
from chibo.kernel.states import StateTable


class TransferKind(StrEnum):
    """For good, or for a time."""

    OFFICIAL = "official"
    TEMPORARY = "temporary"


class TransferState(StrEnum):
    """How far a transfer has come."""

    BEGUN = "begun"
    HANDED_OVER = "handed_over"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    CANCELLED = "cancelled"


STEPS = StateTable(
    {
        TransferState.BEGUN: frozenset({TransferState.HANDED_OVER, TransferState.CANCELLED}),
        TransferState.HANDED_OVER: frozenset({TransferState.ACCEPTED, TransferState.CANCELLED}),
        TransferState.ACCEPTED: frozenset({TransferState.RETURNED}),
    }
)
"""Begun by the releasing cell, handed over with the letter, accepted by the receiving one; a temporary stay ends."""


@dataclass(frozen=True)
class TransferTerms:
    """The numbers of the packs in force."""

    finish_workdays: int
    present_workdays: int
    temporary_from: int
    temporary_below: int
    study_to: int
    work: WorkCalendar

    @classmethod
    def under(cls, numbers: Numbers) -> Self:
        """The numbers of the packs in force."""
        return cls(
            finish_workdays=numbers.integer("membership.finish_transfer_within_workdays"),
            present_workdays=numbers.integer("membership.present_letter_within_workdays"),
            temporary_from=numbers.integer("membership.temporary_months_from"),
            temporary_below=numbers.integer("membership.temporary_months_below"),
            study_to=numbers.integer("membership.study_months_to"),
            work=WorkCalendar.under(numbers),
        )


@rule("MEMB-09", source="294-QĐ/TW (26/5/2025), 6.3.1; 208-QĐ/TW (26/7/2026)")
def transfer_finished_by(decided_on: dt.date, terms: TransferTerms) -> dt.date:
    """An official transfer is finished within 60 working days of the decision to move.

    The day of the decision does not count; days off that the State announced do not count.
    """
    return workdays_later(decided_on, terms.finish_workdays, terms.work)


@rule("MEMB-10", source="294-QĐ/TW (26/5/2025), 6.3.1")
def letter_presented_by(introduced_on: dt.date, terms: TransferTerms) -> dt.date:
    """The letter of introduction is presented to the new cell's committee within 30 working days.

    Counted from the day on the letter. Disputed: some offices count from the day on which the member received
    it; the earlier day is the careful one.
    """
    return workdays_later(introduced_on, terms.present_workdays, terms.work)


class Stay(StrEnum):
    """Whether a temporary stay has a length that the rules know."""

    FITS = "fits"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"


@rule("MEMB-11", source="Hướng dẫn công tác đảng viên của Ban Tổ chức Trung ương; to be confirmed")
def temporary_stay(since: dt.date, until: dt.date, *, study: bool, terms: TransferTerms) -> Stay:
    """A temporary transfer lasts from 3 months to less than a year; for study up to 2 years.

    ``until`` is the first day back. Three months on the day fit; a full year is an official transfer; two years
    of study on the day fit. Who is away for less than three months stays with the own cell.
    """
    if until < months_later(since, terms.temporary_from):
        return Stay.TOO_SHORT
    if study:
        return Stay.FITS if until <= months_later(since, terms.study_to) else Stay.TOO_LONG
    return Stay.FITS if until < months_later(since, terms.temporary_below) else Stay.TOO_LONG
