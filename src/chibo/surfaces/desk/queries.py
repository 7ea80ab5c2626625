"""What the desk shows, put together from the domains' own queries; nothing is asked twice."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from chibo.kernel.period import Month
from chibo.kernel.reading import one_reading
from chibo.organization.mandates.queries import duties_of
from chibo.platform.audit.standstill import until_next_change
from chibo.platform.authz.permissions import Visitor
from chibo.platform.calendar.queries import calendar_of
from chibo.platform.calendar.registry import Dated, Scope, Severity
from chibo.platform.panels.registry import Asker, Need, needs_of
from chibo.work.meetings.queries.cycle import Cycle, cycle_of, month_at_hand
from chibo.work.meetings.queries.months import monthly_meeting
from chibo.work.meetings.queries.proposals import scope_of
from chibo.work.tasks.choices import OPEN, Status
from chibo.work.tasks.queries import TaskLine, tasks_given_in

COMING_DAYS = 21
"""How far ahead the desk looks."""
LONGEST_LIST = 8
"""Lines of a column before "all of them" is a link."""


@dataclass(frozen=True)
class Share:
    """How far the running resolution is carried out."""

    total: int
    done: int
    going: int
    late: int


@dataclass(frozen=True)
class Desk:
    """The three columns and the ribbon."""

    on: dt.date
    unit_id: int
    cycle: Cycle
    needs: list[Need]
    coming: list[Dated]
    tasks: list[TaskLine]
    tasks_month: Month
    share: Share


def desk_of(user: Visitor, unit_id: int, *, on: dt.date, month: Month | None = None) -> Desk:
    """The desk of one person on one day; what several columns ask is asked once, and again after a change."""

    def read() -> Desk:
        with one_reading():
            return _desk_of(user, unit_id, on=on, month=month)

    return until_next_change(("desk", user.pk, unit_id, on, month, get_language()), read)


def _desk_of(user: Visitor, unit_id: int, *, on: dt.date, month: Month | None) -> Desk:
    month = month or month_at_hand(unit_id, on=on)
    cycle = cycle_of(unit_id, month, on=on)
    tasks_month = Month.of(on) if month >= Month.of(on) else month
    tasks = tasks_given_in(unit_id, tasks_month, on=on)
    return Desk(
        on=on,
        unit_id=unit_id,
        cycle=cycle,
        needs=needs_of(Asker(user, unit_id, on)),
        coming=coming_up(unit_id, on=on, committee=duties_of(user).in_committee(unit_id)),
        tasks=sorted(tasks, key=_pressing)[:LONGEST_LIST],
        tasks_month=tasks_month,
        share=_share(tasks),
    )


def coming_up(unit_id: int, *, on: dt.date, committee: bool = False) -> list[Dated]:
    """The dated things of the next weeks, and what is late."""
    end = on + dt.timedelta(days=COMING_DAYS)
    things = calendar_of(_scope_until(unit_id, end, on=on), committee=committee)
    return [thing for thing in things if _is_coming(thing, on, end)][:LONGEST_LIST]


def _scope_until(unit_id: int, end: dt.date, *, on: dt.date) -> Scope:
    """What the next meeting looks at when that reaches far enough (its proposals ask the same), else the weeks."""
    meeting = monthly_meeting(unit_id, month_at_hand(unit_id, on=on))
    looked_at = scope_of(meeting, on=on) if meeting else None
    if looked_at and looked_at.since <= on and looked_at.until >= end:
        return looked_at
    return Scope(unit_id=unit_id, since=on, until=end, on=on)


def _is_coming(thing: Dated, on: dt.date, end: dt.date) -> bool:
    return on <= thing.day < end or (thing.day < on and thing.severity == Severity.LATE)


def month_calendar(
    unit_id: int, month: Month, *, on: dt.date, months: int = 1, committee: bool = False
) -> list[Dated]:
    """Every dated thing of a month, or of several from that one on."""
    scope = Scope(unit_id=unit_id, since=month.first, until=(month + months).first, on=on)
    return calendar_of(scope, committee=committee)


def month_address(month: Month) -> str:
    """The desk of another month."""
    return f"{reverse('desk:month')}?month={month.year}-{month.month:02d}"


def _pressing(task: TaskLine) -> tuple[bool, int, dt.date]:
    return task.state not in OPEN, -task.days_late, task.due or dt.date.max


def _share(tasks: list[TaskLine]) -> Share:
    counted = [task for task in tasks if not task.standing and task.status != Status.CANCELLED]
    done = sum(task.status in (Status.DONE, Status.DONE_LATE) for task in counted)
    late = sum(task.status == Status.NOT_DONE or task.days_late > 0 for task in counted if task.state in OPEN)
    return Share(total=len(counted), done=done, late=late, going=len(counted) - done - late)
