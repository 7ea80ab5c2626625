"""What the address of a search says; what cannot be read is ignored."""

import datetime as dt

from django.http import QueryDict
from django.utils import timezone

from chibo.platform.search.queries import Filters
from chibo.platform.search.registry import KINDS
from chibo.web.fields import read_day

NAMES = ("q", "kind", "unit", "year", "issuer", "since", "until")


def filters_of(query: QueryDict) -> Filters:
    """The filters of an address."""
    return Filters(
        kinds=tuple(kind for kind in query.getlist("kind") if kind in KINDS),
        unit=_number(query.get("unit", "")),
        year=_number(query.get("year", "")),
        issuer=query.get("issuer", "").strip()[:200],
        since=_day(query.get("since", "")),
        until=_day(query.get("until", "")),
    )


def kept_part(query: QueryDict) -> str:
    """What of an address is kept with a search: the words and filters, not the page."""
    kept = QueryDict(mutable=True)
    for name in NAMES:
        values = [value.strip()[:300] for value in query.getlist(name) if value.strip()]
        if values:
            kept.setlist(name, values)
    return kept.urlencode()


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _day(text: str) -> dt.date | None:
    """As people write days, and as browsers send them."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return read_day(text, today=timezone.localdate()) if text.strip() else None
    except ValueError:
        return None
