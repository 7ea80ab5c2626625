from django.db import models

from chibo.kernel.personal import NotPersonal


class Job(models.Model):
    """The schedule of one periodic job. ``leased_until`` keeps a second worker away while it runs."""

    personal = NotPersonal("the schedule of the program")

    name = models.CharField(max_length=120, unique=True)
    next_run_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    last_run_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)
    failures = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name
