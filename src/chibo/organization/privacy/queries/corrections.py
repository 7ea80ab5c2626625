"""Requests for correction: one's own, and those a committee still owes an answer."""

import datetime as dt
from collections.abc import Collection

from django.db.models import QuerySet
from django.urls import reverse

from chibo.kernel.reading import read_once
from chibo.organization.privacy.choices import CorrectionState
from chibo.organization.privacy.models import CorrectionRequest

PAGES = {
    "people.Person": "people:edit",
    "membership.PartyRecord": "people:dates",
}
"""Where a kind of record is put right; every other on the person's page."""


def corrections_of(person_id: int) -> QuerySet[CorrectionRequest]:
    """Everything the person asked for, newest first."""
    return CorrectionRequest.objects.filter(person_id=person_id).select_related("unit", "answered_by")


def corrections_waiting(unit_ids: Collection[int]) -> QuerySet[CorrectionRequest]:
    """What the committees of the cells still have to answer, the most pressing first."""
    rows = CorrectionRequest.objects.filter(unit_id__in=unit_ids, state=CorrectionState.WAITING)
    return rows.select_related("person", "unit").order_by("due", "pk")


@read_once
def waiting_of(unit_id: int) -> list[CorrectionRequest]:
    """The same of one cell: for its desk and its calendar together."""
    return list(corrections_waiting([unit_id]))


def waiting_in(unit_id: int, *, since: dt.date, until: dt.date) -> list[CorrectionRequest]:
    """Requests of a cell whose answer is due in the span, or was due before and is still owed."""
    return [request for request in waiting_of(unit_id) if request.due < until]


def change_page(request: CorrectionRequest) -> str:
    """The page on which the fact is put right."""
    return reverse(PAGES.get(request.kind, "people:detail"), args=[request.person_id])
