"""Deletion runs: the one that waits, and those that are over."""

import datetime as dt
from collections.abc import Collection

from django.db.models import QuerySet

from chibo.organization.privacy.choices import RunState
from chibo.organization.privacy.models import RetentionRun

OPEN = (RunState.PROPOSED, RunState.CONFIRMED_ONCE)


def runs_of(unit_ids: Collection[int]) -> QuerySet[RetentionRun]:
    """All runs of the cells, newest first."""
    rows = RetentionRun.objects.filter(unit_id__in=unit_ids)
    return rows.select_related("first_by", "second_by", "unit", "paper")


def open_run(unit_id: int) -> RetentionRun | None:
    """The run that waits for a confirmation."""
    return RetentionRun.objects.filter(unit_id=unit_id, state__in=OPEN).select_related("first_by").first()


def looked_at_this_month(on: dt.date) -> bool:
    """Whether a run of this month exists or one still waits."""
    this_month = RetentionRun.objects.filter(on__year=on.year, on__month=on.month)
    return this_month.exists() or RetentionRun.objects.filter(state__in=OPEN).exists()
