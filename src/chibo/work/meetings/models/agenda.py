from __future__ import annotations

from django.db import models
from django.db.models import Q

from chibo.kernel.personal import Keep, NotPersonal, Personal
from chibo.work.meetings.choices import ItemKind, ItemState, Section


class AgendaItem(models.Model):
    """One item. ``origin`` is the reference that proposed it ("tasks.task:7"), empty when typed by hand.

    ``version`` counts the changes of the conclusion, so that two writers notice each other. ``postponed_to``
    points to the copy in the next month; this row keeps today's record. ``written_at`` and ``written_by``
    tell who last wrote on the item in session: statements, votes, tasks, conclusion.
    """

    personal = Personal(
        purpose="party_work",
        keep="minutes",
        person="presenter",
        fields=("meeting", "title", "presenter"),
        mentions="conclusions may name people; ``written_by`` who wrote",
        at_end=Keep("minutes and resolutions are the archive of the cell and are never changed"),
    )

    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="items")
    section = models.CharField(max_length=10, choices=Section)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=ItemKind)
    title = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    presenter = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    minutes = models.PositiveSmallIntegerField(default=5)
    origin = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=ItemState, default=ItemState.WAITING)
    conclusion = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    written_at = models.DateTimeField(null=True, blank=True)
    written_by = models.CharField(max_length=120, blank=True)
    postponed_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "origin"], condition=~Q(origin=""), name="one_item_per_origin"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """Its name on threads and origins."""
        return f"meetings.item:{self.pk}"


class LeftProposal(models.Model):
    """A proposal that was looked at and left out of this meeting, so that it is not offered again."""

    personal = NotPersonal("keys of proposals left out")

    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="left_proposals")
    key = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "key"], name="a_proposal_is_left_once")
        ]

    def __str__(self) -> str:
        return self.key


class Attachment(models.Model):
    """A document laid before the meeting, as file or as cited document, or both."""

    personal = NotPersonal("titles of documents laid before a meeting")

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="attachments")
    title = models.CharField(max_length=300)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["item", "pk"]

    def __str__(self) -> str:
        return self.title
