"""The words about membership."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """As what a person belongs to a cell."""

    OFFICIAL = "official", _("Official member")
    PROBATIONARY = "probationary", _("Probationary member")
    TEMPORARY_HERE = "temporary_here", _("Temporarily here")


class LeaveKind(models.TextChoices):
    """Why a member is not expected at meetings."""

    EXEMPTED = "exempted", _("Exempted from Party work and meetings")
    AWAY = "away", _("Temporarily with another cell")
    SUSPENDED = "suspended", _("Party activity suspended")


class EndReason(models.TextChoices):
    """How a membership came to its end."""

    STANDING_CHANGED = "standing_changed", _("Standing changed")
    TRANSFERRED = "transferred", _("Transferred")
    LEFT = "left", _("Left the Party")
    REMOVED = "removed", _("Removed from the list")
    DIED = "died", _("Died")
    RETURNED = "returned", _("Returned to the home cell")
