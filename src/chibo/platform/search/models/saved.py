from __future__ import annotations

from django.conf import settings
from django.db import models

from chibo.kernel.personal import Keep, Personal
from chibo.platform.authz.permissions import Visitor
from chibo.platform.crypto.fields import SealedTextField


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def visible_to(self, user: Visitor) -> SavedSearchQuerySet:
        """One's own; nobody sees what others look for."""
        return self.filter(account_id=user.pk) if user.is_authenticated else self.none()


class SavedSearch(models.Model):
    """A search somebody keeps: a name, and the address part that repeats it. Both lie sealed."""

    personal = Personal(
        purpose="office_work", keep="rights", account="account",
        at_end=Keep("the person takes it away whenever they like, and it goes with the account"),
    )

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = SealedTextField()
    query = SealedTextField()
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return str(self.name)
