from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q

from chibo.kernel.personal import Keep, Personal
from chibo.organization.mandates.choices import Post


class DelegationQuerySet(models.QuerySet["Delegation"]):
    def current(self, on: dt.date) -> DelegationQuerySet:
        """Delegations that hold on the day: what was taken back counts up to the day before."""
        kept = Q(revoked_at=None) | Q(revoked_at__date__gt=on)
        return self.filter(kept, Q(until=None) | Q(until__gt=on), since__lte=on)

    def worth(self, on: dt.date) -> DelegationQuerySet:
        """Of those, the ones whose mandate holds on the day: without it they are worth nothing."""
        held = Q(mandate__until=None) | Q(mandate__until__gt=on)
        return self.current(on).filter(held, mandate__since__lte=on)


class Delegation(models.Model):
    """The holder of a mandate lets somebody act for them from ``since`` until the day before ``until``.

    It never gives more than the mandate: it is worth nothing on a day on which ``mandate`` does not hold.
    """

    personal = Personal(
        purpose="accountability",
        keep="rights",
        person=("to_person", "mandate__person"),
        at_end=Keep("it shows by which right somebody acted"),
    )

    mandate = models.ForeignKey("mandates.Mandate", models.PROTECT, related_name="delegations")
    post = models.CharField(max_length=24, choices=Post)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    to_person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="delegation_ends_after_it_begins", condition=Q(until=None) | Q(until__gt=F("since"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.post} of {self.mandate_id} to {self.to_person_id}"
