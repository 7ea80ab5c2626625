"""Moving an item to next month: today's record stays, a copy waits in the next meeting."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from chibo.kernel.text import clean
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.threads.services import link
from chibo.work.meetings.choices import ItemState, State
from chibo.work.meetings.errors import ItemNotWaiting, NoNextMeeting
from chibo.work.meetings.events import ItemPostponed
from chibo.work.meetings.models import AgendaItem, Meeting
from chibo.work.meetings.services.agenda import add_item, locked_with_open_agenda
from chibo.work.meetings.services.planning import propose_monthly_meeting


@transaction.atomic
def postpone_item(
    item: AgendaItem, *, by: Actor, at: dt.datetime | None = None, reason: str = ""
) -> AgendaItem:
    """Move an item to next month: it stays here as moved, its copy waits there. Returns the copy; harmless twice.

    The next monthly meeting proposes itself when it is not there; other kinds go to their next planned meeting.
    """
    at = at or timezone.now()
    meeting = locked_with_open_agenda(item.meeting)
    item = AgendaItem.objects.select_for_update().get(pk=item.pk)
    if item.postponed_to is not None:
        return item.postponed_to
    if item.state == ItemState.DONE:
        raise ItemNotWaiting(title=item.title)
    copy = add_item(
        _meeting_after(meeting, by=by, at=at),
        title=item.title,
        note=item.note,
        section=item.section,
        kind=item.kind,
        minutes=item.minutes,
        presenter_id=item.presenter_id,
        origin=item.origin or item.reference,
        by=by,
        at=at,
    )
    link(item.reference, copy.reference)
    _copy_attachments(item, copy)
    item.state, item.postponed_to = ItemState.MOVED, copy
    item.save(update_fields=["state", "postponed_to"])
    record("meetings.item.postponed", item, by=by, at=at, copy=copy.pk, reason=clean(reason)[:300])
    publish(ItemPostponed(item_id=item.pk, copy_id=copy.pk))
    return copy


def _meeting_after(meeting: Meeting, *, by: Actor, at: dt.datetime) -> Meeting:
    if meeting.of_the_cell:
        return propose_monthly_meeting(meeting.unit_id, month=meeting.period + 1, by=by, at=at)
    later = Meeting.objects.filter(
        unit_id=meeting.unit_id,
        kind=meeting.kind,
        starts_at__gt=meeting.starts_at,
        state__in=[State.PLANNED, State.ANNOUNCED],
    )
    found = later.order_by("starts_at").first()
    if found is None:
        raise NoNextMeeting()
    return found


def _copy_attachments(item: AgendaItem, copy: AgendaItem) -> None:
    if copy.attachments.exists():
        return
    for one in item.attachments.all():
        one.pk, one.item = None, copy
        one.save(force_insert=True)
