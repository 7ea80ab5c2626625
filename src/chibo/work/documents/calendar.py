"""Documents that the month's meeting should take up."""

import datetime as dt
from collections.abc import Iterable

from chibo.platform.calendar.registry import Dated, Scope, Severity, dated
from chibo.work.documents.models import Document
from chibo.work.documents.queries import card_of

SOON = dt.timedelta(days=7)


@dated("documents")
def documents_to_spread(scope: Scope) -> Iterable[Dated]:
    """Every document that waits and had come before the end of the scope, with its last day. One query."""
    waiting = Document.objects.filter(unit_id=scope.unit_id, received_on__lt=scope.until).waiting()
    for document in waiting.order_by("spread_by", "pk"):
        card = card_of(document)
        day = document.spread_by or document.received_on
        yield Dated(
            key=card.reference, day=day, title=card.full_citation, kind="directive", wing="party",
            detail=card.issuer, href=card.href, severity=_severity(day, scope.on), proposal=True,
            committee=document.for_committee,
        )


def _severity(day: dt.date, on: dt.date) -> Severity:
    if day < on:
        return Severity.LATE
    return Severity.SOON if day - on <= SOON else Severity.INFO
