"""Days by which readers answer."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from chibo.platform.calendar.registry import Dated, Scope, Severity, dated
from chibo.work.drafting.queries.reading import reviews_due

SOON = dt.timedelta(days=2)


@dated("drafting")
def answers_owed(scope: Scope) -> Iterable[Dated]:
    """Answers owed on drafts of the unit, for its committee alone: drafts are no matter of the whole cell. One query."""
    for review in reviews_due(scope.unit_id, since=scope.since, until=scope.until):
        yield Dated(
            key=review.reference, day=review.due,
            title=_("Answer of %(name)s on the draft “%(title)s”") % {
                "name": review.reviewer.full_name, "title": review.draft,
            },
            kind="deadline", wing="work", href=review.draft.get_absolute_url(), severity=_severity(review.due, scope.on),
            person_id=review.reviewer_id, committee=True,
        )  # fmt: skip


def _severity(day: dt.date, on: dt.date) -> Severity:
    if day < on:
        return Severity.LATE
    return Severity.SOON if day - on <= SOON else Severity.INFO
