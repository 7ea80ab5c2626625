"""Requests for correction: one's own, and those a committee still owes an answer."""

import datetime as dt
from collections.abc import Collection

from django.db.models import QuerySet
from django.urls import reverse

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


def waiting_in(unit_id: int, *, since: dt.date, until: dt.date) -> QuerySet[CorrectionRequest]:
    """Requests of a cell whose answer is due in the span, or was due before and is still owed."""
    return corrections_waiting([unit_id]).filter(due__lt=until)


def change_page(request: CorrectionRequest) -> str:
    """The page on which the fact is put right."""
    return reverse(PAGES.get(request.kind, "people:detail"), args=[request.person_id])
