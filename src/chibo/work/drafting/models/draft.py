from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from chibo.kernel.personal import Keep, Personal
from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import Duties, duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.work.drafting.choices import DraftState, PdfState

WRITING_POSTS = tuple(post for post in Post if post != Post.SUPERIOR_IN_CHARGE)
"""Who holds one of them in a unit writes its papers; the superior reads what is issued."""


def units_of_writer(duties: Duties) -> frozenset[int]:
    """Units whose drafts one writes: those of one's posts, and those one keeps as clerk."""
    return duties.units_with(*WRITING_POSTS) | duties.keeps


class DraftQuerySet(models.QuerySet["Draft"]):
    def visible_to(self, user: Visitor) -> DraftQuerySet:
        """Drafts of the units and divisions one has a writing post in, and those one is or was asked to review."""
        duties = duties_of(user)
        units = units_of_writer(duties) | duties.reads
        mine = Q(unit_id__in=units) | Q(drafted_in_id__in=units)
        if duties.person_id is not None:
            asked = self.model.objects.filter(reviews__reviewer_id=duties.person_id, reviews__withdrawn_on=None)
            mine |= Q(pk__in=asked.values("pk"))
        return self.filter(mine)

    def being_written(self) -> DraftQuerySet:
        """Drafts that may still change."""
        return self.filter(state=DraftState.WRITING)


class Draft(models.Model):
    """A paper being written. ``fields`` holds the texts of its kind by name, without the parts of the body.

    ``version`` counts every change; ``changed_at_version`` says at which one each field was written last, so that
    two who write different fields do not disturb each other. ``day`` is the date on the paper; empty means the day
    of issue. ``origin`` is the reference it came from. ``over`` is in whose name or for whom is signed;
    ``drafted_in`` the division that writes it, where that is not the unit itself. ``values`` are facts that whoever began
    the draft gave along for the fields in braces.
    """

    personal = Personal(
        purpose="office_work",
        keep="work",
        mentions="the text of a paper may name people",
        authors=("created_by", "signer", "second_signer"),
        at_end=Keep("it shows how an issued paper came about"),
    )

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    drafted_in = models.ForeignKey("units.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    system = models.CharField(max_length=5)
    type_code = models.CharField(max_length=10)
    fields = models.JSONField(default=dict)
    values = models.JSONField(default=dict)
    changed_at_version = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    day = models.DateField(null=True, blank=True)
    authority = models.CharField(max_length=10, blank=True)
    over = models.CharField(max_length=120, blank=True)
    signer = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    second_signer = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    urgency = models.CharField(max_length=12, blank=True)
    template = models.ForeignKey("drafting.OfficeTemplate", models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=8, choices=DraftState, default=DraftState.WRITING)
    origin = models.CharField(max_length=80, blank=True, db_index=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    created_on = models.DateField()
    touched_at = models.DateTimeField()
    drop_reason = models.CharField(max_length=300, blank=True)
    paper = models.OneToOneField("papers.Paper", models.PROTECT, null=True, blank=True, related_name="+")
    document = models.OneToOneField("documents.Document", models.PROTECT, null=True, blank=True, related_name="+")
    issued_on = models.DateField(null=True, blank=True)
    pdf_state = models.CharField(max_length=9, choices=PdfState, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-touched_at", "-pk"]
        indexes = [models.Index(fields=["unit", "state", "-touched_at"])]
        constraints = [
            models.CheckConstraint(
                name="an_issued_draft_has_its_paper",
                condition=Q(state=DraftState.ISSUED, paper__isnull=False, document__isnull=False, issued_on__isnull=False)
                | (~Q(state=DraftState.ISSUED) & Q(paper__isnull=True, document__isnull=True, issued_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="a_draft_put_aside_has_a_reason", condition=~Q(state=DraftState.DROPPED) | ~Q(drop_reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.subject or self.type_code

    @property
    def subject(self) -> str:
        """What the paper is about (trích yếu)."""
        return str(self.fields.get("subject", ""))

    @property
    def reference(self) -> str:
        """Its name on threads and origins."""
        return f"drafting.draft:{self.pk}"

    @property
    def is_written(self) -> bool:
        """Whether it may still change."""
        return self.state == DraftState.WRITING


    def get_absolute_url(self) -> str:
        """The page on which it is written."""
        return reverse("drafting:detail", args=[self.pk])


class Part(models.Model):
    """One part of the body: a heading, and a text with one paragraph per line. An article has no heading.

    An ``annex`` goes along with the paper: its heading is its name. ``across``: its pages lie across.
    """

    personal = Personal(
        purpose="office_work",
        keep="work",
        mentions="the text of a paper may name people",
        at_end=Keep("it shows how an issued paper came about"),
    )

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="parts")
    position = models.PositiveIntegerField()
    heading = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    annex = models.BooleanField(default=False)
    across = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.heading or self.text[:60]

    @property
    def field(self) -> str:
        """Its name among the texts of the draft, for remarks and comparisons."""
        return f"part-{self.pk}"
