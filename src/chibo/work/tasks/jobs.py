from django.utils import timezone

from chibo.platform.jobs.registry import periodic
from chibo.work.tasks.services import remind_of_deadlines


@periodic(minutes=60)
def remind() -> None:
    """Recall due days; each reminder goes out once."""
    remind_of_deadlines(on=timezone.localdate())
