"""The list of meetings, filtered and searched."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from chibo.kernel.text import fold
from chibo.platform.authz.permissions import Visitor
from chibo.work.meetings.choices import MeetingKind, State
from chibo.work.meetings.models import Meeting

SORTS = {"day": "starts_at", "-day": "-starts_at", "title": "folded", "-title": "-folded"}


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; empty fields ask for nothing. ``year`` is text as it stands in the address."""

    words: str = ""
    year: str = ""
    kind: str = ""
    state: str = ""
    sort: str = "-day"

    @classmethod
    def asked(cls, query: Mapping[str, str]) -> "Wanted":
        """From an address; what is not known is left out."""
        year = query.get("year", "")
        return cls(
            words=query.get("q", "").strip()[:100],
            year=year if year.isdigit() and 1900 < int(year) < 2200 else "",
            kind=query["kind"] if query.get("kind") in MeetingKind.values else "",
            state=query["state"] if query.get("state") in State.values else "",
            sort=query["sort"] if query.get("sort") in SORTS else "-day",
        )


def meetings_for(user: Visitor, wanted: Wanted) -> QuerySet[Meeting]:
    """The meetings the visitor may see, as wanted."""
    found = Meeting.objects.visible_to(user).select_related("unit", "chair")
    for word in fold(wanted.words).split():
        found = found.filter(folded__contains=word)
    if wanted.year:
        year = int(wanted.year)
        found = found.filter(month__range=(dt.date(year, 1, 1), dt.date(year, 12, 31)))
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.state:
        found = found.filter(state=wanted.state)
    return found.order_by(SORTS[wanted.sort], "pk")


def years_with_meetings(user: Visitor) -> list[int]:
    """Years in which the visitor may see a meeting, the latest first. One query."""
    months = Meeting.objects.visible_to(user).dates("month", "year", order="DESC")
    return [month.year for month in months]
