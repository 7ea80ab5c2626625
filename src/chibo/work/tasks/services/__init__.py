"""The verbs of a task: given, taken up, asked about, reported, finished, carried over, cancelled, reopened."""

from chibo.work.tasks.services.assigning import assign_task
from chibo.work.tasks.services.deciding import cancel_task, carry_over, reopen_task
from chibo.work.tasks.services.doing import (
    accept_task,
    answer_question,
    finish_task,
    report_progress,
    return_task,
)
from chibo.work.tasks.services.handing_over import hand_over_due
from chibo.work.tasks.services.issuing import issue_sheet
from chibo.work.tasks.services.reminding import remind_of_deadlines

__all__ = [
    "accept_task",
    "answer_question",
    "assign_task",
    "cancel_task",
    "carry_over",
    "finish_task",
    "hand_over_due",
    "issue_sheet",
    "remind_of_deadlines",
    "report_progress",
    "reopen_task",
    "return_task",
]
