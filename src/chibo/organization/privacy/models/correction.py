from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from chibo.kernel.personal import Personal
from chibo.organization.privacy.choices import CorrectionState


class CorrectionRequest(models.Model):
    """A person says that a fact held on them is wrong. ``kind`` is the label of the model it is about, if known.

    ``unit`` is the cell whose committee answers until ``due``. The change itself is made on the page where the
    fact is kept; the answer leads there.
    """

    personal = Personal(
        purpose="accountability", keep="requests", person="person", authors=("asked_by", "answered_by"), since="answered_on"
    )

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60, blank=True)
    wrong = models.CharField(max_length=300)
    right = models.CharField(max_length=500)
    why = models.CharField(max_length=500)
    asked_on = models.DateField()
    due = models.DateField()
    state = models.CharField(max_length=12, choices=CorrectionState, default=CorrectionState.WAITING)
    answer = models.CharField(max_length=500, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-asked_on", "-pk"]
        indexes = [models.Index(fields=["unit", "state", "due"])]
        constraints = [
            models.CheckConstraint(
                name="a_request_that_waits_has_no_answer",
                condition=Q(state=CorrectionState.WAITING, answered_on__isnull=True)
                | (~Q(state=CorrectionState.WAITING) & Q(answered_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_refusal_has_a_reason", condition=~Q(state=CorrectionState.REFUSED) | ~Q(answer="")
            ),
        ]

    def __str__(self) -> str:
        return self.wrong

    @property
    def reference(self) -> str:
        """Its name on the calendar and in notices."""
        return f"privacy.correction:{self.pk}"

    def get_absolute_url(self) -> str:
        """The request's page, for who asked and for who answers."""
        return reverse("privacy:correction", args=[self.pk])
