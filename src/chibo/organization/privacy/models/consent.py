from django.db import models
from django.db.models import F, Q

from chibo.kernel.personal import Personal
from chibo.organization.privacy.choices import Purpose, Way


class Consent(models.Model):
    """A person's yes to one purpose, from the day it was given until the day it was withdrawn. Rows stay as history.

    ``given_note`` and ``withdrawn_note`` say where the signed paper is kept when it was on paper;
    ``given_by`` and ``withdrawn_by`` who wrote it down.
    """

    personal = Personal(purpose="accountability", keep="consent", person="person", since="withdrawn_on")

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=24, choices=Purpose)
    given_on = models.DateField()
    given_way = models.CharField(max_length=8, choices=Way)
    given_note = models.CharField(max_length=200, blank=True)
    given_by = models.CharField(max_length=120)
    given_at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_way = models.CharField(max_length=8, choices=Way, blank=True)
    withdrawn_note = models.CharField(max_length=200, blank=True)
    withdrawn_by = models.CharField(max_length=120, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"], condition=Q(withdrawn_on=None), name="one_open_consent_per_purpose"
            ),
            models.CheckConstraint(
                name="a_consent_is_withdrawn_after_it_is_given",
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.given_on}"
