"""The quality sheet of a meeting: facts from the records, points given by people, the result."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from chibo.kernel.period import Month
from chibo.kernel.rulebook import Numbers
from chibo.work.meetings.choices import (
    HELD_STATES,
    ItemKind,
    ItemState,
    MeetingKind,
    Presence,
    RollStanding,
    ScoreColumn,
    State,
    VoteSubject,
)
from chibo.work.meetings.models import Meeting, PlannedTask, QualityScore, RollEntry, Statement, Vote
from chibo.work.meetings.queries.attendance import room_of, rules_of
from chibo.work.meetings.queries.kinds import rule_kind
from chibo.work.meetings.rules.attendance import Attendance, excused_in_a_row
from chibo.work.meetings.rules.deadlines import MeetingClocks, documents_in_time, report_in_time
from chibo.work.meetings.rules.duration import DurationRule, minimum_minutes
from chibo.work.meetings.rules.kinds import counts_as_thematic
from chibo.work.meetings.rules.quality_facts import QualityFacts
from chibo.work.meetings.rules.quality_score import Given, SecondColumn, SheetResult, score, second_column
from chibo.work.meetings.rules.quality_sheet import Sheet
from chibo.work.tasks.queries import task_share


@dataclass(frozen=True)
class GroupFigures:
    """One group of the sheet as papers show it."""

    number: str
    title: str
    max: int
    points: int


@dataclass(frozen=True)
class QualityFigures:
    """The result of the sheet for papers: sum, grade and groups. ``grade`` is empty while lines are open."""

    total: int
    ceiling: int
    grade: str
    groups: list[GroupFigures] = field(default_factory=list)


@dataclass(frozen=True)
class QualitySheet:
    """The sheet on the screen: both columns."""

    result: SheetResult
    superior: SecondColumn | None
    facts: QualityFacts


def quality_sheet(meeting: Meeting) -> QualitySheet:
    """The sheet of the meeting with what facts and people gave so far."""
    numbers = rules_of(meeting)
    sheet = Sheet.under(numbers)
    facts = quality_facts(meeting, numbers)
    manual, above = given_points(meeting)
    result = score(sheet, facts, manual)
    second = second_column(result, sheet, {item: given.points for item, given in above.items()})
    return QualitySheet(result, second if above else None, facts)


def figures_of(meeting: Meeting) -> QualityFigures | None:
    """The result for papers; None for meetings that are not scored."""
    if not meeting.of_the_cell:
        return None
    result = quality_sheet(meeting).result
    return QualityFigures(
        total=result.total,
        ceiling=result.ceiling,
        grade=result.grade.title if result.grade else "",
        groups=[GroupFigures(g.number, g.title, g.max, g.points) for g in result.groups],
    )


def open_columns(meeting: Meeting) -> frozenset[ScoreColumn]:
    """Columns in which points may be given: both while the meeting is over and not reported, then the superior's,
    none before the closing and after the look back."""
    if meeting.state not in HELD_STATES or meeting.state == State.REVIEWED:
        return frozenset()
    return frozenset(ScoreColumn) if meeting.state != State.REPORTED else frozenset({ScoreColumn.SUPERIOR})


def given_points(meeting: Meeting) -> tuple[dict[str, Given], dict[str, Given]]:
    """Points given by people: the cell's own column and the superior's."""
    columns: dict[str, dict[str, Given]] = {ScoreColumn.SELF: {}, ScoreColumn.SUPERIOR: {}}
    for line in QualityScore.objects.filter(meeting=meeting):
        columns[line.column][line.item] = Given(line.points, line.reason)
    return columns[ScoreColumn.SELF], columns[ScoreColumn.SUPERIOR]


def quality_facts(meeting: Meeting, numbers: Numbers | None = None) -> QualityFacts:
    """What the records say; what they do not say stays unknown, and the sheet asks."""
    numbers = numbers or rules_of(meeting)
    room = room_of(meeting, numbers)
    done, total = _targets(meeting)
    return QualityFacts(
        minutes_held=_minutes_held(meeting),
        minutes_required=minimum_minutes(
            rule_kind(meeting.kind), room.count.on_roll, DurationRule.under(numbers)
        ),
        attendance_rate=room.count.rate,
        unexcused=room.count.unexcused,
        longest_excused_streak=longest_excused_streak(meeting),
        excused_streak_max=numbers.integer("meeting.attendance.excused_in_a_row_max"),
        committee_met_with_minutes=meeting.prepared_on is not None,
        notified_members=meeting.announced_at is not None,
        notified_superior=meeting.announced_at is not None,
        documents_in_time=_documents_in_time(meeting, numbers),
        documents_on_app=None,
        thematic_held=counts_as_thematic(rule_kind(meeting.kind)),
        members_present=room.count.present,
        members_speaking=_speakers(meeting),
        minutes_complete=meeting.minute_taker_id is not None and meeting.closed_at is not None,
        ideology_minutes=_ideology_minutes(meeting),
        targets_total=total,
        targets_done=done,
        papers_in_time=_papers_in_time(meeting, numbers),
        **_outcome(meeting),
    )


def longest_excused_streak(meeting: Meeting) -> int:
    """The longest row of excused absences of any member in the year up to this meeting."""
    year = Month(meeting.month.year, 1).first
    rows = (
        RollEntry.objects.filter(
            meeting__unit_id=meeting.unit_id,
            meeting__kind__in=[MeetingKind.REGULAR, MeetingKind.REGULAR_THEMATIC],
            meeting__month__gte=year,
            meeting__month__lte=meeting.month,
            person__isnull=False,
        )
        .exclude(presence__in=["", Presence.SUSPENDED])
        .order_by("person_id", "meeting__month")
        .values_list("person_id", "presence")
    )
    marks: dict[int, list[Attendance]] = {}
    for person, presence in rows:
        marks.setdefault(person, []).append(Attendance(presence))
    return max((excused_in_a_row(row).longest for row in marks.values()), default=0)


def _minutes_held(meeting: Meeting) -> int | None:
    if not (meeting.opened_at and meeting.closed_at):
        return None
    return round((meeting.closed_at - meeting.opened_at).total_seconds() / 60)


def _documents_in_time(meeting: Meeting, numbers: Numbers) -> bool:
    if meeting.documents_sent_at is None:
        return False
    sent = timezone.localdate(meeting.documents_sent_at)
    return documents_in_time(sent, meeting.day, MeetingClocks.under(numbers))


def _papers_in_time(meeting: Meeting, numbers: Numbers) -> bool | None:
    if meeting.reported_on is None:
        return None
    return report_in_time(meeting.reported_on, meeting.day, MeetingClocks.under(numbers))


def _targets(meeting: Meeting) -> tuple[int | None, int | None]:
    share = task_share(meeting.unit_id, meeting.period, on=meeting.day)
    return (share.reached, share.total) if share.total else (None, None)


def _speakers(meeting: Meeting) -> int:
    """How many members said something on any item; the chair's own reports count like everybody's."""
    spoken = Statement.objects.filter(item__meeting=meeting, struck=False, speaker__isnull=False)
    members = spoken.exclude(speaker__standing=RollStanding.GUEST).exclude(text="")
    return members.values("speaker").distinct().count()


def _ideology_minutes(meeting: Meeting) -> int | None:
    kinds = (ItemKind.IDEOLOGY, ItemKind.DISCUSSION)
    spans = meeting.items.filter(kind__in=kinds).values_list("started_at", "finished_at")
    known = [end - start for start, end in spans if start and end]
    return round(sum(known, dt.timedelta()).total_seconds() / 60) if known else None


def _outcome(meeting: Meeting) -> dict[str, Any]:
    if meeting.state not in HELD_STATES:
        return {}
    votes = Vote.objects.filter(item__meeting=meeting, passed=True, withdrawn=False)
    tasks = PlannedTask.objects.filter(item__meeting=meeting, struck=False)
    treated = meeting.items.exclude(state=ItemState.MOVED).aggregate(
        asked=Count("pk", filter=Q(kind__in=CONCLUDED_KINDS)),
        concluded=Count("pk", filter=Q(kind__in=CONCLUDED_KINDS) & ~Q(conclusion="")),
    )
    return {
        "chair_concluded": treated["asked"] == treated["concluded"],
        "resolution_adopted": votes.filter(subject=VoteSubject.DECISION).exists(),
        "minutes_adopted": votes.filter(subject=VoteSubject.MINUTES).exists(),
        "tasks_assigned": tasks.exists()
        and not tasks.filter(lead=None, lead_unit=None).exists()
        and not tasks.filter(due=None, standing=False).exists(),
    }


CONCLUDED_KINDS = (ItemKind.RESULTS, ItemKind.NEXT_TASKS, ItemKind.THEMATIC, ItemKind.DISCUSSION)
"""Items that the chair is expected to conclude."""

