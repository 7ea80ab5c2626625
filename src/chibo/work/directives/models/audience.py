from django.db import models
from django.db.models import Q

from chibo.kernel.personal import Keep, NotPersonal, Personal
from chibo.organization.mandates.choices import Post
from chibo.work.directives.choices import AudienceKind
from chibo.work.directives.models.directive import Directive


class AudienceLine(models.Model):
    """One line of an audience, resolved to people on the day it is sent and every day after it."""

    personal = Personal(
        purpose="office_work",
        keep="work",
        person="person",
        at_end=Keep("it shows how the unit spread a paper and goes with the office's register"),
    )

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=8, choices=AudienceKind)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    post = models.CharField(max_length=24, choices=Post, blank=True)
    added_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="a_line_names_whom_it_means",
                condition=Q(kind=AudienceKind.PERSON, person__isnull=False, unit=None, post="")
                | Q(kind__in=[AudienceKind.CELL, AudienceKind.UNIT], person=None, unit__isnull=False, post="")
                | (Q(kind=AudienceKind.POST, person=None, unit__isnull=False) & ~Q(post="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.directive_id}"


class Question(models.Model):
    """A question the responsible person asks about the paper. ``answers`` are texts, the right one first.

    What a reader chooses is shown to them at once and stored nowhere.
    """

    personal = NotPersonal("questions about a paper; what readers answer is not stored")

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=400)
    answers = models.JSONField()
    explanation = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["directive", "position"], name="one_question_in_each_place")
        ]

    def __str__(self) -> str:
        return self.text
