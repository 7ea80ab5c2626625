from django.db import models
from django.utils.translation import gettext_lazy as _


class NumberState(models.TextChoices):
    """What became of a number that was taken from its series."""

    RESERVED = "reserved", _("Reserved")
    USED = "used", _("Used")
    VOIDED = "voided", _("Voided")


class Format(models.TextChoices):
    """The files a paper is given out as."""

    DOCX = "docx", _("Word (to edit)")
    PDF = "pdf", _("PDF (to read and print)")
