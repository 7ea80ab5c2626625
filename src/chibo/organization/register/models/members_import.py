from django.conf import settings
from django.db import models
from django.urls import reverse

from chibo.kernel.personal import Personal
from chibo.organization.register.choices import ImportState
from chibo.platform.workbooks.models import ReadList


class MembersImport(ReadList):
    """A members' list as it was read on one day; ``listed_on`` is the day from which its facts hold.

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
    listed_on = models.DateField()
    state = models.CharField(max_length=12, choices=ImportState, default=ImportState.PREVIEWED)
    absent = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ordered_at = models.DateTimeField(null=True, blank=True)
    refused = models.CharField(max_length=500, blank=True)

    class Meta(ReadList.Meta):
        pass

    def get_absolute_url(self) -> str:
        """The preview's page."""
        return reverse("register:preview", args=[self.pk])
