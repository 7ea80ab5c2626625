"""Planning: when a unit meets, the meetings of its months, moved and cancelled ones."""

import datetime as dt
from typing import Any, Unpack

from django.db import IntegrityError, transaction
from django.utils import timezone

from chibo.kernel.period import Month
from chibo.kernel.text import fold
from chibo.kernel.wording import day_numbers, month_in_words
from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import holders
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.work.meetings.choices import MONTHLY_MEETINGS, MeetingKind, State
from chibo.work.meetings.errors import (
    DayInThePast,
    DayOutsideMonth,
    EmptyTitle,
    MonthAlreadyPlanned,
    NoPatternYet,
    NotEditable,
    PatternUnclear,
)
from chibo.work.meetings.events import MeetingCancelled, MeetingMoved, MeetingPlanned
from chibo.work.meetings.models import Meeting, MeetingPattern
from chibo.work.meetings.queries.kinds import rule_kind
from chibo.work.meetings.queries.months import (
    expected_day,
    moment_on,
    monthly_meeting,
    pattern_on,
    previous_monthly,
)
from chibo.work.meetings.rules.meeting_states import EDITABLE
from chibo.work.meetings.rules.titles import meeting_title
from chibo.work.meetings.services.meeting_facts import MeetingFacts, checked, needed_reason, within
from chibo.work.meetings.services.standard_order import lay_standard_agenda

HEADS = (Post.SECRETARY, Post.DEPUTY_SECRETARY, Post.DIRECTOR, Post.DEPUTY_DIRECTOR, Post.MASS_HEAD)
"""Who chairs a unit's meetings when nobody is named, in this order."""


@transaction.atomic
def set_pattern(
    unit_id: int,
    *,
    since: dt.date,
    by: Actor,
    day: int | None = None,
    weekday: int | None = None,
    week: int | None = None,
    time: dt.time = dt.time(8, 0),
    place: str = "",
    at: dt.datetime | None = None,
) -> MeetingPattern:
    """From ``since`` the unit meets on that day of the month, or that weekday of that week (-1: the last)."""
    by_day = day is not None and 1 <= day <= 31
    by_week = weekday is not None and 0 <= weekday <= 6 and week in (1, 2, 3, 4, -1)
    if by_day == by_week:
        raise PatternUnclear()
    chosen: dict[str, Any] = {"day": None, "weekday": None, "week": None}
    chosen |= {"day": day} if by_day else {"weekday": weekday, "week": week}
    place = within("place", place)
    pattern, _new = MeetingPattern.objects.update_or_create(
        unit_id=unit_id, since=since, defaults={**chosen, "time": time, "place": place}
    )
    record("meetings.pattern.set", pattern, by=by, at=at, unit=unit_id, since=since, **chosen)
    return pattern


@transaction.atomic
def plan_meeting(
    unit_id: int,
    *,
    kind: str,
    month: Month,
    starts_at: dt.datetime,
    by: Actor,
    after_the_fact: bool = False,
    moved_reason: str = "",
    at: dt.datetime | None = None,
    **facts: Unpack[MeetingFacts],
) -> Meeting:
    """Put a meeting into the plan and lay the standard agenda.

    Refused: a day outside the month, a day gone by (unless ``after_the_fact``), a second monthly meeting.
    """
    at = at or timezone.now()
    _ensure_day(starts_at, month=month, at=at, past_allowed=after_the_fact)
    planned = expected_day(unit_id, month) if kind in MONTHLY_MEETINGS else None
    facts = {"chair_id": _usual_chair(unit_id, on=timezone.localdate(starts_at)), **checked(facts)}
    title = facts.pop("title", "") or meeting_title(rule_kind(kind), month)
    meeting = Meeting(
        unit_id=unit_id,
        kind=kind,
        month=month.first,
        title=title,
        folded=fold(title)[:250],
        starts_at=starts_at,
        calendar_day=planned,
        moved_reason=within("title", moved_reason),
        **facts,
    )
    _insert(meeting)
    lay_standard_agenda(meeting, at=at)
    record("meetings.meeting.planned", meeting, by=by, at=at, kind=kind, month=month.first, starts_at=starts_at)
    publish(MeetingPlanned(meeting_id=meeting.pk, unit_id=unit_id, month=month.first.isoformat()))
    return meeting


@transaction.atomic
def propose_monthly_meeting(
    unit_id: int, *, month: Month, by: Actor, at: dt.datetime | None = None
) -> Meeting:
    """The regular meeting of the month, made from the unit's pattern when it is not there yet. Harmless twice."""
    if existing := monthly_meeting(unit_id, month):
        return existing
    starts_at, place = _usual_moment(unit_id, month)
    try:
        return plan_meeting(
            unit_id,
            kind=MeetingKind.REGULAR,
            month=month,
            starts_at=starts_at,
            place=place,
            after_the_fact=True,
            by=by,
            at=at,
        )
    except MonthAlreadyPlanned:  # somebody else was faster
        return Meeting.objects.monthly().of_month(month).get(unit_id=unit_id)


@transaction.atomic
def change_meeting(
    meeting: Meeting, *, by: Actor, at: dt.datetime | None = None, **facts: Unpack[MeetingFacts]
) -> Meeting:
    """Change place, mode, people, guests, topic or title, before the meeting opens."""
    meeting = locked_editable(meeting)
    changes = checked(facts)
    if "title" in changes and not changes["title"]:
        raise EmptyTitle()
    for name, value in changes.items():
        setattr(meeting, name, value)
    meeting.folded = fold(meeting.title)[:250]
    meeting.save(update_fields=[*changes, "folded"])
    record("meetings.meeting.changed", meeting, by=by, at=at, fields=sorted(changes))
    return meeting


@transaction.atomic
def reschedule_meeting(
    meeting: Meeting, *, starts_at: dt.datetime, reason: str, by: Actor, at: dt.datetime | None = None
) -> Meeting:
    """Move a meeting that has not opened. It may slip into the following month, and keeps counting to its own."""
    at = at or timezone.now()
    meeting = locked_editable(meeting)
    before = meeting.starts_at
    if starts_at == before:
        return meeting
    day = timezone.localdate(starts_at)
    if day < timezone.localdate(at):
        raise DayInThePast(day=day_numbers(day))
    if Month.of(day) not in (meeting.period, meeting.period + 1):
        raise DayOutsideMonth(day=day_numbers(day), month=month_in_words(meeting.period))
    meeting.starts_at, meeting.moved_reason = starts_at, needed_reason(reason)
    meeting.save(update_fields=["starts_at", "moved_reason"])
    record("meetings.meeting.moved", meeting, by=by, at=at, before=before, after=starts_at, reason=meeting.moved_reason)
    publish(MeetingMoved(meeting_id=meeting.pk, unit_id=meeting.unit_id))
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, reason: str, by: Actor, at: dt.datetime | None = None) -> Meeting:
    """The meeting will not be held; the record stays with its reason, the month is free again."""
    meeting = locked_editable(meeting)
    meeting.cancelled_reason = needed_reason(reason)
    meeting.state = State.CANCELLED
    meeting.save(update_fields=["state", "cancelled_reason"])
    record("meetings.meeting.cancelled", meeting, by=by, at=at, reason=meeting.cancelled_reason)
    publish(MeetingCancelled(meeting_id=meeting.pk, unit_id=meeting.unit_id))
    return meeting


def locked_editable(meeting: Meeting) -> Meeting:
    """The meeting's row under lock, while plan and agenda are open."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.state not in EDITABLE:
        raise NotEditable(state=State(meeting.state).label)
    return meeting


def _insert(meeting: Meeting) -> None:
    try:
        with transaction.atomic():
            meeting.save()
    except IntegrityError:
        there = monthly_meeting(meeting.unit_id, meeting.period)
        if there is None:
            raise
        raise MonthAlreadyPlanned(month=month_in_words(meeting.period), day=day_numbers(there.day)) from None


def _ensure_day(starts_at: dt.datetime, *, month: Month, at: dt.datetime, past_allowed: bool) -> None:
    day = timezone.localdate(starts_at)
    if Month.of(day) != month:
        raise DayOutsideMonth(day=day_numbers(day), month=month_in_words(month))
    if day < timezone.localdate(at) and not past_allowed:
        raise DayInThePast(day=day_numbers(day))


def _usual_chair(unit_id: int, *, on: dt.date) -> int | None:
    found = holders(unit_id, *HEADS, on=on)
    return found[0].person_id if found else None


def _usual_moment(unit_id: int, month: Month) -> tuple[dt.datetime, str]:
    """Day, hour and place from the pattern; without one, the day and hour of the meeting before."""
    pattern, earlier = pattern_on(unit_id, month.last), previous_monthly(unit_id, month)
    place = (pattern.place if pattern else "") or (earlier.place if earlier else "")
    if pattern:
        return moment_on(expected_day(unit_id, month) or month.first, pattern.time), place
    if earlier:
        local = timezone.localtime(earlier.starts_at)
        return moment_on(month.day(local.day), local.time()), place
    raise NoPatternYet()
