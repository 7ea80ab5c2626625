"""Meetings, items and wishes on the golden thread."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.platform.authz.permissions import Visitor
from chibo.platform.threads.registry import Card, resolves
from chibo.work.meetings.choices import MeetingKind
from chibo.work.meetings.models import AgendaItem, Decision, Meeting, Vote, Wish

# ---- before the meeting -------------------------------------------------------------------------------


@resolves("meetings.meeting")
def meeting_cards(keys: Collection[str], user: Visitor) -> Mapping[str, Card]:
    """Meetings the visitor may see."""
    found = Meeting.objects.visible_to(user).filter(pk__in=list(keys))
    return {
        str(one.pk): Card(
            label=one.title,
            kind=_("Meeting"),
            order=28 if one.kind == MeetingKind.COMMITTEE else 30,
            href=one.get_absolute_url(),
            state=str(one.get_state_display()),
            day=day_numbers(one.day),
        )
        for one in found
    }


@resolves("meetings.item")
def item_cards(keys: Collection[str], user: Visitor) -> Mapping[str, Card]:
    """Agenda items of meetings the visitor may see."""
    seen = Meeting.objects.visible_to(user)
    found = AgendaItem.objects.filter(pk__in=list(keys), meeting__in=seen).select_related("meeting")
    return {
        str(one.pk): Card(
            label=one.title,
            kind=_("Agenda item"),
            order=40,
            href=reverse("meetings:detail", args=[one.meeting_id]) + f"#item-{one.pk}",
            state=str(one.get_state_display()),
            day=day_numbers(one.meeting.day),
        )
        for one in found
    }


# ---- during and after the meeting ---------------------------------------------------------------------


@resolves("meetings.vote")
def vote_cards(keys: Collection[str], user: Visitor) -> Mapping[str, Card]:
    """Votes of meetings the visitor may see, with their result in words."""
    seen = Meeting.objects.visible_to(user)
    found = Vote.objects.filter(pk__in=list(keys), item__meeting__in=seen, withdrawn=False)
    return {
        str(one.pk): Card(
            label=one.question,
            kind=_("Vote"),
            order=45,
            href=reverse("meetings:detail", args=[one.item.meeting_id]) + f"#item-{one.item_id}",
            state=one.sentence,
            day=day_numbers(one.item.meeting.day),
        )
        for one in found.select_related("item__meeting")
    }


@resolves("meetings.decision")
def decision_cards(keys: Collection[str], user: Visitor) -> Mapping[str, Card]:
    """Resolutions and conclusions of meetings the visitor may see."""
    seen = Meeting.objects.visible_to(user)
    found = Decision.objects.filter(pk__in=list(keys), meeting__in=seen).select_related("meeting")
    return {
        str(one.pk): Card(
            label=f"{one.get_kind_display()} {one.number or one.subject}",
            kind=str(one.get_kind_display()),
            order=50,
            href=reverse("meetings:decision", args=[one.meeting_id]),
            state=str(one.get_state_display()),
            day=day_numbers(one.issued_on or one.meeting.day),
        )
        for one in found
    }


@resolves("meetings.wish")
def wish_cards(keys: Collection[str], user: Visitor) -> Mapping[str, Card]:
    """Wishes said in meetings the visitor may see."""
    seen = Meeting.objects.visible_to(user)
    found = Wish.objects.filter(pk__in=list(keys), statement__item__meeting__in=seen, statement__struck=False)
    return {
        str(one.pk): Card(
            label=one.statement.text[:120],
            kind=_("Wish or proposal"),
            order=48,
            href=reverse("meetings:wishes") + f"#wish-{one.pk}",
            state=_("Answered") if one.answered_at else _("Waiting for an answer"),
            day=day_numbers(one.due) if one.due else "",
        )
        for one in found.select_related("statement")
    }
