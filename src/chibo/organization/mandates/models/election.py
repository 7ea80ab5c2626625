from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from chibo.kernel.personal import Keep, NotPersonal, Personal
from chibo.organization.mandates.choices import Post


class Election(models.Model):
    """What the minutes of a congress say about its elections: counts, never who voted what.

    ``summoned`` is the number of official members called, less those left out: the number shares are taken of.
    """

    personal = NotPersonal("counts of an election")

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    term = models.OneToOneField("units.Term", models.PROTECT, related_name="+")
    held_on = models.DateField()
    summoned = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    decision = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="no_more_present_than_summoned", condition=Q(present__lte=F("summoned")))
        ]

    def __str__(self) -> str:
        return f"{self.held_on:%d/%m/%Y}"


class Candidacy(models.Model):
    """A person stood for a post; ``ballots`` are the valid ones of that round."""

    personal = Personal(
        purpose="party_work",
        keep="register",
        person="person",
        at_end=Keep("the result of an election is part of the history of the cell"),
    )

    election = models.ForeignKey(Election, models.PROTECT, related_name="candidacies")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    post = models.CharField(max_length=24, choices=Post)
    votes_for = models.PositiveIntegerField()
    ballots = models.PositiveIntegerField()
    elected = models.BooleanField()

    class Meta:
        ordering = ["election", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["election", "person", "post"], name="a_person_stands_once_for_a_post"),
            models.CheckConstraint(name="no_more_votes_than_ballots", condition=Q(votes_for__lte=F("ballots"))),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.post}: {self.votes_for}/{self.ballots}"
