"""Who looked at what is held on a person."""

import datetime as dt
from dataclasses import dataclass

from chibo.organization.privacy.choices import Looked
from chibo.organization.privacy.models import ViewRecord


@dataclass(frozen=True)
class ViewLine:
    """One viewer on one day."""

    on: dt.date
    who: str
    page: Looked


def views_of(person_id: int, *, newest: int | None = None) -> list[ViewLine]:
    """Who looked, the latest first. One query."""
    rows = ViewRecord.objects.filter(person_id=person_id).select_related("viewer")[:newest]
    return [ViewLine(row.on, str(row.viewer), Looked(row.page)) for row in rows]
