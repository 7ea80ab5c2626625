from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from chibo.kernel.personal import Keep, Personal
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.work.documents.choices import Circulation, Direction, DocumentKind, System, Urgency


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: Visitor) -> DocumentQuerySet:
        """Documents of the units one belongs to or keeps; those for the committee only for who keeps the register."""
        duties = duties_of(user)
        units = duties.units | duties.keeps
        kept = [unit for unit in units if duties.keeps_list_of(unit)]
        return self.filter(Q(unit_id__in=units, for_committee=False) | Q(unit_id__in=kept))

    def incoming(self) -> DocumentQuerySet:
        """What came in."""
        return self.filter(direction=Direction.INCOMING)

    def issued(self) -> DocumentQuerySet:
        """What the unit issued."""
        return self.filter(direction=Direction.ISSUED)

    def waiting(self) -> DocumentQuerySet:
        """Documents that a meeting must still hear of."""
        return self.filter(must_be_spread=True, spread_on=None)

    def late(self, on: dt.date) -> DocumentQuerySet:
        """Waiting documents whose day has passed."""
        return self.waiting().filter(spread_by__lt=on)

    def public(self, on: dt.date) -> DocumentQuerySet:
        """What the clerk has made public by that day."""
        return self.filter(public_on__lte=on, for_committee=False)


class Document(models.Model):
    """A paper in the register of a unit: one that came in, or one that the unit issued.

    ``number`` is number and symbol as printed, "50-CT/TW" or "05/BC-SNgV"; ``serial``, ``supplement`` and ``symbol``
    are its parts. ``type_code`` is the sign of its type. ``title`` is what it is about. ``received_on`` is the day it
    came in, of an issued paper the day of issue. ``spread_by`` is the last day by which a meeting should hear of it,
    ``spread_on`` the day it did. ``file`` is that of the newest version; ``paper`` the frozen paper it was issued as;
    ``origin`` the reference of what made it.
    """

    personal = Personal(
        purpose="office_work",
        keep="papers",
        mentions="who signed the paper and who holds it, as a post or a name",
        at_end=Keep("the register of papers is part of the office's archive"),
    )

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    direction = models.CharField(max_length=8, choices=Direction, default=Direction.INCOMING)
    system = models.CharField(max_length=8, choices=System, default=System.PARTY)
    kind = models.CharField(max_length=12, choices=DocumentKind, default=DocumentKind.OTHER)
    type_code = models.CharField(max_length=10, blank=True)
    issuer = models.CharField(max_length=200)
    number = models.CharField(max_length=60, blank=True)
    serial = models.PositiveIntegerField(null=True, blank=True)
    supplement = models.CharField(max_length=2, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField()
    title = models.CharField(max_length=400)
    folded = models.CharField(max_length=800)
    signer = models.CharField(max_length=120, blank=True)
    pages = models.PositiveSmallIntegerField(null=True, blank=True)
    urgency = models.CharField(max_length=12, choices=Urgency, default=Urgency.NONE)
    circulation = models.CharField(max_length=8, choices=Circulation, default=Circulation.NONE)
    for_committee = models.BooleanField(default=False)
    received_on = models.DateField()
    arrival_year = models.PositiveSmallIntegerField(null=True, blank=True)
    arrival_number = models.PositiveIntegerField(null=True, blank=True)
    original_at = models.CharField(max_length=120, blank=True)
    holder = models.CharField(max_length=80, blank=True)
    must_be_spread = models.BooleanField(default=False)
    spread_by = models.DateField(null=True, blank=True)
    spread_on = models.DateField(null=True, blank=True)
    public_on = models.DateField(null=True, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    paper = models.OneToOneField("papers.Paper", models.PROTECT, null=True, blank=True, related_name="+")
    origin = models.CharField(max_length=80, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-pk"]
        indexes = [
            models.Index(fields=["unit", "-received_on", "-id"], name="documents_newest_first"),
            models.Index(fields=["unit", "issued_on", "serial"], name="documents_by_date"),
            models.Index(fields=["unit", "issuer"], name="documents_by_issuer"),
            models.Index(
                fields=["unit", "spread_by"], name="documents_that_wait", condition=Q(must_be_spread=True, spread_on=None)
            ),
            models.Index(fields=["unit"], name="documents_of_the_committee", condition=Q(for_committee=True)),
            models.Index(fields=["unit", "direction", "-received_on", "-id"], name="documents_of_a_direction"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "issuer", "type_code", "number", "issued_on"], condition=~Q(number=""),
                name="a_document_is_registered_once",
            ),
            models.UniqueConstraint(
                fields=["unit", "arrival_year", "arrival_number"], name="an_arrival_number_is_given_once"
            ),
            models.UniqueConstraint(
                fields=["unit", "origin"], condition=~Q(origin=""), name="what_made_a_document_made_one"
            ),
            models.CheckConstraint(
                name="a_document_arrives_after_it_was_issued", condition=Q(received_on__gte=F("issued_on"))
            ),
            models.CheckConstraint(
                name="a_document_that_must_be_spread_has_a_day",
                condition=Q(must_be_spread=False) | Q(spread_by__isnull=False),
            ),
            models.CheckConstraint(
                name="a_unit_issues_in_one_of_the_two_systems",
                condition=Q(direction=Direction.INCOMING) | ~Q(system=System.OTHER),
            ),
            models.CheckConstraint(
                name="only_what_came_in_has_a_number_of_arrival",
                condition=Q(arrival_number=None, arrival_year=None)
                | Q(arrival_number__isnull=False, arrival_year__isnull=False, direction=Direction.INCOMING),
            ),
            models.CheckConstraint(
                name="a_public_document_goes_to_everybody",
                condition=Q(public_on=None) | Q(circulation=Circulation.NONE, for_committee=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def reference(self) -> str:
        """Its name on threads and origins."""
        return f"documents.document:{self.pk}"

    @property
    def is_incoming(self) -> bool:
        """Whether it came in."""
        return self.direction == Direction.INCOMING

    @property
    def is_issued(self) -> bool:
        """Whether the unit issued it."""
        return self.direction == Direction.ISSUED

    @property
    def public(self) -> bool:
        """Whether the street may see it."""
        return self.public_on is not None

    @property
    def name(self) -> str:
        """What it is called in a line: its number, else its title."""
        return self.number or self.title

    def get_absolute_url(self) -> str:
        """The document's page."""
        return reverse("documents:detail", args=[self.pk])
