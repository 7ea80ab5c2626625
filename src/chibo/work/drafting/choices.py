"""The words about drafts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DraftState(models.TextChoices):
    """What became of a draft."""

    WRITING = "writing", _("Being written")
    ISSUED = "issued", _("Paper issued")
    DROPPED = "dropped", _("Draft put aside")


class Verdict(models.TextChoices):
    """What a reviewer answers."""

    AGREES = "agrees", _("Agrees with the draft")
    REMARKS = "remarks", _("Has remarks")


class PdfState(models.TextChoices):
    """How the PDF of an issued paper came about."""

    BUILT_IN = "built_in", _("Laid out by chibo")
    WAITING = "waiting", _("Is being made from the office's template")
    CONVERTED = "converted", _("Made from the office's template")
    FALLBACK = "fallback", _("Laid out by chibo, not by the office's template")
