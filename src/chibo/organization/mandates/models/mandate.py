from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q

from chibo.kernel.personal import Keep, Personal
from chibo.organization.mandates.choices import SIDE_OF_POST, How, Post
from chibo.organization.units.choices import Side


class MandateQuerySet(models.QuerySet["Mandate"]):
    def current(self, on: dt.date) -> MandateQuerySet:
        """Mandates that hold on the day."""
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


class Mandate(models.Model):
    """A person holds a post in a unit. ``title`` is the post as it is written and signed."""

    personal = Personal(
        purpose="party_work",
        keep="register",
        person="person",
        at_end=Keep("the register of members is kept by the cell; memberships and posts end, they are not deleted"),
    )

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    post = models.CharField(max_length=24, choices=Post)
    title = models.CharField(max_length=120)
    how = models.CharField(max_length=12, choices=How, default=How.APPOINTED)
    decision = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "post"],
                condition=Q(until=None),
                name="one_open_mandate_per_post",
            ),
            models.CheckConstraint(
                name="mandate_ends_after_it_begins", condition=Q(until=None) | Q(until__gt=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.person_id})"

    @property
    def side(self) -> Side:
        """Party, State or mass organisation."""
        return SIDE_OF_POST.get(Post(self.post), Side.STATE)
