from django.conf import settings
from django.db import models
from django.urls import reverse

from chibo.kernel.personal import Personal
from chibo.organization.register.choices import ImportState


class MembersImport(models.Model):
    """A members' list as it was read on one day. The workbook itself is never kept: it holds too much.

    ``read_rows`` is what the file says, ``rows`` the judgement that was shown; both are emptied of personal
    data once the list is imported or put aside. ``listed_on`` is the day from which its facts hold.
    ``answers`` says by number of row who is meant: the id of a known person, or 0 for somebody new who is none
    of those who look alike. A long list is ``ordered`` and written by the worker; ``refused`` says why it was not.
    """

    personal = Personal(
        purpose="party_work",
        keep="imports",
        mentions="the rows read, until the list is imported or put aside",
        authors=("read_by", "ordered_by"),
        since="read_at",
    )

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    sheet = models.CharField(max_length=100)
    listed_on = models.DateField()
    state = models.CharField(max_length=12, choices=ImportState, default=ImportState.PREVIEWED)
    columns = models.JSONField(default=list)
    read_rows = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    absent = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    source = models.CharField(max_length=120)
    read_at = models.DateTimeField(auto_now_add=True)
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ordered_at = models.DateTimeField(null=True, blank=True)
    refused = models.CharField(max_length=500, blank=True)
    imported_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.state})"

    def get_absolute_url(self) -> str:
        """The preview's page."""
        return reverse("register:preview", args=[self.pk])
