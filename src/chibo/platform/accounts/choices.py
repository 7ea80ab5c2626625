"""The words of the account settings and of the letters about an account."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    """How bright the screen is."""

    SYSTEM = "system", _("As the device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class Density(models.TextChoices):
    """How much air the rows have."""

    COMFORTABLE = "comfortable", _("Comfortable")
    COMPACT = "compact", _("Compact")


class LetterKind(models.TextChoices):
    """Why somebody gets a mail about their account."""

    RESET = "reset", _("A new password was asked for")
    PASSWORD_CHANGED = "password_changed", _("The password was changed")
    FACTOR_ADDED = "factor_added", _("A second factor was added")
    FACTOR_REMOVED = "factor_removed", _("A second factor was removed")
    CODES_MADE = "codes_made", _("New recovery codes were made")
    LINK_ADDED = "link_added", _("A login of elsewhere was linked")
    LINK_REMOVED = "link_removed", _("The link to a login of elsewhere was removed")


ADMINISTRATOR = "administrator"
"""Stands among the posts that need a second factor, although it is none."""
