"""Where the month stands: prepare, send, meet, resolve, carry out, review."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chibo.kernel.rulebook import rule


class Phase(StrEnum):
    """The six stations of a cell's month."""

    PREPARE = "prepare"
    SEND = "send"
    MEET = "meet"
    RESOLVE = "resolve"
    CARRY_OUT = "carry_out"
    REVIEW = "review"


class StepState(StrEnum):
    """How a station looks on the ribbon."""

    DONE = "done"
    CURRENT = "current"
    LATE = "late"
    """Current, and its day has passed."""
    AHEAD = "ahead"


@dataclass(frozen=True)
class MonthFacts:
    """What is known about one month's meeting. A day: done on it; None: not yet."""

    meeting_on: dt.date
    send_by: dt.date
    report_by: dt.date
    next_meeting_on: dt.date
    agenda_ready_on: dt.date | None = None
    """The agenda has its items and, where there is one, the committee has met."""
    sent_on: dt.date | None = None
    closed_on: dt.date | None = None
    resolved_on: dt.date | None = None
    """Resolution or conclusion issued, or the minutes adopted where the cell issues neither."""
    reported_on: dt.date | None = None
    tasks_total: int = 0
    tasks_open: int = 0
    reviewed_on: dt.date | None = None


@dataclass(frozen=True)
class Step:
    """One station: its state, the day it is due or was done, and whether that day is a fact."""

    phase: Phase
    state: StepState
    day: dt.date
    done_on: dt.date | None


@dataclass(frozen=True)
class Ribbon:
    """The six steps in order; exactly one is current or late unless the month is reviewed."""

    steps: tuple[Step, ...]

    @property
    def here(self) -> Step | None:
        """Where the month stands; None when it is over."""
        return next((s for s in self.steps if s.state in {StepState.CURRENT, StepState.LATE}), None)


@rule("MEET-18", source="HD 42-HD/BTCTW (28/10/2025): chuẩn bị, tiến hành, kết thúc; quy ước làm việc")
def month_ribbon(today: dt.date, facts: MonthFacts) -> Ribbon:
    """A month is prepared, sent, met, resolved, carried out and reviewed; it stands at the first that is not
    done.

    A later fact closes earlier stations: who has met needs no reminder to prepare. Carrying out is done when
    no task is open, and at the latest when the next month's meeting takes the rest over. It is done only
    after the resolution exists.
    """
    done = _done_days(facts)
    reached = max((i for i, day in enumerate(done) if day is not None), default=-1)
    due = _due_days(facts)
    steps = []
    for index, phase in enumerate(Phase):
        if index <= reached:
            state = StepState.DONE
        elif index == reached + 1:
            state = StepState.LATE if today > due[index] else StepState.CURRENT
        else:
            state = StepState.AHEAD
        steps.append(Step(phase, state, done[index] or due[index], done[index]))
    return Ribbon(tuple(steps))


def _done_days(facts: MonthFacts) -> list[dt.date | None]:
    resolved = facts.resolved_on or facts.reported_on
    carried = resolved if resolved and facts.tasks_total and not facts.tasks_open else None
    return [
        facts.agenda_ready_on,
        facts.sent_on,
        facts.closed_on,
        resolved,
        carried,
        facts.reviewed_on,
    ]


def _due_days(facts: MonthFacts) -> list[dt.date]:
    before_next = facts.next_meeting_on - dt.timedelta(days=1)
    return [
        facts.send_by,
        facts.send_by,
        facts.meeting_on,
        facts.report_by,
        before_next,
        facts.next_meeting_on,
    ]
