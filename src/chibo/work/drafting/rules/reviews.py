"""When a reader is reminded of an answer that is owed."""

import datetime as dt
from enum import StrEnum

from chibo.kernel.rulebook import rule


class Recall(StrEnum):
    """Which reminder."""

    SOON = "soon"
    LATE = "late"


@rule("DRAFT-09", source="chibo, decision 21")
def recall_of(due: dt.date, *, asked_on: dt.date, on: dt.date) -> Recall | None:
    """The reminder a reader gets on a day: one on the day before the last day and on it, one when it has passed.

    Who was asked on that very day or the day before is not reminded of what they have just heard.
    """
    if on > due:
        return Recall.LATE
    if on >= due - dt.timedelta(days=1) and (on - asked_on).days > 1:
        return Recall.SOON
    return None
