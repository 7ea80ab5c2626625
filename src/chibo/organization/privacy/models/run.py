from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from chibo.kernel.personal import Keep, NotPersonal, Personal
from chibo.organization.privacy.choices import RunState


class RetentionRun(models.Model):
    """What was due for deletion on a day, who confirmed it, and the certificate that remains.

    ``unit`` is the cell whose committee decides for this installation.
    """

    personal = Personal(
        purpose="accountability",
        keep="requests",
        mentions="who confirmed",
        authors=("first_by", "second_by"),
        at_end=Keep("it is the proof of what was deleted"),
    )

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    on = models.DateField()
    state = models.CharField(max_length=16, choices=RunState, default=RunState.PROPOSED)
    first_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    first_at = models.DateTimeField(null=True, blank=True)
    second_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    second_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    paper = models.ForeignKey("papers.Paper", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(state__in=["proposed", "confirmed_once"]),
                name="one_open_run_per_unit",
            ),
            models.CheckConstraint(
                name="a_run_is_carried_out_by_two",
                condition=~Q(state=RunState.DONE)
                | (Q(first_by__isnull=False, second_by__isnull=False) & ~Q(first_by=models.F("second_by"))),
            ),
        ]

    def __str__(self) -> str:
        return f"run of {self.on}"

    @property
    def reference(self) -> str:
        """Its name on papers."""
        return f"privacy.run:{self.pk}"

    def get_absolute_url(self) -> str:
        """The run's page."""
        return reverse("privacy:run", args=[self.pk])


class RetentionLine(models.Model):
    """One kind of record in a run: how many were due before ``before``, and how many went. Never which."""

    personal = NotPersonal("kinds and numbers, never which rows")

    run = models.ForeignKey(RetentionRun, models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=60)
    keep = models.CharField(max_length=24)
    purpose = models.CharField(max_length=24)
    months = models.PositiveSmallIntegerField()
    before = models.DateField()
    emptied = models.BooleanField(default=False)
    proposed = models.PositiveIntegerField()
    gone = models.PositiveIntegerField(default=0)
    held_back = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["run", "pk"]
        constraints = [models.UniqueConstraint(fields=["run", "kind"], name="one_line_per_kind")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.proposed}"
