"""What changed on the table, for a second screen that asks every few seconds."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Max
from django.utils import timezone

from chibo.work.meetings.choices import ItemState
from chibo.work.meetings.models import Meeting

WRITING = dt.timedelta(seconds=45)
"""So long after the last word somebody is said to be writing."""


def writing_now(at: dt.datetime | None, by: str, *, me: str, now: dt.datetime) -> str:
    """The name of somebody else who has just written; empty when nobody has."""
    fresh = at is not None and now - at < WRITING
    return by if fresh and by != me else ""


@dataclass(frozen=True)
class Pulse:
    """What a second screen needs to notice a change: one number per pane, and who is writing where."""

    state: str
    current: int | None
    agenda: str
    item: str
    room: str
    writer: str


def pulse_of(meeting: Meeting, *, item_id: int | None, me: str) -> Pulse:
    """Two queries, whatever the size of the meeting."""
    rows = list(
        meeting.items.order_by("position", "pk").values_list(
            "pk", "state", "written_at", "written_by", "position", "started_at"
        )
    )
    room = meeting.roll.aggregate(last=Max("ticked_at"), lines=Count("pk"))
    current = next((row[0] for row in rows if row[1] == ItemState.CURRENT), None)
    shown = next((row for row in rows if row[0] == (item_id or current)), None)
    written, writer = (shown[2], shown[3]) if shown else (None, "")
    return Pulse(
        state=meeting.state,
        current=current,
        agenda="-".join(f"{row[0]}{row[1][0]}" for row in rows),
        item=written.isoformat() if written else "",
        room=f"{room['lines']} {room['last']}",
        writer=writing_now(written, writer, me=me, now=timezone.now()),
    )
