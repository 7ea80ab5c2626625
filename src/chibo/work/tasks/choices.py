"""The words of a task."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TaskState(models.TextChoices):
    """Where a task stands; only verbs move it."""

    ASSIGNED = "assigned", _("Given")
    ACCEPTED = "accepted", _("Accepted")
    RETURNED = "returned", _("Returned with a question")
    DONE = "done", _("Finished")
    DONE_LATE = "done_late", _("Finished late")
    CARRIED = "carried", _("Carried over")
    CANCELLED = "cancelled", _("Cancelled")
    STANDING = "standing", _("Standing task")


OPEN = frozenset({TaskState.ASSIGNED, TaskState.ACCEPTED, TaskState.RETURNED, TaskState.STANDING})
"""States in which somebody still owes something."""

FINISHED = frozenset({TaskState.DONE, TaskState.DONE_LATE})
"""States in which the product is there."""


class Status(models.TextChoices):
    """The eight words with which a cell's result table speaks of a task (part I.3 of the resolution)."""

    NOT_DUE = "not_due", _("Not due yet")
    IN_PROGRESS = "in_progress", _("Under way")
    DONE = "done", _("Finished")
    DONE_LATE = "done_late", _("Finished late")
    NOT_DONE = "not_done", _("Not finished")
    STANDING = "standing", _("Standing task")
    CARRIED = "carried", _("Carried over")
    CANCELLED = "cancelled", _("Cancelled")


class Step(models.TextChoices):
    """The verbs, as they are kept in the task's history."""

    ASSIGNED = "assigned", _("assigned")
    ACCEPTED = "accepted", _("accepted")
    RETURNED = "returned", _("returned with a question")
    ANSWERED = "answered", _("question answered")
    REPORTED = "reported", _("reported progress")
    FINISHED = "finished", _("finished")
    CARRIED = "carried", _("carried over")
    CANCELLED = "cancelled", _("cancelled")
    REOPENED = "reopened", _("reopened")
