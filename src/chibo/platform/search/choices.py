"""The words of the search."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileState(models.TextChoices):
    """What became of the text of a file."""

    WAITING = "waiting", _("Waits to be read")
    READ = "read", _("Its text can be searched")
    NO_LAYER = "no_layer", _("No text layer: a scan or a picture; only its title can be searched")
    LOCKED = "locked", _("Locked with a password; only its title can be searched")
    DAMAGED = "damaged", _("Damaged; only its title can be searched")
    TOO_MUCH = "too_much", _("Too large to be read in time; only its title can be searched")
    UNKNOWN = "unknown", _("Of a kind whose text is not read; only its title can be searched")
