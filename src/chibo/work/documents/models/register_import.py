from django.conf import settings
from django.db import models
from django.urls import reverse

from chibo.kernel.personal import Personal
from chibo.work.documents.choices import Direction, ImportState


class RegisterImport(models.Model):
    """An old register as it was read from a workbook on one day. The workbook itself is not kept.

    ``read_rows`` is what the file says, ``rows`` the judgement that was shown; both are emptied once the register
    is imported or put aside.
    """

    personal = Personal(
        purpose="office_work",
        keep="imports",
        mentions="signers and holders in the rows read, until the register is imported or put aside",
        authors="read_by",
        since="read_at",
    )

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    direction = models.CharField(max_length=8, choices=Direction)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    sheet = models.CharField(max_length=100)
    state = models.CharField(max_length=12, choices=ImportState, default=ImportState.PREVIEWED)
    columns = models.JSONField(default=list)
    read_rows = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    source = models.CharField(max_length=120)
    read_at = models.DateTimeField(auto_now_add=True)
    imported_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.state})"

    def get_absolute_url(self) -> str:
        """The preview's page."""
        return reverse("documents:preview", args=[self.pk])
