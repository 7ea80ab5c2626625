"""The agenda by hand: items added, reworded, put in order, taken away."""

import datetime as dt
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Model

from chibo.kernel.text import clean
from chibo.platform.audit.services import Actor, record
from chibo.platform.threads.services import link
from chibo.work.meetings.choices import ItemKind, ItemState, Section, State
from chibo.work.meetings.errors import (
    BadMinutes,
    EmptyTitle,
    ItemNotWaiting,
    ItemTouched,
    NotEditable,
    TooLong,
)
from chibo.work.meetings.models import AgendaItem, Meeting

LONGEST_TITLE = 300
LONGEST_NOTE = 4000
MOST_MINUTES = 480
SECTIONS = list(Section)
OPEN_AGENDA = frozenset({State.PLANNED, State.ANNOUNCED, State.IN_SESSION})
"""Items may still be added: the programme is adopted in the meeting itself."""


class ItemFacts(TypedDict, total=False):
    """What may be changed on an item that waits."""

    title: str
    note: str
    minutes: int
    presenter_id: int | None


@transaction.atomic
def add_item(
    meeting: Meeting,
    *,
    title: str,
    by: Actor,
    section: str = Section.CONTENT,
    kind: str = ItemKind.OTHER,
    minutes: int = 5,
    presenter_id: int | None = None,
    note: str = "",
    origin: str = "",
    at: dt.datetime | None = None,
) -> AgendaItem:
    """Put an item behind its like in the section. The same ``origin`` is put on a meeting once."""
    meeting = locked_with_open_agenda(meeting)
    if origin and (there := meeting.items.filter(origin=origin).first()):
        return there
    item = AgendaItem(
        meeting=meeting,
        section=Section(section),
        kind=ItemKind(kind),
        title=_title(title),
        note=_note(note),
        minutes=_minutes(minutes),
        presenter_id=presenter_id,
        origin=origin,
        position=0,
    )
    _insert_behind_its_like(item, list(meeting.items.order_by("position", "pk")))
    if origin:
        link(origin, item.reference)
    record("meetings.item.added", item, by=by, at=at, meeting=meeting.pk, origin=origin)
    return item


@transaction.atomic
def edit_item(
    item: AgendaItem, *, by: Actor, at: dt.datetime | None = None, **facts: Unpack[ItemFacts]
) -> AgendaItem:
    """Reword an item that waits; title, note, minutes and presenter as given."""
    locked_with_open_agenda(item.meeting)
    item = _waiting(item)
    if "title" in facts:
        item.title = _title(facts["title"])
    if "note" in facts:
        item.note = _note(facts["note"])
    if "minutes" in facts:
        item.minutes = _minutes(facts["minutes"])
    if "presenter_id" in facts:
        item.presenter_id = facts["presenter_id"]
    item.save(update_fields=["title", "note", "minutes", "presenter"])
    record("meetings.item.changed", item, by=by, at=at, fields=sorted(facts))
    return item


@transaction.atomic
def move_item(item: AgendaItem, *, to: str | int, by: Actor, at: dt.datetime | None = None) -> AgendaItem:
    """Put an item ``"up"``, ``"down"`` or to a place (from 0) within its section. The edge stays the edge."""
    meeting = locked_with_open_agenda(item.meeting)
    items = list(meeting.items.order_by("position", "pk"))
    mine = next(one for one in items if one.pk == item.pk)
    row = [one for one in items if one.section == mine.section]
    here = row.index(mine)
    wanted = {"up": here - 1, "down": here + 1}.get(str(to), to)
    there = max(0, min(int(wanted), len(row) - 1))
    if there != here:
        row.insert(there, row.pop(here))
        others = [one for one in items if one.section != mine.section]
        _write_order(sorted([*others, *row], key=lambda one: SECTIONS.index(Section(one.section))))
        record("meetings.item.moved", mine, by=by, at=at, place=there)
    return mine


@transaction.atomic
def remove_item(item: AgendaItem, *, by: Actor, at: dt.datetime | None = None) -> None:
    """Take an untouched item off the agenda of a meeting that was not announced yet."""
    meeting = Meeting.objects.select_for_update().get(pk=item.meeting_id)
    if meeting.state != State.PLANNED:
        raise NotEditable(state=State(meeting.state).label)
    there = AgendaItem.objects.select_for_update().filter(pk=item.pk).first()
    if there is None:  # somebody else has removed it already
        return
    if _touched(there):
        raise ItemTouched(title=there.title)
    record("meetings.item.removed", there, by=by, at=at, meeting=meeting.pk, title=there.title, origin=there.origin)
    there.attachments.all().delete()
    there.delete()
    _write_order(list(meeting.items.order_by("position", "pk")))


def locked_with_open_agenda(meeting: Meeting) -> Meeting:
    """The meeting's row under lock, while items may be added or reworded."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.state not in OPEN_AGENDA:
        raise NotEditable(state=State(meeting.state).label)
    return meeting


def _waiting(item: AgendaItem) -> AgendaItem:
    item = AgendaItem.objects.select_for_update().get(pk=item.pk)
    if item.state not in (ItemState.WAITING, ItemState.CURRENT):
        raise ItemNotWaiting(title=item.title)
    return item


def _touched(item: AgendaItem) -> bool:
    written = bool(item.conclusion) or item.state != ItemState.WAITING
    related: list[Model | None] = [] if written else [
        item.statements.first(),
        item.votes.first(),
        item.planned_tasks.first(),
        AgendaItem.objects.filter(postponed_to=item).first(),
    ]
    return written or any(related)


def _insert_behind_its_like(item: AgendaItem, items: list[AgendaItem]) -> None:
    """Behind the last of the same kind in the section, else at the end of the section."""
    rank = SECTIONS.index(Section(item.section))
    before = [place for place, one in enumerate(items) if SECTIONS.index(Section(one.section)) <= rank]
    like = [place for place, one in enumerate(items) if one.section == item.section and one.kind == item.kind]
    place = (like or before or [-1])[-1] + 1
    item.position = place + 1
    item.save()
    _write_order([*items[:place], item, *items[place:]])


def _write_order(items: list[AgendaItem]) -> None:
    changed = []
    for place, item in enumerate(items, start=1):
        if item.position != place:
            item.position = place
            changed.append(item)
    AgendaItem.objects.bulk_update(changed, ["position"])


def _title(text: str) -> str:
    title = clean(text)
    if not title:
        raise EmptyTitle()
    if len(title) > LONGEST_TITLE:
        raise TooLong(length=len(title), limit=LONGEST_TITLE)
    return title


def _note(text: str) -> str:
    note = text.replace("\r\n", "\n").strip()
    if len(note) > LONGEST_NOTE:
        raise TooLong(length=len(note), limit=LONGEST_NOTE)
    return note


def _minutes(given: int) -> int:
    if not 0 <= given <= MOST_MINUTES:
        raise BadMinutes(most=MOST_MINUTES, given=given)
    return given
