"""The quality sheet: a person's points where facts do not decide, or against them with a reason."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from chibo.platform.audit.services import Actor, record
from chibo.work.meetings.choices import ScoreColumn
from chibo.work.meetings.errors import ScoreRefused, SheetLocked
from chibo.work.meetings.models import Meeting, QualityScore
from chibo.work.meetings.queries.attendance import rules_of
from chibo.work.meetings.queries.quality import given_points, open_columns, quality_facts
from chibo.work.meetings.rules.quality_score import Given, refusals
from chibo.work.meetings.rules.quality_sheet import Sheet

__all__ = ["Given", "give_points", "withdraw_points"]


@transaction.atomic
def give_points(
    meeting: Meeting,
    points: dict[str, Given],
    *,
    by: Actor,
    column: ScoreColumn = ScoreColumn.SELF,
    at: dt.datetime | None = None,
) -> Meeting:
    """Write the points of several lines at once; all of them hold, or none.

    The cell's own column is open from closing until the superior was told; the superior's column
    afterwards too.
    """
    at = at or timezone.now()
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    _ensure_open(meeting, column)
    own, above = given_points(meeting)
    standing = own if column == ScoreColumn.SELF else above
    refused = refusals(
        Sheet.under(rules_of(meeting)), quality_facts(meeting), {**standing, **points}
    )
    if refused:
        item, why = next(iter(refused.items()))
        raise ScoreRefused(item=item, why=why)
    for item, given in points.items():
        QualityScore.objects.update_or_create(
            meeting=meeting,
            column=column,
            item=item,
            defaults={"points": given.points, "reason": given.reason},
        )
    record("meetings.score.given", meeting, by=by, at=at, column=column, items=sorted(points))
    return meeting


@transaction.atomic
def withdraw_points(
    meeting: Meeting, item: str, *, by: Actor, column: ScoreColumn = ScoreColumn.SELF
) -> Meeting:
    """Let the facts speak again on one line."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    _ensure_open(meeting, column)
    QualityScore.objects.filter(meeting=meeting, column=column, item=item).delete()
    record("meetings.score.withdrawn", meeting, by=by, column=column, item=item)
    return meeting


def _ensure_open(meeting: Meeting, column: ScoreColumn) -> None:
    if column not in open_columns(meeting):
        raise SheetLocked(state=meeting.get_state_display())
