from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from chibo.kernel.personal import DELETE, Personal
from chibo.party.admission.choices import CLOSED, Matter, Stage, StopReason, Vouching


class Candidate(models.Model):
    """A person on the way to membership in one cell: dates and numbers of decisions, no dossier.

    ``schooling`` says that the committee has seen the certificate, not which one. ``left_on`` is the day on which a
    former member left the Party. ``folder_place`` says where the paper folder lies.
    """

    personal = Personal(
        purpose="party_work", keep="admission", person=("person", "helper"), since="closed_on", at_end=DELETE
    )

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    helper = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.LISTED)
    listed_on = models.DateField()
    listed_decision = models.CharField(max_length=200, blank=True)
    certified_on = models.DateField(null=True, blank=True)
    certificate = models.CharField(max_length=120, blank=True)
    schooling = models.BooleanField(default=False)
    left_on = models.DateField(null=True, blank=True)
    folder_place = models.CharField(max_length=200, blank=True)
    decision = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    issuer = models.CharField(max_length=120, blank=True)
    ceremony_on = models.DateField(null=True, blank=True)
    recognition_decision = models.CharField(max_length=60, blank=True)
    recognition_decided_on = models.DateField(null=True, blank=True)
    recognition_issuer = models.CharField(max_length=120, blank=True)
    stop_reason = models.CharField(max_length=16, choices=StopReason, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["listed_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=~Q(stage__in=CLOSED), name="one_open_candidacy_per_person"
            ),
            models.CheckConstraint(
                name="a_ceremony_follows_its_decision",
                condition=Q(ceremony_on=None) | Q(ceremony_on__gte=F("decided_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"candidacy of {self.person_id}"

    @property
    def reference(self) -> str:
        """Its name on threads and origins."""
        return f"admission.candidate:{self.pk}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("admission:detail", args=[self.pk])


class DossierTick(models.Model):
    """A paper of the dossier that is there, with its day. The paper itself is kept by the grassroots committee."""

    personal = Personal(
        purpose="party_work", keep="admission", person="candidate__person", since="candidate__closed_on", at_end=DELETE
    )

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="ticks")
    code = models.CharField(max_length=20)
    on = models.DateField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["candidate", "code"], name="a_paper_is_ticked_once")]

    def __str__(self) -> str:
        return self.code


class Introduction(models.Model):
    """Who vouches for the candidate: a member who has worked with them, or an organisation."""

    personal = Personal(
        purpose="party_work", keep="admission", person=("candidate__person", "person"), since="candidate__closed_on",
        at_end=DELETE,
    )  # fmt: skip

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="introductions")
    who = models.CharField(max_length=12, choices=Vouching)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    together_since = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["candidate", "person"], name="a_member_introduces_once"),
            models.CheckConstraint(
                name="an_introducing_member_is_named", condition=~Q(who=Vouching.MEMBER) | Q(person__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.who


class CellVote(models.Model):
    """The cell's vote on a candidate: taken in a meeting of this house, or on paper. Numbers only."""

    personal = Personal(
        purpose="party_work", keep="admission", person="candidate__person", since="candidate__closed_on", at_end=DELETE
    )

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="votes")
    matter = models.CharField(max_length=12, choices=Matter)
    voted_on = models.DateField()
    electorate = models.PositiveIntegerField()
    votes_for = models.PositiveIntegerField()
    votes_against = models.PositiveIntegerField(default=0)
    abstentions = models.PositiveIntegerField(default=0)
    carried = models.BooleanField()
    meeting_vote = models.ForeignKey("meetings.Vote", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["voted_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="no_more_votes_than_entitled_members",
                condition=Q(electorate__gte=F("votes_for") + F("votes_against") + F("abstentions")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.matter} {self.voted_on}"
