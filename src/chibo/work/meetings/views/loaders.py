"""How an address finds its object: only among what this user may see."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.work.meetings.models import (
    AgendaItem,
    Attachment,
    Meeting,
    PlannedTask,
    RollEntry,
    Statement,
    Vote,
    Wish,
)


def meeting(user: Visitor, *, pk: int) -> Meeting:
    """A meeting the user may see, with its unit, chair and minute taker."""
    seen = Meeting.objects.visible_to(user).select_related("unit", "chair", "minute_taker")
    return get_object_or_404(seen, pk=pk)


# ---- in session


def session(user: Visitor, *, pk: int) -> Meeting:
    """A meeting the user may see, alone: the table knows the people from its roll."""
    return get_object_or_404(Meeting.objects.visible_to(user), pk=pk)


@dataclass(frozen=True)
class Keyed:
    """An item and the key of a statement or task on it, which may be about to exist."""

    item: AgendaItem
    key: str


def item(user: Visitor, *, item: int) -> AgendaItem:
    """An item of a meeting the user may see."""
    seen = AgendaItem.objects.filter(meeting__in=Meeting.objects.visible_to(user))
    return get_object_or_404(seen.select_related("meeting__unit"), pk=item)


def keyed(user: Visitor, *, item: int, key: str) -> Keyed:
    """An item of a meeting the user may see, with the key from the address."""
    return Keyed(_item(user, item=item), key)


_item = item


def entry(user: Visitor, *, entry: int) -> RollEntry:
    """A line of the roll of a meeting the user may see."""
    seen = RollEntry.objects.filter(meeting__in=Meeting.objects.visible_to(user))
    return get_object_or_404(seen.select_related("meeting__unit"), pk=entry)


def statement(user: Visitor, *, key: str) -> Statement:
    """A statement in a meeting the user may see."""
    seen = Statement.objects.filter(item__meeting__in=Meeting.objects.visible_to(user))
    return get_object_or_404(seen.select_related("item__meeting__unit"), key=key)


def planned_task(user: Visitor, *, key: str) -> PlannedTask:
    """A planned task of a meeting the user may see."""
    seen = PlannedTask.objects.filter(item__meeting__in=Meeting.objects.visible_to(user))
    return get_object_or_404(seen.select_related("item__meeting__unit"), key=key)


def vote(user: Visitor, *, vote: int) -> Vote:
    """A vote of a meeting the user may see."""
    seen = Vote.objects.filter(item__meeting__in=Meeting.objects.visible_to(user))
    return get_object_or_404(seen.select_related("item__meeting__unit"), pk=vote)


def wish(user: Visitor, *, wish: int) -> Wish:
    """A wish said in a meeting the user may see."""
    seen = Wish.objects.filter(statement__item__meeting__in=Meeting.objects.visible_to(user))
    return get_object_or_404(seen.select_related("statement__item__meeting__unit"), pk=wish)


# ---- before the meeting


def unit(user: Visitor, *, unit: int) -> int:
    """The id of a unit the user belongs to or serves."""
    if unit not in duties_of(user).units:
        raise Http404
    return unit


@dataclass(frozen=True)
class UnitYear:
    """A unit and a year of its plan."""

    unit_id: int
    year: int


def unit_year(user: Visitor, *, unit: int, year: int) -> UnitYear:
    """A unit the user belongs to, and a year that has a calendar."""
    if not 1930 <= year <= 2200 or unit not in duties_of(user).units:
        raise Http404
    return UnitYear(unit, year)


def attachment(user: Visitor, *, attachment: int) -> Attachment:
    """A document laid before a meeting the user may see."""
    seen = Attachment.objects.filter(item__meeting__in=Meeting.objects.visible_to(user))
    return get_object_or_404(seen.select_related("item__meeting__unit"), pk=attachment)
