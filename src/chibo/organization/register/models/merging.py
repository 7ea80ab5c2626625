from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from chibo.kernel.personal import Personal, blank
from chibo.platform.crypto.fields import SealedTextField


class MergeRecord(models.Model):
    """One entry was merged into another, and what it takes to undo it.

    ``steps`` is JSON, in the order in which it was done: rows moved, changed and taken away, with their old
    values; it lies encrypted, and is emptied when the time to undo is over or when it was undone. ``gone`` keeps
    its row and its name; its page leads to ``kept``. ``counts`` says how many rows of which model were moved.
    """

    personal = Personal(
        purpose="party_work",
        keep="undo",
        person=("kept", "gone"),
        authors=("merged_by", "undone_by"),
        since="merged_at",
        at_end=blank("steps"),
        hidden="steps",
    )

    kept = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    gone = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    steps = SealedTextField(blank=True)
    counts = models.JSONField(default=dict)
    merged_at = models.DateTimeField()
    undo_until = models.DateTimeField()
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    source = models.CharField(max_length=120)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-merged_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["gone"], condition=Q(undone_at=None), name="an_entry_is_merged_once"),
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="an_entry_is_not_merged_into_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.gone_id} into {self.kept_id}"

    def get_absolute_url(self) -> str:
        """What was merged, and the way back."""
        return reverse("people:merged", args=[self.pk])


class NotTheSame(models.Model):
    """Somebody looked and said: two people. ``first`` is the one that was entered first."""

    personal = Personal(
        purpose="party_work",
        keep="undo",
        person=("first", "second"),
        authors="said_by",
        since="taken_back_at",
    )

    first = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    second = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    source = models.CharField(max_length=120)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-said_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"], condition=Q(taken_back_at=None), name="two_people_are_told_apart_once"
            ),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="the_earlier_entry_is_named_first"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} is not {self.second_id}"
