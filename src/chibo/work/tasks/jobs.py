from django.utils import timezone

from chibo.platform.jobs.registry import periodic
from chibo.work.tasks.services import hand_over_due, remind_of_deadlines


@periodic(minutes=60)
def remind() -> None:
    """Recall due days; each reminder goes out once."""
    remind_of_deadlines(on=timezone.localdate())


@periodic(minutes=60)
def hand_over() -> None:
    """Units whose end was decided for a day to come hand their open tasks over on that day."""
    hand_over_due(on=timezone.localdate(), by="tasks.hand_over")
