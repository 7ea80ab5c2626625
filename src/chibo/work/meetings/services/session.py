"""Opening a meeting and going through its agenda."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import holders
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.rulebook.queries import rules_on
from chibo.work.meetings.choices import ItemState, State
from chibo.work.meetings.errors import CannotOpen, ItemMoved, NotInSession
from chibo.work.meetings.events import MeetingOpened
from chibo.work.meetings.models import AgendaItem, Meeting
from chibo.work.meetings.rules.meeting_states import EDITABLE
from chibo.work.meetings.services.freezing import freeze_roll


def locked_session(meeting_id: int) -> Meeting:
    """The meeting's row, locked for this transaction.

    Raises:
        NotInSession: a planned meeting takes no notes, a closed one never changes.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting_id)
    if meeting.state != State.IN_SESSION:
        raise NotInSession(state=meeting.get_state_display())
    return meeting


def wrote_on(item: AgendaItem, *, by: Actor, at: dt.datetime, **changes: object) -> None:
    """Write ``changes`` on the item together with who wrote last; others see it within seconds.

    An automatic process is nobody whose pen one would wait for.
    """
    writer = "" if isinstance(by, str) else str(by)[:120]
    AgendaItem.objects.filter(pk=item.pk).update(written_at=at, written_by=writer, **changes)


@transaction.atomic
def open_meeting(
    meeting: Meeting,
    *,
    by: Actor,
    at: dt.datetime | None = None,
    chair_id: int | None = None,
    minute_taker_id: int | None = None,
) -> Meeting:
    """Freeze the roll and the rules of the day and start the first item. Opening twice changes nothing.

    Without a chair the secretary presides, then the deputy.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.state == State.IN_SESSION:
        return meeting
    if meeting.state not in EDITABLE:
        raise CannotOpen(state=meeting.get_state_display())
    now = at or timezone.now()
    numbers = rules_on(timezone.localdate(now), scope=f"unit:{meeting.unit_id}")
    meeting.state = State.IN_SESSION
    meeting.opened_at = now
    meeting.rules_stamp = numbers.stamp()
    meeting.chair_id = chair_id or meeting.chair_id or _usual_chair(meeting, now)
    meeting.minute_taker_id = minute_taker_id or meeting.minute_taker_id
    meeting.save(update_fields=["state", "opened_at", "rules_stamp", "chair", "minute_taker"])
    people = freeze_roll(meeting, numbers, on=timezone.localdate(now))
    _start(_waiting(meeting), at=now)
    record("meetings.meeting.opened", meeting, by=by, at=now, people=people)
    publish(MeetingOpened(meeting_id=meeting.pk, unit_id=meeting.unit_id, opened_at=now.isoformat()))
    return meeting


def _usual_chair(meeting: Meeting, at: dt.datetime) -> int | None:
    posts = (Post.SECRETARY, Post.DEPUTY_SECRETARY)
    usual = holders(meeting.unit_id, *posts, on=timezone.localdate(at))
    return usual[0].person_id if usual else None


@transaction.atomic
def set_officers(
    meeting: Meeting,
    *,
    chair_id: int | None,
    minute_taker_id: int | None,
    by: Actor,
    at: dt.datetime | None = None,
) -> Meeting:
    """Say who presides and who takes the minutes."""
    meeting = locked_session(meeting.pk)
    meeting.chair_id, meeting.minute_taker_id = chair_id, minute_taker_id
    meeting.save(update_fields=["chair", "minute_taker"])
    record("meetings.meeting.officers_set", meeting, by=by, at=at, chair=chair_id, minute_taker=minute_taker_id)
    return meeting


@transaction.atomic
def record_dues(
    meeting: Meeting, *, paid: int | None, total: int | None, by: Actor, at: dt.datetime | None = None
) -> Meeting:
    """Note how many members have paid their dues, of how many. No amounts are kept here."""
    meeting = locked_session(meeting.pk)
    meeting.dues_paid, meeting.dues_total = paid, total
    meeting.save(update_fields=["dues_paid", "dues_total"])
    record("meetings.meeting.dues_recorded", meeting, by=by, at=at, paid=paid, total=total)
    return meeting


@transaction.atomic
def set_current_item(item: AgendaItem, *, by: Actor, at: dt.datetime | None = None) -> AgendaItem:
    """Go to an item; the one before is done. An item that was done is taken up again."""
    locked_session(item.meeting_id)
    now = at or timezone.now()
    item.refresh_from_db()
    if item.state == ItemState.MOVED:
        raise ItemMoved()
    if item.state != ItemState.CURRENT:
        _finish_current(item.meeting_id, at=now)
        _start(item, at=now)
        record("meetings.item.started", item, by=by, at=now)
    return item


@transaction.atomic
def finish_item(item: AgendaItem, *, by: Actor, at: dt.datetime | None = None) -> AgendaItem:
    """Mark an item as treated, whether or not it was taken up in order."""
    locked_session(item.meeting_id)
    now = at or timezone.now()
    item.refresh_from_db()
    if item.state == ItemState.MOVED:
        raise ItemMoved()
    if item.state != ItemState.DONE:
        item.state = ItemState.DONE
        item.started_at = item.started_at or now
        item.finished_at = now
        item.save(update_fields=["state", "started_at", "finished_at"])
        record("meetings.item.finished", item, by=by, at=now)
    return item


@transaction.atomic
def next_item(meeting: Meeting, *, by: Actor, at: dt.datetime | None = None) -> AgendaItem | None:
    """Finish the current item and start the next waiting one; None when the agenda is through."""
    meeting = locked_session(meeting.pk)
    now = at or timezone.now()
    _finish_current(meeting.pk, at=now)
    item = _start(_waiting(meeting), at=now)
    record("meetings.item.started", item or meeting, by=by, at=now)
    return item


def _waiting(meeting: Meeting) -> AgendaItem | None:
    return meeting.items.filter(state=ItemState.WAITING).order_by("position", "pk").first()


def _start(item: AgendaItem | None, *, at: dt.datetime) -> AgendaItem | None:
    if item is not None:
        item.state = ItemState.CURRENT
        item.started_at = item.started_at or at
        item.finished_at = None
        item.save(update_fields=["state", "started_at", "finished_at"])
    return item


def _finish_current(meeting_id: int, *, at: dt.datetime) -> None:
    current = AgendaItem.objects.filter(meeting_id=meeting_id, state=ItemState.CURRENT)
    current.update(state=ItemState.DONE, finished_at=at)
