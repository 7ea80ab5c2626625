"""Once a year the fingerprint of the trail goes into the minutes book of each cell; the desk reminds its committee."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from chibo.organization.units.choices import UnitKind
from chibo.organization.units.queries import unit_card
from chibo.platform.audit.models import Fingerprint
from chibo.platform.calendar.registry import Dated, Scope, Severity, dated
from chibo.platform.papers.queries import papers_about
from chibo.platform.rulebook.queries import rules_on
from chibo.surfaces.trail.papers import page_origin

SOON = dt.timedelta(days=14)


@dated("trail.fingerprint")
def fingerprint_days(scope: Scope) -> Iterable[Dated]:
    """The page of last year, until it is printed. Late ones stay for the rest of the year. Three queries."""
    unit = unit_card(scope.unit_id)
    if unit is None or unit.kind != UnitKind.PARTY_CELL:
        return
    taken = {one.year: one for one in Fingerprint.objects.exclude(year=0)}
    printed = papers_about(page_origin(scope.unit_id, one.pk) for one in taken.values())
    for year, day in _days(scope):
        one = taken.get(year - 1)
        if day < unit.since or (one and page_origin(scope.unit_id, one.pk) in printed):
            continue
        if one is None and day < scope.on:
            continue  # chibo did not keep this trail then
        yield Dated(
            key=f"trail.fingerprint:{scope.unit_id}:{year}", day=max(day, scope.since), kind="deadline", wing="party",
            committee=True,
            title=_("Glue the fingerprint of the audit trail of %(year)s into the minutes book") % {"year": year - 1},
            href=reverse("trail:fingerprints"), severity=_severity(day, scope.on),
        )


def _days(scope: Scope) -> Iterator[tuple[int, dt.date]]:
    """The days of the span; a day of this year that is over counts as of today."""
    for word in rules_on(scope.on, scope=f"unit:{scope.unit_id}").table("rights.fingerprint_days"):
        month, number = (int(part) for part in word.split("-"))
        for year in range(scope.since.year, scope.until.year + 1):
            day = dt.date(year, month, number)
            late = day < scope.on and year == scope.on.year and scope.since <= scope.on < scope.until
            if late or scope.since <= day < scope.until:
                yield year, day


def _severity(day: dt.date, on: dt.date) -> Severity:
    if day < on:
        return Severity.LATE
    return Severity.SOON if day - on <= SOON else Severity.INFO
