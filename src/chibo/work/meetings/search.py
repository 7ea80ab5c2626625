"""Meetings, their items, what was said and what was resolved. What was said lies sealed and stays so in the index."""

from collections.abc import Collection, Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.platform.search.registry import Found, among, scopes, searchable
from chibo.work.meetings.choices import DecisionState, MeetingKind
from chibo.work.meetings.models import AgendaItem, Attachment, Decision, Meeting, Statement, Wish

MEETING, ITEM = "meetings.meeting", "meetings.agendaitem"


def _reach(user: Visitor) -> Collection[str]:
    duties = duties_of(user)
    committee = [unit for unit in duties.units if duties.in_committee(unit)]
    return {*scopes("unit", duties.units), *scopes("committee", committee)}


def _scopes(meeting: Meeting) -> tuple[str, ...]:
    return scopes("committee" if meeting.kind == MeetingKind.COMMITTEE else "unit", [meeting.unit_id])


def _sees_meetings(user: Visitor, keys: Collection[int]) -> set[int]:
    return among(Meeting.objects.visible_to(user), keys)


def _sees_items(user: Visitor, keys: Collection[int]) -> set[int]:
    return among(AgendaItem.objects.filter(meeting__in=Meeting.objects.visible_to(user)), keys)


def _sees_statements(user: Visitor, keys: Collection[int]) -> set[int]:
    seen = Meeting.objects.visible_to(user)
    return among(Statement.objects.filter(item__meeting__in=seen, struck=False), keys)


def _sees_decisions(user: Visitor, keys: Collection[int]) -> set[int]:
    return among(Decision.objects.filter(meeting__in=Meeting.objects.visible_to(user)), keys)


@searchable(
    "meetings.meeting", model=Meeting, label=_("Meeting"), icon="users-round", order=20, visible_to=_sees_meetings,
    reach=_reach,
)  # fmt: skip
def words_of_meetings(keys: Collection[int]) -> list[Found]:
    """One query."""
    return [
        Found(
            key=one.pk, title=one.title, unit=one.unit_id, day=one.day, href=one.get_absolute_url(), scopes=_scopes(one),
            head=(one.topic,), texts=(one.topic, one.place, one.guests), context=str(one.get_state_display()),
        )
        for one in Meeting.objects.filter(pk__in=list(keys))
    ]  # fmt: skip


def _items_of(field: str) -> Any:
    def keys_of(keys: Collection[str]) -> Collection[int]:
        return AgendaItem.objects.filter(**{f"{field}__in": list(keys)}).values_list("pk", flat=True)

    return keys_of


@searchable(
    "meetings.item", model=AgendaItem, label=_("Agenda item"), icon="list-checks", order=40, visible_to=_sees_items,
    reach=_reach, touched_by={MEETING: _items_of("meeting"), "meetings.attachment": _items_of("attachments")},
)  # fmt: skip
def words_of_items(keys: Collection[int]) -> list[Found]:
    """Two queries."""
    rows = AgendaItem.objects.filter(pk__in=list(keys)).select_related("meeting").prefetch_related("attachments__file")
    return [
        Found(
            key=one.pk, title=one.title, unit=one.meeting.unit_id, day=one.meeting.day, context=one.meeting.title,
            href=_place_of(one), scopes=_scopes(one.meeting),
            texts=(one.note, one.conclusion, *(laid.title for laid in one.attachments.all())),
            files=tuple({_file_of(laid): None for laid in one.attachments.all() if laid.file}),
        )
        for one in rows
    ]  # fmt: skip


def _place_of(item: AgendaItem) -> str:
    return f"{reverse('meetings:detail', args=[item.meeting_id])}#item-{item.pk}"


def _file_of(laid: Attachment) -> tuple[str, str]:
    return (laid.file.sha256, laid.file.content_type) if laid.file else ("", "")


def _opened(keys: Collection[int]) -> Mapping[int, str]:
    return {one.pk: one.text for one in Statement.objects.filter(pk__in=list(keys))}


def _of_wishes(keys: Collection[str]) -> Collection[int]:
    return Wish.objects.filter(pk__in=list(keys)).values_list("statement_id", flat=True)


@searchable(
    "meetings.statement", model=Statement, label=_("Statement at a meeting"), icon="message-square", order=70,
    visible_to=_sees_statements, reach=_reach, opened=_opened, touched_by={"meetings.wish": _of_wishes},
)  # fmt: skip
def words_of_statements(keys: Collection[int]) -> list[Found]:
    """One query. The text is given as sealed; only the name of who spoke is in clear, as in the table."""
    rows = Statement.objects.filter(pk__in=list(keys), struck=False).select_related("item__meeting", "wish")
    return [
        Found(
            key=one.pk, title=one.speaker_name or str(one.get_kind_display()), unit=one.item.meeting.unit_id,
            day=timezone.localdate(one.said_at), context=one.item.title, href=_place_of(one.item),
            scopes=_scopes(one.item.meeting), sealed=(one.text,),
        )
        for one in rows
    ]  # fmt: skip


def _decisions_of(keys: Collection[str]) -> Collection[int]:
    return Decision.objects.filter(meeting__in=list(keys)).values_list("pk", flat=True)


@searchable(
    "meetings.decision", model=Decision, label=_("Resolution of a meeting"), icon="gavel", order=25,
    visible_to=_sees_decisions, reach=_reach, touched_by={MEETING: _decisions_of},
)  # fmt: skip
def words_of_decisions(keys: Collection[int]) -> list[Found]:
    """One query. An issued one is found as the document of the register; here it is found until then."""
    rows = Decision.objects.filter(pk__in=list(keys)).exclude(state=DecisionState.ISSUED).select_related("meeting")
    return [
        Found(
            key=one.pk, title=one.subject, symbol=one.number, unit=one.meeting.unit_id, day=one.issued_on or one.meeting.day,
            context=one.meeting.title, href=reverse("meetings:decision", args=[one.meeting_id]), scopes=_scopes(one.meeting),
            head=(str(one.get_kind_display()),), texts=tuple(_strings(one.parts)),
        )
        for one in rows
    ]  # fmt: skip


def _strings(parts: Any) -> list[str]:
    """Every text of the parts, however deep."""
    if isinstance(parts, str):
        return [parts]
    inner = parts.values() if isinstance(parts, dict) else parts if isinstance(parts, list) else ()
    return [text for one in inner for text in _strings(one)]
