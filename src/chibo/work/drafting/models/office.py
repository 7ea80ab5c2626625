from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from chibo.kernel.personal import NotPersonal


class RecipientGroup(models.Model):
    """Receivers that a unit writes to again and again, as they stand under "Nơi nhận", one per line."""

    personal = NotPersonal("receivers of papers: offices and posts")

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    lines = models.TextField()
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "name", "pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="a_group_of_receivers_has_one_name")]

    def __str__(self) -> str:
        return self.name


class OfficeTemplateQuerySet(models.QuerySet["OfficeTemplate"]):
    def valid(self, on: dt.date) -> OfficeTemplateQuerySet:
        """Templates that hold on the day."""
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


class OfficeTemplate(models.Model):
    """A DOCX of the office for one kind of paper, one version of it. ``until`` is the first day it no longer holds.

    ``names`` are the fields that were found in it when it came.
    """

    personal = NotPersonal("templates of papers", authors="brought_by")

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    system = models.CharField(max_length=5)
    type_code = models.CharField(max_length=10)
    name = models.CharField(max_length=120)
    nr = models.PositiveIntegerField()
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    names = models.JSONField(default=list)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    brought_on = models.DateField()

    objects = OfficeTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["system", "type_code", "name", "-nr"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "system", "type_code", "name", "nr"], name="a_version_of_a_template_has_its_number"
            ),
            models.CheckConstraint(
                name="a_template_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.nr})"

    @property
    def reference(self) -> str:
        """Whose readers may open its file."""
        return f"drafting.template:{self.pk}"

    def get_absolute_url(self) -> str:
        """The template's page."""
        return reverse("drafting:template", args=[self.pk])
