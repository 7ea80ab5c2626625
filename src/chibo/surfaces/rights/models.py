"""What these pages keep themselves: since when a cell publishes its roll-ups."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from chibo.kernel.personal import NotPersonal


class Publication(models.Model):
    """A cell lets its superior see its numbers, from one moment to another; never rewritten, only ended."""

    personal = NotPersonal("counts of a cell and who decided to show them", authors=("begun_by", "ended_by"))

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    ground = models.CharField(max_length=200)
    since = models.DateTimeField()
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    until = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(until=None), name="a_cell_publishes_once_at_a_time"
            ),
            models.CheckConstraint(
                name="publication_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} since {self.since}"
