"""Lateness, and the words of the result table of part I.3."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from chibo.kernel.period import Month
from chibo.kernel.rulebook import rule


class Status(StrEnum):
    """The eight words of the table; those of ``choices.Status``."""

    NOT_DUE = "not_due"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DONE_LATE = "done_late"
    NOT_DONE = "not_done"
    STANDING = "standing"
    CARRIED = "carried"
    CANCELLED = "cancelled"


WORDS = {
    Status.NOT_DUE: "Chưa đến hạn",
    Status.IN_PROGRESS: "Đang triển khai",
    Status.DONE: "Hoàn thành",
    Status.DONE_LATE: "Hoàn thành chậm",
    Status.NOT_DONE: "Chưa hoàn thành",
    Status.STANDING: "Nhiệm vụ thường xuyên",
    Status.CARRIED: "Chuyển tiếp",
    Status.CANCELLED: "Hủy",
}
"""As they stand on the paper."""

REACHED = frozenset({Status.DONE, Status.DONE_LATE})
UNCOUNTED = frozenset({Status.STANDING, Status.CANCELLED})


@dataclass(frozen=True)
class TaskAsItStands:
    """What the words depend on. ``ended_as`` is done, carried or cancelled, on ``ended_on``."""

    due: dt.date | None
    standing: bool = False
    begun: bool = False
    ended_as: Status | None = None
    ended_on: dt.date | None = None


@rule("TASK-01", source="Bảng kết quả thực hiện nghị quyết tháng trước (HD 42-HD/BTCTW, 28/10/2025); quy ước làm việc")
def days_late(due: dt.date | None, day: dt.date) -> int:
    """A task is late by the days that have passed since its due day; on the due day itself it is in time.

    A task without a due day is never late. Office days and rest days count alike, because cells set their
    days by the calendar.
    """
    return max((day - due).days, 0) if due else 0


@rule("TASK-02", source="Mẫu nghị quyết tháng theo HD 42-HD/BTCTW (28/10/2025), phần I.3")
def status_on(task: TaskAsItStands, day: dt.date) -> Status:
    """In the result table a task is finished, finished late, carried over, cancelled, a standing task, not
    finished once its day has passed, under way once somebody has taken it up, and not due before that.

    A task finished, carried over or cancelled after the day still counts as open on it, so that the table
    of an old month can be read again. A standing task is never overdue.
    """
    if task.ended_as and task.ended_on and task.ended_on <= day:
        if task.ended_as in REACHED:
            return Status.DONE_LATE if days_late(task.due, task.ended_on) else Status.DONE
        return task.ended_as
    if task.standing:
        return Status.STANDING
    if days_late(task.due, day):
        return Status.NOT_DONE
    return Status.IN_PROGRESS if task.begun else Status.NOT_DUE


@rule("TASK-03", source="Phiếu chấm điểm sinh hoạt chi bộ, nhóm 6 (HD 42-HD/BTCTW, 28/10/2025)")
def share_reached(statuses: Iterable[Status]) -> Fraction | None:
    """The share of targets reached is the finished tasks, late ones included, over all tasks of the table
    without standing and cancelled ones; without a countable task there is no share.

    Offices differ on late tasks: the sheet asks whether the target was reached by the meeting, so a task
    finished late but before it counts as reached. A task carried over counts as not reached.
    """
    counted = [status for status in statuses if status not in UNCOUNTED]
    if not counted:
        return None
    return Fraction(sum(status in REACHED for status in counted), len(counted))


@rule("TASK-04", source="Quy ước làm việc: nhiệm vụ báo cáo tại kỳ sinh hoạt tháng kế tiếp")
def report_month_of(due: dt.date | None, assigned_on: dt.date) -> Month:
    """A task is reported at the meeting of the month after the month of its due day, or after the month in
    which it was given when it has no day.

    A task due before the next meeting of the same month is reported earlier only when somebody says so.
    """
    return Month.of(due or assigned_on) + 1


def opening_words(*, carried_from: Month | None, status: Status) -> str:
    """The third column, "Tình trạng đầu kỳ", as the paper says it."""
    if carried_from is not None:
        return f"{WORDS[Status.CARRIED]} từ tháng {month_words(carried_from)}"
    return WORDS[status]


def month_words(month: Month) -> str:
    """"10/2026", "02/2027": months 1 and 2 take a zero, as in dates of Party papers."""
    return f"{month.month:02d}/{month.year}" if month.month < 3 else f"{month.month}/{month.year}"
