from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from chibo.kernel.personal import Keep, Personal
from chibo.work.directives.choices import How
from chibo.work.directives.models.directive import Directive


class ReaderQuerySet(models.QuerySet["Reader"]):
    def asked(self) -> ReaderQuerySet:
        """Those who belong to the audience now."""
        return self.filter(left_on=None)

    def waiting(self) -> ReaderQuerySet:
        """Of those, the ones who have not acknowledged the version that is asked now (rule DIR-06)."""
        return self.asked().filter(version__lt=F("directive__version"))

    def done(self) -> ReaderQuerySet:
        """Of those, the ones who have."""
        return self.asked().filter(version__gte=F("directive__version"))


class Reader(models.Model):
    """A person who is asked to read, frozen on the day they came into the audience.

    ``unit`` is where they are counted; ``reasons`` why they are a reader (list of kind, unit, post, for_person);
    ``version`` the newest version they have acknowledged, 0 for none.
    """

    personal = Personal(
        purpose="office_work",
        keep="work",
        person="person",
        hidden="reasons",
        at_end=Keep("it shows who was told of a paper and goes with the office's register"),
    )

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="readers")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    reasons = models.JSONField(default=list)
    since = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    acknowledged_on = models.DateField(null=True, blank=True)

    objects = ReaderQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["person", "left_on"]), models.Index(fields=["directive", "unit"])]
        constraints = [
            models.UniqueConstraint(fields=["directive", "person"], name="a_reader_stands_once"),
            models.CheckConstraint(
                name="an_acknowledgement_has_a_day",
                condition=Q(version=0, acknowledged_on=None) | Q(version__gt=0, acknowledged_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"reader {self.pk} of {self.directive_id}"


class Acknowledgement(models.Model):
    """A reader knows one version: dated, once. ``sha256`` is the fingerprint of the file they had before them."""

    personal = Personal(
        purpose="office_work",
        keep="work",
        person="reader__person",
        at_end=Keep("it shows who was told of a paper and goes with the office's register"),
    )

    reader = models.ForeignKey(Reader, models.PROTECT, related_name="acknowledgements")
    version = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    how = models.CharField(max_length=8, choices=How, default=How.READ)
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-version", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["reader", "version"], name="a_version_is_acknowledged_once"),
            models.CheckConstraint(name="versions_count_from_one", condition=Q(version__gte=1)),
        ]

    def __str__(self) -> str:
        return f"version {self.version} by reader {self.reader_id}"
