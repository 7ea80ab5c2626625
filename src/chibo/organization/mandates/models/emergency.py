from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from chibo.kernel.personal import Keep, Personal


class EmergencyAccessQuerySet(models.QuerySet["EmergencyAccess"]):
    def open_at(self, moment: dt.datetime) -> EmergencyAccessQuerySet:
        """Accesses that are open at the moment."""
        return self.filter(since__lte=moment, until__gt=moment, closed_at=None)


class EmergencyAccess(models.Model):
    """An administrator reads the content of one cell for a few hours, announced and on the trail."""

    personal = Personal(
        purpose="accountability",
        keep="rights",
        account="account",
        at_end=Keep("it shows who opened what for which reason"),
    )

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    since = models.DateTimeField()
    until = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = EmergencyAccessQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(name="emergency_ends_after_it_begins", condition=Q(until__gt=F("since")))
        ]

    def __str__(self) -> str:
        return f"{self.account_id} in {self.unit_id}"
