"""Planned tasks and presented documents, for the flows that carry them on."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from chibo.work.meetings.choices import ItemState, Presence
from chibo.work.meetings.models import AgendaItem, PlannedTask, RollEntry


@dataclass(frozen=True)
class PlannedFacts:
    """A planned task as the task domain needs it. ``month`` is the first day of the meeting's month."""

    planned_id: int
    title: str
    product: str
    lead_id: int | None
    lead_unit_id: int | None
    support_ids: tuple[int, ...]
    authority: str
    due: dt.date | None
    standing: bool
    month: dt.date
    item_reference: str

    @property
    def reference(self) -> str:
        """The origin under which the task is made once."""
        return f"meetings.planned_task:{self.planned_id}"


def planned_facts(ids: Collection[int]) -> list[PlannedFacts]:
    """The planned tasks in the order of the agenda."""
    rows = (
        PlannedTask.objects.filter(pk__in=ids, struck=False)
        .select_related("item__meeting")
        .prefetch_related("support")
        .order_by("item__position", "position", "pk")
    )
    return [
        PlannedFacts(
            planned_id=row.pk,
            title=row.title,
            product=row.product,
            lead_id=row.lead_id,
            lead_unit_id=row.lead_unit_id,
            support_ids=tuple(person.pk for person in row.support.all()),
            authority=row.authority,
            due=row.due,
            standing=row.standing,
            month=row.item.meeting.month,
            item_reference=row.item.reference,
        )
        for row in rows
    ]


def documents_presented(meeting_id: int) -> list[tuple[int, str]]:
    """(document id, reference of the item) of documents that a treated item of the meeting presented."""
    found: dict[int, str] = {}
    items = AgendaItem.objects.filter(meeting_id=meeting_id).exclude(state=ItemState.MOVED)
    for item in items.prefetch_related("attachments").order_by("position"):
        if item.origin.startswith("documents.document:"):
            found.setdefault(int(item.origin.partition(":")[2]), item.reference)
        for attachment in item.attachments.all():
            if attachment.document_id:
                found.setdefault(attachment.document_id, item.reference)
    return list(found.items())


def people_present(meeting_id: int) -> list[int]:
    """Ids of those on the roll who were in the room."""
    there = RollEntry.objects.filter(meeting_id=meeting_id, presence=Presence.PRESENT, person__isnull=False)
    return [person for person in there.order_by("pk").values_list("person_id", flat=True) if person]
