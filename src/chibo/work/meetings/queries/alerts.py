"""What presses around a meeting: the committee has not met, documents are not out, the report is missing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from chibo.kernel.period import Month
from chibo.kernel.reading import read_once
from chibo.platform.rulebook.queries import rules_on
from chibo.work.meetings.choices import CELL_MEETINGS, MONTHLY_MEETINGS, MeetingKind, State
from chibo.work.meetings.models import Meeting
from chibo.work.meetings.queries.recipients import committee_of
from chibo.work.meetings.rules.deadlines import (
    Alert,
    MeetingClocks,
    MeetingFacts,
    QuarterFacts,
    documents_due,
    documents_in_time,
    meeting_alerts,
    report_due,
    thematic_alert,
)
from chibo.work.meetings.rules.meeting_states import EDITABLE

OPEN_STATES = [State.PLANNED, State.ANNOUNCED]
HELD_STATES = [State.CLOSED, State.MINUTES_ADOPTED, State.ISSUED]
"""Held, and the superior has no report yet."""


@dataclass(frozen=True)
class Preparation:
    """How far the preparation of one meeting is, with its days."""

    committee_needed: bool
    committee_by: dt.date
    committee_met_on: dt.date | None
    documents_by: dt.date
    documents_sent_on: dt.date | None
    documents_in_time: bool
    report_by: dt.date
    alerts: tuple[Alert, ...]

    @property
    def documents_late(self) -> bool:
        """Sent, but after the day on which they are in time."""
        return self.documents_sent_on is not None and not self.documents_in_time


def clocks_of(unit_id: int, on: dt.date) -> MeetingClocks:
    """Days before and after a meeting under the rules of the day."""
    return MeetingClocks.under(rules_on(on, scope=f"unit:{unit_id}"))


def preparation_of(meeting: Meeting, *, on: dt.date) -> Preparation:
    """The preparation of one meeting as it stands on the day."""
    clocks = clocks_of(meeting.unit_id, meeting.day)
    needed = _committee_needed(meeting, len(committee_of(meeting.unit_id, on=on)))
    facts = facts_of(meeting, committee_needed=needed)
    return Preparation(
        committee_needed=needed,
        committee_by=meeting.day - dt.timedelta(days=clocks.committee_reminder_days),
        committee_met_on=meeting.prepared_on,
        documents_by=documents_due(meeting.day, clocks),
        documents_sent_on=facts.documents_sent_on,
        documents_in_time=documents_in_time(facts.documents_sent_on, meeting.day, clocks),
        report_by=report_due(meeting.day, clocks),
        alerts=alerts_of(meeting, facts, clocks, on=on),
    )


def alerts_of(
    meeting: Meeting, facts: MeetingFacts, clocks: MeetingClocks, *, on: dt.date
) -> tuple[Alert, ...]:
    """Alerts of a meeting of the cell; other meetings have none."""
    if not meeting.of_the_cell or meeting.state == State.CANCELLED:
        return ()
    return meeting_alerts(on, facts, clocks)


def facts_of(meeting: Meeting, *, committee_needed: bool) -> MeetingFacts:
    """What the rules want to know of a meeting."""
    sent = meeting.documents_sent_at
    return MeetingFacts(
        meeting_on=meeting.day,
        committee_needed=committee_needed,
        committee_met_on=meeting.prepared_on,
        documents_sent_on=timezone.localdate(sent) if sent else None,
        held=meeting.state not in EDITABLE,
        report_needed=meeting.is_monthly and meeting.state in HELD_STATES,
        reported_on=meeting.reported_on,
    )


@dataclass(frozen=True)
class Pressing:
    """An alert of a meeting and the day it falls due."""

    meeting: Meeting
    alert: Alert
    day: dt.date


def pressing(unit_id: int, *, since: dt.date, until: dt.date, on: dt.date) -> list[Pressing]:
    """Alerts standing on the day for the unit's meetings of cell in the span. Three queries."""
    clocks = clocks_of(unit_id, on)
    committee = len(committee_of(unit_id, on=on))
    return [
        Pressing(meeting, alert, day_of(alert, meeting, clocks))
        for meeting in meetings_between(unit_id, since=since, until=until)
        for alert in alerts_of(
            meeting, facts_of(meeting, committee_needed=_committee_needed(meeting, committee)), clocks, on=on
        )
    ]


def day_of(alert: Alert, meeting: Meeting, clocks: MeetingClocks) -> dt.date:
    """The last day on which the thing is in time."""
    if alert is Alert.COMMITTEE_NOT_MET:
        return meeting.day - dt.timedelta(days=clocks.committee_reminder_days)
    if alert is Alert.DOCUMENTS_NOT_SENT:
        return documents_due(meeting.day, clocks)
    return report_due(meeting.day, clocks)


@read_once
def meetings_between(unit_id: int, *, since: dt.date, until: dt.date) -> Sequence[Meeting]:
    """Meetings held or planned in the span of local days, cancelled ones left out. One query."""
    zone = timezone.get_current_timezone()
    first, last = (dt.datetime.combine(day, dt.time(), zone) for day in (since, until))
    found = Meeting.objects.filter(unit_id=unit_id, starts_at__gte=first, starts_at__lt=last)
    return list(found.exclude(state=State.CANCELLED).order_by("starts_at"))


def thematic_pressing(unit_id: int, *, on: dt.date) -> Alert | None:
    """Whether the quarter still owes its thematic meeting."""
    first = Month(on.year, 3 * (Month.of(on).quarter - 1) + 1)
    kinds = [MeetingKind.THEMATIC, MeetingKind.REGULAR_THEMATIC]
    mine = Meeting.objects.filter(unit_id=unit_id, kind__in=kinds, month__range=(first.first, (first + 2).last))
    counts = mine.aggregate(
        planned=Count("pk", filter=Q(state__in=[*OPEN_STATES, State.IN_SESSION])),
        held=Count("pk", filter=~Q(state__in=[*OPEN_STATES, State.IN_SESSION, State.CANCELLED])),
    )
    return thematic_alert(on, QuarterFacts(**counts), clocks_of(unit_id, on))


def _committee_needed(meeting: Meeting, committee: int) -> bool:
    """A monthly meeting is prepared by the committee where there is more than a secretary."""
    return meeting.kind in MONTHLY_MEETINGS & CELL_MEETINGS and committee > 1
