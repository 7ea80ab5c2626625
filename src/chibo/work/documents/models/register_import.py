from django.db import models
from django.urls import reverse

from chibo.kernel.personal import Personal
from chibo.platform.workbooks.models import ReadList
from chibo.work.documents.choices import Direction, ImportState


class RegisterImport(ReadList):
    """An old register as it was read from a workbook on one day."""

    personal = Personal(
        purpose="office_work",
        keep="imports",
        mentions="signers and holders in the rows read, until the register is imported or put aside",
        authors="read_by",
        since="read_at",
    )

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    direction = models.CharField(max_length=8, choices=Direction)
    state = models.CharField(max_length=12, choices=ImportState, default=ImportState.PREVIEWED)

    class Meta(ReadList.Meta):
        pass

    def get_absolute_url(self) -> str:
        """The preview's page."""
        return reverse("documents:preview", args=[self.pk])
