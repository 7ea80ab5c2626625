"""The month at hand: the next monthly meeting that is not over, and where its month stands."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from chibo.kernel.period import Month
from chibo.kernel.reading import read_once
from chibo.platform.rulebook.queries import rules_on
from chibo.work.meetings.choices import HELD_STATES, State
from chibo.work.meetings.models import Decision, Meeting
from chibo.work.meetings.queries.months import (
    monthly_meeting,
    monthly_meetings_since,
    next_meeting_day,
    previous_monthly,
)
from chibo.work.meetings.rules.deadlines import MeetingClocks, documents_due, report_due
from chibo.work.meetings.rules.month_ribbon import MonthFacts, Ribbon, month_ribbon
from chibo.work.tasks.choices import OPEN
from chibo.work.tasks.queries import tasks_given_in


@dataclass(frozen=True)
class MeetingCard:
    """A meeting as the desk names it."""

    pk: int
    title: str
    state: State
    starts_at: dt.datetime
    place: str
    href: str
    items: int
    minutes: int
    decision_number: str = ""


@dataclass(frozen=True)
class Cycle:
    """One month of a cell: its meeting, the ribbon, the meeting before it."""

    month: Month
    meeting: MeetingCard | None
    previous: MeetingCard | None
    ribbon: Ribbon | None


@read_once
def month_at_hand(unit_id: int, *, on: dt.date) -> Month:
    """The month whose meeting comes next; while none is planned, the calendar month."""
    known = monthly_meetings_since(unit_id, Month.of(on) - 1)
    if known is not None:
        open_ones = (one.period for one in known if one.state not in HELD_STATES and one.period >= Month.of(on) - 1)
        return next(open_ones, Month.of(on))
    waiting = Meeting.objects.monthly().filter(unit_id=unit_id).exclude(state__in=HELD_STATES)
    coming = waiting.filter(month__gte=(Month.of(on) - 1).first).order_by("month").first()
    return coming.period if coming else Month.of(on)


def cycle_of(unit_id: int, month: Month, *, on: dt.date) -> Cycle:
    """The month with its ribbon; a constant number of queries."""
    meeting = monthly_meeting(unit_id, month)
    before = previous_monthly(unit_id, month)
    return Cycle(
        month=month,
        meeting=_card(meeting),
        previous=_card(before),
        ribbon=_ribbon(meeting, on) if meeting else None,
    )


def _card(meeting: Meeting | None) -> MeetingCard | None:
    if meeting is None:
        return None
    minutes = list(meeting.items.values_list("minutes", flat=True))
    decision = _decision(meeting)
    return MeetingCard(
        pk=meeting.pk,
        title=meeting.title,
        state=State(meeting.state),
        starts_at=meeting.starts_at,
        place=meeting.place,
        href=meeting.get_absolute_url(),
        items=len(minutes),
        minutes=sum(minutes),
        decision_number=decision.number if decision else "",
    )


def _ribbon(meeting: Meeting, on: dt.date) -> Ribbon:
    clocks = MeetingClocks.under(rules_on(meeting.day, scope=f"unit:{meeting.unit_id}"))
    decision = _decision(meeting)
    tasks = [task for task in tasks_given_in(meeting.unit_id, meeting.period, on=on) if not task.standing]
    following = next_meeting_day(meeting.unit_id, meeting.period)
    facts = MonthFacts(
        meeting_on=meeting.day,
        send_by=documents_due(meeting.day, clocks),
        report_by=report_due(meeting.day, clocks),
        next_meeting_on=following,
        agenda_ready_on=meeting.prepared_on,
        sent_on=_day(meeting.documents_sent_at),
        closed_on=_day(meeting.closed_at),
        resolved_on=decision.issued_on if decision else None,
        reported_on=meeting.reported_on,
        tasks_total=len(tasks),
        tasks_open=sum(task.state in OPEN for task in tasks),
        reviewed_on=meeting.reported_on if meeting.state == State.REVIEWED else None,
    )
    return month_ribbon(on, facts)


def _decision(meeting: Meeting) -> Decision | None:
    found: Decision | None = getattr(meeting, "decision", None)
    return found


def _day(moment: dt.datetime | None) -> dt.date | None:
    return timezone.localdate(moment) if moment else None
