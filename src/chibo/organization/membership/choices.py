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
    EXPELLED = "expelled", _("Expelled")
    DIED = "died", _("Died")
    RETURNED = "returned", _("Returned to the home cell")


class TransferKind(models.TextChoices):
    """For good, or for a time."""

    OFFICIAL = "official", _("Official transfer")
    TEMPORARY = "temporary", _("Temporary transfer")


class TransferState(models.TextChoices):
    """How far a transfer has come."""

    BEGUN = "begun", _("Transfer begun")
    HANDED_OVER = "handed_over", _("Handed over, not yet accepted")
    ACCEPTED = "accepted", _("Taken in")
    RETURNED = "returned", _("Returned")
    CANCELLED = "cancelled", _("Cancelled")


OPEN_TRANSFERS = (TransferState.BEGUN, TransferState.HANDED_OVER)
"""Somebody still has to do something before the member is where the transfer leads."""
