import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from chibo.kernel.personal import Keep, Personal
from chibo.work.drafting.choices import Verdict
from chibo.work.drafting.models.draft import Draft


class DraftVersion(models.Model):
    """The whole text as it stood: ``snapshot`` holds fields and parts. Written once."""

    personal = Personal(
        purpose="office_work",
        keep="work",
        mentions="the text of a paper may name people",
        authors="made_by",
        at_end=Keep("it shows how an issued paper came about"),
    )

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="versions")
    nr = models.PositiveIntegerField()
    snapshot = models.JSONField()
    note = models.CharField(max_length=200, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["nr"]
        constraints = [models.UniqueConstraint(fields=["draft", "nr"], name="a_version_of_a_draft_has_its_number")]

    def __str__(self) -> str:
        return f"{self.draft_id}.{self.nr}"


class Comment(models.Model):
    """A remark on a paragraph: ``field`` names the text it stands in, ``quote`` the words it is about.

    The paragraph is found again by its words when the text has been rewritten. ``answers`` is the remark it replies to.
    """

    personal = Personal(
        purpose="office_work",
        keep="work",
        person="author",
        mentions="a remark may name people",
        authors=("author", "resolved_by"),
        at_end=Keep("it shows how an issued paper came about"),
    )

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="comments")
    field = models.CharField(max_length=40)
    quote = models.TextField(blank=True)
    text = models.TextField()
    author = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    author_name = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    answers = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replies")
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Review(models.Model):
    """Somebody was asked to read one version by a day; ``verdict`` is empty until they have answered."""

    personal = Personal(
        purpose="office_work",
        keep="work",
        person="reviewer",
        authors="asked_by",
        at_end=Keep("it shows how an issued paper came about"),
    )

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="reviews")
    version = models.ForeignKey(DraftVersion, models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    asked_on = models.DateField()
    due = models.DateField()
    question = models.CharField(max_length=300, blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict, blank=True)
    remarks = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due", "pk"]
        indexes = [models.Index(fields=["reviewer", "verdict"])]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "reviewer"], condition=Q(verdict="", withdrawn_on=None),
                name="a_reader_is_asked_once_at_a_time",
            ),
            models.CheckConstraint(
                name="an_answer_has_its_day",
                condition=Q(verdict="", answered_on__isnull=True) | (~Q(verdict="") & Q(answered_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}: {self.reviewer_id}"

    @property
    def reference(self) -> str:
        """Its name on notices."""
        return f"drafting.review:{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether an answer is still owed."""
        return not self.verdict and self.withdrawn_on is None

    def late(self, on: dt.date) -> bool:
        """Whether the answer is owed since before the day."""
        return self.is_open and self.due < on
