"""The moves of a task. The words are those of ``choices.TaskState``; a test keeps both equal."""

from enum import StrEnum

from chibo.kernel.states import StateTable


class TaskState(StrEnum):
    """Where a task stands."""

    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    DONE = "done"
    DONE_LATE = "done_late"
    CARRIED = "carried"
    CANCELLED = "cancelled"
    STANDING = "standing"


_ENDS = frozenset({TaskState.DONE, TaskState.DONE_LATE, TaskState.CARRIED, TaskState.CANCELLED})

TASK_STATES = StateTable[TaskState](
    {
        TaskState.ASSIGNED: frozenset({TaskState.ACCEPTED, TaskState.RETURNED}) | _ENDS,
        TaskState.ACCEPTED: frozenset({TaskState.RETURNED}) | _ENDS,
        TaskState.RETURNED: frozenset({TaskState.ASSIGNED, TaskState.ACCEPTED, TaskState.CARRIED, TaskState.CANCELLED}),
        TaskState.STANDING: frozenset({TaskState.CANCELLED}),
        TaskState.DONE: frozenset({TaskState.ACCEPTED}),
        TaskState.DONE_LATE: frozenset({TaskState.ACCEPTED}),
        TaskState.CANCELLED: frozenset({TaskState.ACCEPTED, TaskState.STANDING}),
    }
)
"""A carried task has no way back: its continuation is a task of its own. A question must be answered, or the
task accepted after all, before it can be finished. Finished and cancelled tasks are reopened by the committee."""
