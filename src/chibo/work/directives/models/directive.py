from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from chibo.kernel.personal import Keep, Personal
from chibo.work.directives.choices import State, Way


class DirectiveQuerySet(models.QuerySet["Directive"]):
    def open(self) -> DirectiveQuerySet:
        """Those about which somebody may still have to do something."""
        return self.filter(state=State.OPEN)


class Directive(models.Model):
    """A registered paper that a unit spreads to an audience by ``due``.

    ``version``, ``file`` and ``sha256`` say which version of the paper its readers are asked to acknowledge now; a
    newer one asks them again. ``report_to`` and ``report_due`` stand when a report is owed; ``report_reference`` is
    what was made of its skeleton ("drafting.draft:7"). ``due`` and ``report_due`` still are in time.
    """

    personal = Personal(
        purpose="office_work",
        keep="work",
        person="responsible",
        at_end=Keep("it shows how the unit spread a paper and goes with the office's register"),
    )

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    way = models.CharField(max_length=10, choices=Way)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    spread_on = models.DateField()
    due = models.DateField()
    responsible = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    instruction = models.TextField(blank=True)
    report_to = models.CharField(max_length=200, blank=True)
    report_due = models.DateField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    report_reference = models.CharField(max_length=80, blank=True)
    version = models.PositiveIntegerField(default=1)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)
    asked_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    close_reason = models.CharField(max_length=200, blank=True)

    objects = DirectiveQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        indexes = [models.Index(fields=["unit", "state", "due"])]
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(state=State.OPEN), name="one_open_directive_for_each_paper"
            ),
            models.CheckConstraint(
                name="a_directive_is_due_after_it_went_out", condition=Q(due__gte=F("spread_on"))
            ),
            models.CheckConstraint(
                name="a_report_has_an_addressee_and_a_day",
                condition=Q(report_to="", report_due=None) | (~Q(report_to="") & Q(report_due__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_directive_ends_on_a_day",
                condition=Q(state=State.OPEN, closed_on=None) | (~Q(state=State.OPEN) & Q(closed_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"directive {self.pk} of {self.document_id}"

    @property
    def reference(self) -> str:
        """Its name on threads and origins."""
        return f"directives.directive:{self.pk}"

    @property
    def owes_report(self) -> bool:
        """Whether a report is still to be sent."""
        return self.report_due is not None and self.reported_on is None

    def get_absolute_url(self) -> str:
        """Its page for whoever oversees it; readers go to ``read_url``."""
        return reverse("directives:detail", args=[self.pk])

    @property
    def read_url(self) -> str:
        """Where its readers read it."""
        return reverse("directives:read", args=[self.pk])
