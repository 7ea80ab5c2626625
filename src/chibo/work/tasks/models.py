from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.urls import reverse

from chibo.kernel.personal import Keep, Personal
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.work.tasks.choices import OPEN, Step, TaskState


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, user: Visitor) -> TaskQuerySet:
        """Tasks of the units one belongs to or keeps, tasks led by them, and one's own."""
        duties = duties_of(user)
        units = duties.units | duties.keeps
        mine = Q(unit_id__in=units) | Q(lead_unit_id__in=units)
        return self.filter(mine if duties.person_id is None else mine | _involves(duties.person_id))

    def involving(self, person_id: int) -> TaskQuerySet:
        """Tasks that the person leads or supports."""
        return self.filter(_involves(person_id))

    def open(self) -> TaskQuerySet:
        """Tasks that still owe a result."""
        return self.filter(state__in=sorted(OPEN))

    def open_on(self, day: dt.date) -> TaskQuerySet:
        """Tasks that still owed a result at the end of the day."""
        return self.filter(Q(state__in=sorted(OPEN)) | Q(ended_on__gt=day), assigned_on__lte=day)

    def overdue(self, on: dt.date) -> TaskQuerySet:
        """Open tasks whose day has passed; a standing task never is."""
        return self.open().filter(due__lt=on, standing=False)


class Task(models.Model):
    """A task of a unit. ``report_month`` is the first day of the month at whose meeting it is reported.

    ``ended_on`` is the day it was finished, carried over or cancelled. ``origin`` is the reference it came
    from and is unique; ``carried_from`` the task it continues. ``authority`` says what the lead may decide.
    """

    personal = Personal(
        purpose="office_work",
        keep="work",
        person=("lead", "support"),
        hidden="folded",
        at_end=Keep("the result table of resolutions is read from it"),
    )

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)
    product = models.CharField(max_length=300, blank=True)
    lead = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    lead_unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    support = models.ManyToManyField("people.Person", related_name="+", blank=True)
    authority = models.CharField(max_length=200, blank=True)
    assigned_on = models.DateField()
    due = models.DateField(null=True, blank=True)
    report_month = models.DateField(null=True, blank=True)
    standing = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=TaskState, default=TaskState.ASSIGNED)
    percent = models.PositiveSmallIntegerField(default=0)
    result = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)
    origin = models.CharField(max_length=80, unique=True)
    carried_from = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to"
    )

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        indexes = [models.Index(fields=["unit", "report_month"]), models.Index(fields=["unit", "state"])]
        constraints = [
            models.CheckConstraint(
                name="a_task_has_a_last_day_exactly_when_it_is_closed",
                condition=Q(state__in=sorted(OPEN), ended_on__isnull=True)
                | (~Q(state__in=sorted(OPEN)) & Q(ended_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_standing_task_has_no_month_of_its_own",
                condition=Q(standing=False) | Q(report_month__isnull=True),
            ),
            models.CheckConstraint(
                name="only_a_standing_task_stands",
                condition=~Q(state=TaskState.STANDING) | Q(standing=True),
            ),
            models.CheckConstraint(
                name="a_share_of_a_task_is_at_most_the_whole", condition=Q(percent__lte=100)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """Its name on threads and origins."""
        return f"tasks.task:{self.pk}"

    def get_absolute_url(self) -> str:
        """The task's page."""
        return reverse("tasks:detail", args=[self.pk])


class TaskStep(models.Model):
    """One verb done to a task: who, on which day, written down when, with which words and evidence."""

    personal = Personal(
        purpose="office_work",
        keep="work",
        person="task__lead",
        mentions="``by`` says who wrote it",
        at_end=Keep("the result table of resolutions is read from it"),
    )

    task = models.ForeignKey(Task, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=12, choices=Step)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.step} {self.task_id}"


def _involves(person_id: int) -> Q:
    supported = Task.support.through.objects.filter(person_id=person_id)
    return Q(lead_id=person_id) | Q(pk__in=supported.values("task_id"))
