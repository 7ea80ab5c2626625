from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q

from chibo.kernel.personal import Keep, Personal, blank
from chibo.organization.membership.choices import EndReason, LeaveKind, Standing


class PartyRecord(models.Model):
    """The dates that follow a member through every cell.

    Party age counts from ``admission_decision_on``; probation from ``ceremony_on``; ``official_on`` is the
    end of the twelve months even when it was processed late (Charter, art. 5).
    """

    personal = Personal(
        purpose="party_work",
        keep="register",
        person="person",
        at_end=Keep("the register of members is kept by the cell; memberships and posts end, they are not deleted"),
    )

    person = models.OneToOneField("people.Person", models.PROTECT, related_name="+")
    admission_decision_on = models.DateField(null=True, blank=True)
    admission_decision = models.CharField(max_length=120, blank=True)
    ceremony_on = models.DateField(null=True, blank=True)
    official_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="official_after_ceremony",
                condition=Q(official_on=None)
                | Q(ceremony_on=None)
                | Q(official_on__gt=F("ceremony_on")),
            )
        ]

    def __str__(self) -> str:
        return f"record of {self.person_id}"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, on: dt.date) -> MembershipQuerySet:
        """Memberships that hold on the day."""
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


class Membership(models.Model):
    """A person in a cell with a standing; a change of standing ends one row and begins the next."""

    personal = Personal(
        purpose="party_work",
        keep="register",
        person=("person", "helper"),
        at_end=Keep("the register of members is kept by the cell; memberships and posts end, they are not deleted"),
    )

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    standing = models.CharField(max_length=16, choices=Standing)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=200, blank=True)
    end_reason = models.CharField(max_length=20, choices=EndReason, blank=True)
    helper = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit"], condition=Q(until=None), name="one_open_membership_per_unit"
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_begins", condition=Q(until=None) | Q(until__gt=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.unit_id}: {self.standing}"


class Leave(models.Model):
    """A span in which a member is exempted, temporarily away, or suspended."""

    personal = Personal(
        purpose="party_work",
        keep="leave_reason",
        person="person",
        since="until",
        at_end=blank("reason"),
    )

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=LeaveKind)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    decision = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="leave_ends_after_it_begins", condition=Q(until=None) | Q(until__gt=F("since"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind}"
