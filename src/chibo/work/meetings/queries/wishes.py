"""Wishes and proposals of members: who owes an answer, and since when."""

import datetime as dt
from collections.abc import Collection

from django.db.models import F, Q, QuerySet

from chibo.work.meetings.choices import MeetingKind
from chibo.work.meetings.models import Wish


def wishes_of(unit_ids: Collection[int], *, open_only: bool = False) -> QuerySet[Wish]:
    """Wishes said in meetings of the units: the open ones by due day, then the answered, newest first.

    What was said in the committee stays there.
    """
    said = Wish.objects.filter(unit_id__in=unit_ids, statement__struck=False)
    said = said.exclude(statement__item__meeting__kind=MeetingKind.COMMITTEE)
    if open_only:
        said = said.filter(answered_at=None)
    related = ("answerer", "statement__speaker", "statement__item__meeting")
    return said.select_related(*related).order_by(
        F("answered_at").desc(nulls_first=True), F("due").asc(nulls_last=True), "pk"
    )


def overdue(wish: Wish, *, on: dt.date) -> bool:
    """Whether the answer is late."""
    return wish.answered_at is None and wish.due is not None and wish.due < on


def open_wishes_of_person(person_id: int) -> QuerySet[Wish]:
    """Wishes this person has to answer."""
    owed = Q(answerer_id=person_id, answered_at=None, statement__struck=False)
    return Wish.objects.filter(owed).select_related("statement__item__meeting").order_by("due", "pk")
