from django.conf import settings
from django.db import models

from chibo.kernel.personal import Personal
from chibo.organization.privacy.choices import Looked


class ViewRecord(models.Model):
    """Somebody looked at what is held on another person: one row for each viewer, person, page and day.

    It is written for the person, who sees it on their own page; lists of people leave no row.
    """

    personal = Personal(
        purpose="accountability", keep="views", person="person", account="viewer", since="on"
    )

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    viewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    page = models.CharField(max_length=12, choices=Looked)
    on = models.DateField(db_index=True)
    first_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "viewer", "page", "on"], name="one_view_per_viewer_page_and_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.viewer_id} on {self.person_id}, {self.on}"
