"""What others may know about tasks."""

from chibo.work.tasks.queries.facts import (
    ClearPoint,
    TaskFacts,
    clear_points,
    task_facts,
    unclear_in,
)
from chibo.work.tasks.queries.lines import (
    TaskLine,
    line_of,
    open_tasks_of,
    overdue_of,
    tasks_from,
    tasks_given_in,
    tasks_to_answer,
)
from chibo.work.tasks.queries.sheet import TaskSheetFacts, task_sheet_facts
from chibo.work.tasks.queries.table import TaskRow, TaskShare, task_share, tasks_reported_in

__all__ = [
    "ClearPoint",
    "TaskFacts",
    "TaskLine",
    "TaskRow",
    "TaskShare",
    "TaskSheetFacts",
    "clear_points",
    "line_of",
    "open_tasks_of",
    "overdue_of",
    "task_facts",
    "task_share",
    "task_sheet_facts",
    "tasks_from",
    "tasks_given_in",
    "tasks_reported_in",
    "tasks_to_answer",
    "unclear_in",
]
