from django.conf import settings
from django.db import models


class ReadList(models.Model):
    """A list as it was read from a workbook on one day. The workbook itself is never kept: it holds too much.

    ``read_rows`` is what the file says, ``rows`` the judgement that was shown; both are emptied once somebody has
    decided about the list, or when nobody has by the day of ``kept_until``.
    """

    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    sheet = models.CharField(max_length=100)
    columns = models.JSONField(default=list)
    read_rows = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=120)
    read_at = models.DateTimeField(auto_now_add=True)
    imported_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} ({getattr(self, 'state', '')})"
