"""Dated things of privacy: answers that are due, and birthdays of those who agreed to it."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from chibo.organization.membership.queries import member_ids
from chibo.organization.people.queries import all_people
from chibo.organization.privacy.choices import Purpose
from chibo.organization.privacy.queries.consents import consenting
from chibo.organization.privacy.queries.corrections import waiting_in
from chibo.organization.privacy.rules.correcting import presses
from chibo.platform.calendar.registry import Dated, Scope, Severity, dated


@dated("privacy")
def privacy_days(scope: Scope) -> Iterable[Dated]:
    """Answers due, without a name: the calendar is read by the whole cell. One query."""
    for request in waiting_in(scope.unit_id, since=scope.since, until=scope.until):
        late = request.due < scope.on
        severity = Severity.LATE if late else Severity.SOON if presses(request.due, scope.on) else Severity.INFO
        yield Dated(
            key=request.reference, day=request.due, title=_("Answer a request for correction of personal data"),
            kind="deadline", wing="party", href=reverse("privacy:corrections"), severity=severity,
        )


@dated("privacy.birthdays")
def birthdays(scope: Scope) -> Iterable[Dated]:
    """Birthdays of members who consent today, never the year. Two queries."""
    people = all_people().filter(pk__in=member_ids([scope.unit_id], on=scope.on)).exclude(birth_date=None)
    born = {pk: (name, day) for pk, name, day in people.values_list("pk", "full_name", "birth_date") if day}
    for person_id in consenting(born, Purpose.BIRTHDAY, on=scope.on):
        name, day = born[person_id]
        for year in range(scope.since.year, scope.until.year + 1):
            this = _in_year(day, year)
            if scope.since <= this < scope.until:
                yield Dated(
                    key=f"privacy.birthday:{person_id}:{year}", day=this, kind="birthday", wing="community",
                    title=_("Birthday of %(name)s") % {"name": name}, person_id=person_id,
                )


def _in_year(day: dt.date, year: int) -> dt.date:
    """The birthday in a year; who was born on 29 February celebrates on 28 February in common years."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
