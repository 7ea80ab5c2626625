from __future__ import annotations

from django.conf import settings
from django.db import models

from chibo.kernel.personal import Keep, Personal
from chibo.platform.papers.rules.copies import CopyForm


class PaperCopy(models.Model):
    """A copy that an office has made of a registered paper (sao y, sao lục, trích sao): a PDF with a number of its own.

    ``pages`` are those of a partial copy as they were typed; the signature is given by hand or as for any other PDF.
    """

    personal = Personal(
        purpose="office_work", keep="papers", person="signer", authors="made_by",
        at_end=Keep("it says who answered for a copy and goes with the office's register"),
    )

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    form = models.CharField(max_length=3, choices=[(form.value, form.name) for form in CopyForm])
    number = models.OneToOneField("papers.ReservedNumber", models.PROTECT, related_name="+")
    made_on = models.DateField()
    signer = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recipients = models.TextField(blank=True)
    pages = models.CharField(max_length=80, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-made_on", "-pk"]
        indexes = [models.Index(fields=["unit", "-made_on"])]

    def __str__(self) -> str:
        return self.number.text

    @property
    def reference(self) -> str:
        """Whose readers may open its file."""
        return f"drafting.copy:{self.pk}"
