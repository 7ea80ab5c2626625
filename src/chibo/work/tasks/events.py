"""Facts about tasks."""

from dataclasses import dataclass

from chibo.platform.events.bus import event


@event("tasks.task_assigned")
@dataclass(frozen=True)
class TaskAssigned:
    """A task exists and somebody owes its result."""

    task_id: int
    unit_id: int
    origin: str


@event("tasks.task_returned")
@dataclass(frozen=True)
class TaskReturned:
    """The one who should do it asks something first."""

    task_id: int


@event("tasks.task_finished")
@dataclass(frozen=True)
class TaskFinished:
    """The product is there; ``late`` when its day had passed."""

    task_id: int
    late: bool


@event("tasks.task_carried_over")
@dataclass(frozen=True)
class TaskCarriedOver:
    """The task goes on as another one with a new due day."""

    task_id: int
    new_task_id: int


@event("tasks.task_cancelled")
@dataclass(frozen=True)
class TaskCancelled:
    """Nobody owes it any more; the reason stands in its history."""

    task_id: int
