from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from chibo.kernel.personal import Keep, NotPersonal, Personal
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.work.documents.choices import DocumentKind


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: Visitor) -> DocumentQuerySet:
        """Documents of the units one belongs to or keeps."""
        duties = duties_of(user)
        return self.filter(unit_id__in=duties.units | duties.keeps)

    def waiting(self) -> DocumentQuerySet:
        """Documents that a meeting must still hear of."""
        return self.filter(must_be_spread=True, spread_on=None)

    def late(self, on: dt.date) -> DocumentQuerySet:
        """Waiting documents whose day has passed."""
        return self.waiting().filter(spread_by__lt=on)


class Document(models.Model):
    """A document received by a unit. ``number`` is number and symbol together: "50-CT/TW".

    ``spread_by`` is the last day by which a meeting should hear of it, ``spread_on`` the day it did.
    """

    personal = NotPersonal("documents received: issuer, number, title")

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=DocumentKind, default=DocumentKind.OTHER)
    issuer = models.CharField(max_length=200)
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    title = models.CharField(max_length=400)
    folded = models.CharField(max_length=700)
    received_on = models.DateField()
    must_be_spread = models.BooleanField(default=False)
    spread_by = models.DateField(null=True, blank=True)
    spread_on = models.DateField(null=True, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-pk"]
        indexes = [models.Index(fields=["unit", "-received_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "issuer", "number", "issued_on"], name="a_document_is_registered_once"
            ),
            models.CheckConstraint(
                name="a_document_arrives_after_it_was_issued", condition=Q(received_on__gte=F("issued_on"))
            ),
            models.CheckConstraint(
                name="a_document_that_must_be_spread_has_a_day",
                condition=Q(must_be_spread=False) | Q(spread_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def reference(self) -> str:
        """Its name on threads and origins."""
        return f"documents.document:{self.pk}"

    def get_absolute_url(self) -> str:
        """The document's page."""
        return reverse("documents:detail", args=[self.pk])


class StubQuerySet(models.QuerySet["Stub"]):
    def visible_to(self, user: Visitor) -> StubQuerySet:
        """Those of the units whose register one keeps; nobody else learns that a secret paper exists."""
        duties = duties_of(user)
        return self.filter(unit_id__in=[pk for pk in duties.units | duties.keeps if duties.keeps_list_of(pk)])


class Stub(models.Model):
    """A reference to a paper with a mark of secrecy that is not here: which one, and where it lies.

    There is no title, no summary and not even which mark: the subject line of such a paper may itself say
    what is protected, and the register on paper has it. The issuer's number is enough to find the paper there.
    """

    personal = Personal(
        purpose="office_work", keep="work", mentions="who holds the paper, as a post or a name",
        at_end=Keep("it says where a secret paper lies and goes with the office's register"),
    )

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    issuer = models.CharField(max_length=120)
    issued_on = models.DateField()
    holder = models.CharField(max_length=80)
    place = models.CharField(max_length=80)
    noted_on = models.DateField()

    objects = StubQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_on", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "issuer", "number", "issued_on"], name="a_secret_paper_is_referred_to_once"
            )
        ]

    def __str__(self) -> str:
        return self.number
