"""The roll call: one key, one line."""

import datetime as dt

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from chibo.kernel.text import clean
from chibo.platform.audit.services import Actor, record
from chibo.work.meetings.choices import Presence, RollStanding
from chibo.work.meetings.errors import ReasonMissing
from chibo.work.meetings.models import Meeting, RollEntry
from chibo.work.meetings.queries.attendance import rules_of
from chibo.work.meetings.services.freezing import apply_rules, guest_entry
from chibo.work.meetings.services.session import locked_session

WITH_REASON = frozenset({Presence.EXCUSED, Presence.ABROAD})
"""Absences that the committee may accept beforehand."""


@transaction.atomic
def tick(
    entry: RollEntry,
    presence: Presence,
    *,
    by: Actor,
    at: dt.datetime | None = None,
    reason: str = "",
    remark: str = "",
    approved: bool | None = None,
) -> RollEntry:
    """Say how a person takes part. ``remark`` notes coming late or leaving early.

    ``approved``: the convening committee accepted the reason; by default it did. An unapproved absence
    stays in the electorate of a vote (rule VOTE-01).
    """
    meeting = locked_session(entry.meeting_id)
    entry.refresh_from_db()
    presence = Presence(presence)
    if presence == Presence.EXCUSED and not clean(reason):
        raise ReasonMissing()
    _mark(entry, presence, reason, approved, at or timezone.now())
    entry.remark = clean(remark)[:200]
    apply_rules(entry, rules_of(meeting))
    entry.save(
        update_fields=[
            "presence", "reason", "remark", "reason_approved", "expected", "entitled", "ticked_at",
        ]
    )  # fmt: skip
    record("meetings.roll.ticked", entry, by=by, at=at, meeting=meeting.pk, presence=presence.value)
    return entry


@transaction.atomic
def tick_rest(
    meeting: Meeting, presence: Presence, *, by: Actor, at: dt.datetime | None = None, reason: str = ""
) -> int:
    """Tick everybody who is not ticked yet; guests are left alone. Returns how many there were."""
    meeting = locked_session(meeting.pk)
    presence = Presence(presence)
    if presence == Presence.EXCUSED and not clean(reason):
        raise ReasonMissing()
    rest = list(meeting.roll.filter(presence="").exclude(standing=RollStanding.GUEST))
    numbers, now = rules_of(meeting), at or timezone.now()
    for entry in rest:
        _mark(entry, presence, reason, None, now)
        apply_rules(entry, numbers)
    fields = ["presence", "reason", "reason_approved", "expected", "entitled", "ticked_at"]
    RollEntry.objects.bulk_update(rest, fields, batch_size=200)
    record("meetings.roll.rest_ticked", meeting, by=by, at=at, presence=presence.value, people=len(rest))
    return len(rest)


@transaction.atomic
def add_guest(
    meeting: Meeting, *, name: str, by: Actor, title: str = "", at: dt.datetime | None = None
) -> RollEntry:
    """Put a guest on the roll who has come."""
    meeting = locked_session(meeting.pk)
    last = meeting.roll.aggregate(last=Max("position"))["last"] or 0
    guest = guest_entry(meeting, f"{clean(name).replace(',', ' ')}, {clean(title)}", last + 1)
    guest.presence, guest.ticked_at = Presence.PRESENT, at or timezone.now()
    guest.save(force_insert=True)
    record("meetings.roll.guest_added", guest, by=by, at=at, meeting=meeting.pk)
    return guest


def _mark(
    entry: RollEntry, presence: Presence, reason: str, approved: bool | None, at: dt.datetime
) -> None:
    entry.presence = presence
    entry.reason = clean(reason)[:200]
    entry.reason_approved = presence in WITH_REASON and approved is not False
    entry.ticked_at = at
