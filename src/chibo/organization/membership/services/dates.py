"""The Party dates of a member."""

import datetime as dt
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from chibo.kernel.wording import day_numbers
from chibo.organization.membership import errors
from chibo.organization.membership.models import PartyRecord
from chibo.organization.membership.queries.doubts import doubts_about
from chibo.organization.membership.rules.doubts import Doubt
from chibo.organization.people.queries import birth_dates
from chibo.platform.audit.services import Actor, record

IMPOSSIBLE: dict[Doubt, type[errors.ImpossibleDates]] = {
    Doubt.CEREMONY_BEFORE_DECISION: errors.CeremonyBeforeDecision,
    Doubt.OFFICIAL_BEFORE_CEREMONY: errors.OfficialBeforeCeremony,
    Doubt.OFFICIAL_BEFORE_DECISION: errors.OfficialBeforeDecision,
    Doubt.IN_THE_FUTURE: errors.DateInTheFuture,
    Doubt.BORN_AFTER_ADMISSION: errors.BornAfterAdmission,
}


class PartyDates(TypedDict, total=False):
    """What may be set; what is left out stays."""

    admission_decision_on: dt.date | None
    admission_decision: str
    ceremony_on: dt.date | None
    official_on: dt.date | None


@transaction.atomic
def set_party_dates(
    person_id: int, *, by: Actor, on: dt.date | None = None, **changes: Unpack[PartyDates]
) -> PartyRecord:
    """Set dates of the record; ``on`` is the day on which this is known (nothing may lie after it)."""
    dates = hold_record(person_id)
    old = {field: getattr(dates, field) for field in changes}
    changed = {field: value for field, value in changes.items() if old[field] != value}
    if not changed:
        return dates
    for field, value in changed.items():
        setattr(dates, field, value)
    _ensure_possible(dates, on or timezone.localdate())
    dates.save()
    record(
        "membership.dates.set", dates, by=by, person=person_id,
        dates={field: [old[field], value] for field, value in changed.items()},
    )  # fmt: skip
    return dates


def hold_record(person_id: int) -> PartyRecord:
    """Lock the member's record: everything about one person's membership happens one after the other."""
    PartyRecord.objects.get_or_create(person_id=person_id)
    return PartyRecord.objects.select_for_update().get(person_id=person_id)


def _ensure_possible(dates: PartyRecord, on: dt.date) -> None:
    born = birth_dates([dates.person_id]).get(dates.person_id)
    cannot, _odd = doubts_about(on)(
        born, dates.admission_decision_on, dates.ceremony_on, dates.official_on
    )
    if cannot:
        raise IMPOSSIBLE[cannot[0]](
            decision=_words(dates.admission_decision_on),
            ceremony=_words(dates.ceremony_on),
            official=_words(dates.official_on),
        )


def _words(day: dt.date | None) -> str:
    return day_numbers(day) if day else "–"
