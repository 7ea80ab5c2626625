"""Whose Party activity is suspended, and where."""

import datetime as dt

from django.db.models import Q, QuerySet

from chibo.organization.membership.choices import LeaveKind
from chibo.organization.membership.models import Leave


def suspensions(on: dt.date) -> QuerySet[Leave]:
    """Suspensions that run on the day; for use in a filter."""
    running = Q(until=None) | Q(until__gt=on)
    return Leave.objects.filter(running, kind=LeaveKind.SUSPENDED, since__lte=on)


def suspended_in(person_id: int, *, on: dt.date) -> frozenset[int]:
    """Cells in which the person's Party activity is suspended on the day. One query."""
    return frozenset(suspensions(on).filter(person_id=person_id).values_list("unit_id", flat=True))
