from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from chibo.kernel.personal import Keep, Personal, blank
from chibo.organization.membership.choices import (
    OPEN_TRANSFERS,
    EndReason,
    LeaveKind,
    Standing,
    TransferKind,
    TransferState,
)
from chibo.platform.crypto.fields import SealedTextField


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


class EarlyBadge(models.Model):
    """The decision that a member has a badge earlier than the years are complete. Why is never written down."""

    personal = Personal(
        purpose="party_work",
        keep="register",
        person="person",
        at_end=Keep("the register of members is kept by the cell; memberships and posts end, they are not deleted"),
    )

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    years = models.PositiveSmallIntegerField()
    award_on = models.DateField()
    decision = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "years"], name="one_decision_for_an_early_badge")
        ]

    def __str__(self) -> str:
        return f"{self.years} of {self.person_id} on {self.award_on}"


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
    """A span in which a member is exempted, temporarily away, or suspended. ``reason`` lies sealed in the database."""

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
    reason = SealedTextField(blank=True)
    decision = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="leave_ends_after_it_begins", condition=Q(until=None) | Q(until__gt=F("since"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind}"


class Transfer(models.Model):
    """A member goes from one cell to another, for good or for a time.

    A side is a cell of this house or, outside it, a named place. ``introduced_on`` is the day on the letter of
    introduction, which a higher committee issues. Until the acceptance the member belongs to the old cell: never
    to two, never to none. ``leave`` is the absence that a temporary transfer made at home.
    """

    personal = Personal(
        purpose="party_work",
        keep="register",
        person="person",
        at_end=Keep("the register of members who came and went is kept by the cell; transfers end, they are not deleted"),
    )

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=TransferKind)
    study = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=TransferState, default=TransferState.BEGUN)
    standing = models.CharField(max_length=16, choices=Standing)
    from_unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    from_place = models.CharField(max_length=200, blank=True)
    to_unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    to_place = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField()
    decision = models.CharField(max_length=200, blank=True)
    planned_until = models.DateField(null=True, blank=True)
    letter = models.CharField(max_length=200, blank=True)
    introduced_on = models.DateField(null=True, blank=True)
    handed_over_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    returned_on = models.DateField(null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    leave = models.ForeignKey(Leave, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(state__in=OPEN_TRANSFERS), name="one_running_transfer_per_person"
            ),
            models.CheckConstraint(
                name="a_transfer_has_two_sides",
                condition=(Q(from_unit__isnull=False) | ~Q(from_place=""))
                & (Q(to_unit__isnull=False) | ~Q(to_place="")),
            ),
            models.CheckConstraint(
                name="a_handed_over_transfer_has_a_letter_day",
                condition=Q(state__in=[TransferState.BEGUN, TransferState.CANCELLED]) | Q(introduced_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"transfer of {self.person_id}"

    @property
    def reference(self) -> str:
        """Its name on threads and origins."""
        return f"membership.transfer:{self.pk}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("membership:transfer", args=[self.pk])
