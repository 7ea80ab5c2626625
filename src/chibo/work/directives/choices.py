"""The words about directives and their reading."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """How a paper is brought to its readers."""

    READ = "read", _("Read and acknowledge")
    MEETING = "meeting", _("Hear it at a meeting")
    STUDY = "study", _("Study session")
    QUESTIONS = "questions", _("Read, with three questions")


SPOKEN = frozenset({Way.MEETING, Way.STUDY})
"""Ways in which being in the room counts."""


class How(models.TextChoices):
    """How somebody came to know a version of a paper."""

    READ = "read", _("Read")
    HEARD = "heard", _("Heard at a meeting")
    STUDIED = "studied", _("Studied in a session")


class AudienceKind(models.TextChoices):
    """What one line of an audience names."""

    PERSON = "person", _("A person")
    CELL = "cell", _("Members of a cell")
    UNIT = "unit", _("Holders of posts in a unit")
    POST = "post", _("A post")


class State(models.TextChoices):
    """Whether somebody still has something to do."""

    OPEN = "open", _("Being spread")
    CLOSED = "closed", _("Finished")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Status(models.TextChoices):
    """Where a directive stands on a day."""

    LATE = "late", _("Late")
    DUE = "due", _("Running")
    DONE = "done", _("Done")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Hindrance(models.TextChoices):
    """Why somebody who has not acknowledged is not nudged now."""

    ON_LEAVE = "on_leave", _("on leave, exempted or away")
    DEPUTY = "deputy", _("somebody acts for them and is told instead")
    NO_ACCOUNT = "no_account", _("has no account; tell them by word of mouth")


TONES = {Status.LATE: "late", Status.DUE: "go", Status.DONE: "ok", Status.WITHDRAWN: "off"}
"""The face of each status."""

QUESTIONS = 3
"""How many questions a paper with questions has at most."""
