"""Who, besides the secretary, reads the trail of a cell."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from chibo.kernel.personal import Keep, Personal


class TrailReader(models.Model):
    """A member of the committee who is not the secretary, named by the committee to read the trail.

    ``until`` is the first day on which the person no longer reads it. Naming another ends the one before.
    """

    personal = Personal(
        purpose="accountability",
        keep="rights",
        person="person",
        at_end=Keep("Who could read the trail on which day is part of what the trail proves."),
    )

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    decision = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    named_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=Q(until=None), name="a_cell_has_one_trail_reader"),
            models.CheckConstraint(
                name="a_trail_reader_ends_after_beginning", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.unit_id} since {self.since}"
