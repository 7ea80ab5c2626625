"""Tasks as the meeting words them; they become tasks when the resolution or conclusion is issued."""

import datetime as dt
from collections.abc import Collection
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from chibo.kernel.text import clean
from chibo.platform.audit.services import Actor, record
from chibo.platform.threads.services import link
from chibo.work.meetings.choices import ItemState
from chibo.work.meetings.errors import ItemMoved, NothingSaid, NotOfThisMeeting, Struck, TextChanged
from chibo.work.meetings.models import AgendaItem, PlannedTask
from chibo.work.meetings.services.session import locked_session, wrote_on


class Planned(TypedDict, total=False):
    """What a planned task consists of: the six "rõ"."""

    title: str
    product: str
    lead_id: int | None
    lead_unit_id: int | None
    support_ids: Collection[int]
    due: dt.date | None
    standing: bool
    authority: str


LENGTHS = {"title": 300, "product": 300, "authority": 200}


def plan_task(
    item: AgendaItem,
    key: str,
    *,
    title: str,
    by: Actor,
    at: dt.datetime | None = None,
    product: str = "",
    lead_id: int | None = None,
    lead_unit_id: int | None = None,
    support_ids: Collection[int] = (),
    due: dt.date | None = None,
    standing: bool = False,
    authority: str = "",
    version: int = 0,
) -> PlannedTask:
    """Plan a task as a whole; as ``change_task``, but a title is needed."""
    if not clean(title):
        raise NothingSaid()
    return change_task(
        item, key, version=version, by=by, at=at, title=title, product=product, lead_id=lead_id,
        lead_unit_id=lead_unit_id, support_ids=support_ids, due=due, standing=standing, authority=authority,
    )  # fmt: skip


@transaction.atomic
def change_task(
    item: AgendaItem,
    key: str,
    *,
    version: int,
    by: Actor,
    at: dt.datetime | None = None,
    **planned: Unpack[Planned],
) -> PlannedTask:
    """Write part of a planned task, as it is typed: the same ``key`` is one task, however often it is sent.

    Raises:
        TextChanged: somebody else changed it after ``version``.
    """
    locked_session(item.meeting_id)
    item = AgendaItem.objects.get(pk=item.pk)
    if item.state == ItemState.MOVED:
        raise ItemMoved()
    wanted = _columns(planned)
    support = set(planned["support_ids"]) if "support_ids" in planned else None
    task = PlannedTask.objects.filter(key=key).first()
    if task is None:
        task = _new_task(item, key, wanted, support or set())
    elif not _changed(task, item, wanted, support, version):
        return task
    wrote_on(item, by=by, at=at or timezone.now())
    record("meetings.task.planned", task, by=by, at=at, item=item.pk, version=task.version)
    return task


def _columns(planned: Planned) -> dict[str, object]:
    wanted: dict[str, object] = {name: value for name, value in planned.items() if name != "support_ids"}
    for name, most in LENGTHS.items():
        if name in wanted:
            wanted[name] = clean(str(wanted[name]))[:most]
    return wanted


def _new_task(item: AgendaItem, key: str, wanted: dict[str, object], support: set[int]) -> PlannedTask:
    if not (any(wanted.values()) or support):
        raise NothingSaid()
    last = item.planned_tasks.aggregate(last=Max("position"))["last"] or 0
    task = PlannedTask.objects.create(item=item, key=key, position=last + 1, **wanted)
    task.support.set(support)
    link(item.reference, f"meetings.planned_task:{task.pk}")
    return task


def _changed(
    task: PlannedTask, item: AgendaItem, wanted: dict[str, object], support: set[int] | None, version: int
) -> bool:
    """Write the changes; False when they are there already."""
    if task.item_id != item.pk:
        raise NotOfThisMeeting()
    if task.struck:
        raise Struck()
    changed = [name for name, value in wanted.items() if getattr(task, name) != value]
    helpers = support is not None and set(task.support.values_list("pk", flat=True)) != support
    if not changed and not helpers:
        return False
    if task.version != version:
        theirs = getattr(task, changed[0]) if changed else ""
        raise TextChanged(theirs=str(theirs or ""), version=task.version)
    for name in changed:
        setattr(task, name, wanted[name])
    task.version += 1
    task.save()
    if support is not None and helpers:
        task.support.set(support)
    return True


@transaction.atomic
def strike_task(task: PlannedTask, *, by: Actor, at: dt.datetime | None = None) -> PlannedTask:
    """Strike a planned task out; it stays on record."""
    locked_session(task.item.meeting_id)
    task.refresh_from_db()
    if not task.struck:
        task.struck = True
        task.version += 1
        task.save(update_fields=["struck", "version"])
        wrote_on(task.item, by=by, at=at or timezone.now())
        record("meetings.task.struck", task, by=by, at=at)
    return task
