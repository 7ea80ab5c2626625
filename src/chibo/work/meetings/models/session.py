from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from chibo.kernel.personal import Keep, NotPersonal, Personal
from chibo.organization.membership.choices import LeaveKind
from chibo.platform.crypto.fields import SealedTextField
from chibo.work.meetings.choices import Majority, Presence, RollStanding, StatementKind, VoteSubject


class RollEntry(models.Model):
    """A person on the roll, frozen at opening. ``entitled`` may vote; ``expected`` counts in the rate.

    ``leave`` is the leave the member had that day, kept even when the member came all the same.
    ``reason_approved``: the convening committee accepted the reason for missing the whole meeting, which
    takes the absent member out of the electorate (rule VOTE-01). ``reason`` and ``remark`` lie sealed in the
    database; what the minutes say of an absence stands in the paper.
    """

    personal = Personal(
        purpose="party_work",
        keep="minutes",
        person="person",
        mentions="guests stand by name",
        hidden="folded",
        at_end=Keep("minutes and resolutions are the archive of the cell and are never changed"),
    )

    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="roll")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    full_name = models.CharField(max_length=120)
    folded = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    position = models.PositiveIntegerField()
    standing = models.CharField(max_length=16, choices=RollStanding)
    leave = models.CharField(max_length=12, choices=LeaveKind, blank=True)
    presence = models.CharField(max_length=12, choices=Presence, blank=True)
    reason_approved = models.BooleanField(default=False)
    reason = SealedTextField(blank=True)
    remark = SealedTextField(blank=True)
    entitled = models.BooleanField()
    expected = models.BooleanField()
    ticked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="one_place_on_the_roll"),
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=Q(person__isnull=False),
                name="a_person_is_on_the_roll_once",
            ),
        ]
        indexes = [models.Index(fields=["meeting", "presence"])]

    def __str__(self) -> str:
        return self.full_name


class Statement(models.Model):
    """What somebody said on an item. ``key`` is made by the browser: the same statement is saved once.

    ``text`` lies sealed in the database; what goes into the minutes stands in the paper.
    """

    personal = Personal(
        purpose="party_work",
        keep="minutes",
        person="speaker__person",
        mentions="guests stand by name",
        hidden=("key", "version", "position"),
        at_end=Keep("minutes and resolutions are the archive of the cell and are never changed"),
    )

    item = models.ForeignKey("meetings.AgendaItem", models.PROTECT, related_name="statements")
    key = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=10, choices=StatementKind, default=StatementKind.OPINION)
    speaker = models.ForeignKey(RollEntry, models.PROTECT, null=True, blank=True, related_name="+")
    speaker_name = models.CharField(max_length=120, blank=True)
    text = SealedTextField(blank=True)
    position = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    said_at = models.DateTimeField()
    struck = models.BooleanField(default=False)

    class Meta:
        ordering = ["item", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.speaker_name}: {self.text[:40]}"


class Wish(models.Model):
    """A wish or proposal of a member: who answers by when, and the answer."""

    personal = Personal(
        purpose="party_work",
        keep="minutes",
        person=("statement__speaker__person", "answerer"),
        at_end=Keep("minutes and resolutions are the archive of the cell and are never changed"),
    )

    statement = models.OneToOneField(Statement, models.PROTECT, related_name="wish")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    answerer = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    due = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"wish {self.pk}"


class Vote(models.Model):
    """A show of hands on a question. Only numbers are kept, never who raised the hand for what.

    ``electorate`` is the denominator frozen at opening; ``present`` those in the room who may vote.
    """

    personal = NotPersonal("only numbers, never who raised the hand for what")

    item = models.ForeignKey("meetings.AgendaItem", models.PROTECT, related_name="votes")
    subject = models.CharField(max_length=10, choices=VoteSubject, default=VoteSubject.QUESTION)
    question = models.CharField(max_length=500)
    majority = models.CharField(max_length=12, choices=Majority, default=Majority.HALF)
    electorate = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    votes_for = models.PositiveIntegerField(null=True, blank=True)
    votes_against = models.PositiveIntegerField(null=True, blank=True)
    abstentions = models.PositiveIntegerField(null=True, blank=True)
    passed = models.BooleanField(null=True)
    sentence = models.CharField(max_length=200, blank=True)
    rules_stamp = models.JSONField(default=dict, blank=True)
    opened_at = models.DateTimeField()
    counted_at = models.DateTimeField(null=True, blank=True)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["item", "pk"]
        constraints = [
            models.CheckConstraint(
                name="no_more_votes_than_people_present",
                condition=Q(counted_at=None)
                | Q(present__gte=F("votes_for") + F("votes_against") + F("abstentions")),
            )
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def reference(self) -> str:
        """Its name on threads and origins."""
        return f"meetings.vote:{self.pk}"


class Elector(models.Model):
    """One of those entitled when the vote opened, and on which ground (rule VOTE-01). Not how they voted."""

    personal = Personal(
        purpose="party_work",
        keep="minutes",
        person="entry__person",
        at_end=Keep("minutes and resolutions are the archive of the cell and are never changed"),
    )

    vote = models.ForeignKey(Vote, models.CASCADE, related_name="electors")
    entry = models.ForeignKey(RollEntry, models.PROTECT, related_name="+")
    ground = models.CharField(max_length=24)
    present = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vote", "entry"], name="an_elector_is_listed_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} on {self.vote_id}"


class PlannedTask(models.Model):
    """A task as the meeting worded it; it becomes a task when the resolution is issued.

    ``authority`` is the sixth "rõ": what the lead may decide alone. ``version`` counts the changes, so that
    two writers notice each other.
    """

    personal = Personal(
        purpose="party_work",
        keep="minutes",
        person=("lead", "support"),
        hidden=("key", "version"),
        at_end=Keep("minutes and resolutions are the archive of the cell and are never changed"),
    )

    item = models.ForeignKey("meetings.AgendaItem", models.PROTECT, related_name="planned_tasks")
    key = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=300)
    product = models.CharField(max_length=300, blank=True)
    lead = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    lead_unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    support = models.ManyToManyField("people.Person", related_name="+", blank=True)
    authority = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True, blank=True)
    standing = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    struck = models.BooleanField(default=False)

    class Meta:
        ordering = ["item", "position", "pk"]

    def __str__(self) -> str:
        return self.title
