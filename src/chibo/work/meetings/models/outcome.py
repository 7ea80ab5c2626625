from __future__ import annotations

from django.db import models
from django.db.models import Q

from chibo.kernel.personal import Keep, NotPersonal, Personal
from chibo.work.meetings.choices import DecisionKind, DecisionState, MinutesState, ScoreColumn


class Minutes(models.Model):
    """The minutes. ``facts`` are frozen on adoption; a later correction is a note, never a change."""

    personal = NotPersonal("state and numbers of the minutes; their words are in the issued paper")

    meeting = models.OneToOneField("meetings.Meeting", models.PROTECT, related_name="minutes_book")
    state = models.CharField(max_length=10, choices=MinutesState, default=MinutesState.DRAFT)
    agreed = models.PositiveIntegerField(null=True, blank=True)
    adopted_at = models.DateTimeField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    paper = models.ForeignKey("papers.Paper", models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"minutes of {self.meeting_id}"


class MinutesNote(models.Model):
    """A correction appended to locked minutes."""

    personal = Personal(
        purpose="party_work",
        keep="minutes",
        mentions="a note may name people; ``written_by`` who wrote",
        at_end=Keep("minutes and resolutions are the archive of the cell and are never changed"),
    )

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="notes")
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["written_at"]

    def __str__(self) -> str:
        return self.text[:60]


class Decision(models.Model):
    """The resolution or conclusion of a meeting.

    ``parts`` are the texts the secretary may edit (evaluation, praise, shortcomings, direction …); tables are
    taken from tasks and scores. ``number`` is written when it is signed and never used twice.
    """

    personal = Personal(
        purpose="party_work",
        keep="minutes",
        person="signer",
        mentions="parts of the text may name people",
        fields=("kind", "subject", "number", "issued_on", "signer"),
        at_end=Keep("minutes and resolutions are the archive of the cell and are never changed"),
    )

    meeting = models.OneToOneField("meetings.Meeting", models.PROTECT, related_name="decision")
    kind = models.CharField(max_length=12, choices=DecisionKind, default=DecisionKind.RESOLUTION)
    state = models.CharField(max_length=10, choices=DecisionState, default=DecisionState.DRAFT)
    subject = models.CharField(max_length=300)
    parts = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    vote = models.ForeignKey("meetings.Vote", models.PROTECT, null=True, blank=True, related_name="+")
    number = models.CharField(max_length=40, blank=True)
    signer = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    adopted_at = models.DateTimeField(null=True, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    paper = models.ForeignKey("papers.Paper", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_issued_decision_has_a_number",
                condition=~Q(state=DecisionState.ISSUED) | ~Q(number=""),
            )
        ]

    def __str__(self) -> str:
        return self.number or self.subject

    @property
    def reference(self) -> str:
        """Its name on threads and origins."""
        return f"meetings.decision:{self.pk}"


class QualityScore(models.Model):
    """One answer on the quality sheet: ``option`` or ``points`` for an item of the sheet, by one column."""

    personal = NotPersonal("the quality sheet of a meeting")

    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="scores")
    column = models.CharField(max_length=10, choices=ScoreColumn)
    item = models.CharField(max_length=60)
    points = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "column", "item"], name="one_score_per_item")
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.points}"
