"""The words about files."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mark(models.TextChoices):
    """The mark on a paper, as the person who brings it says. Party and state papers use the same three words."""

    NONE = "none", _("No mark")
    INTERNAL = "internal", _("For internal circulation")
    SECRET = "secret", _("Secret (Mật)")
    TOP_SECRET = "top_secret", _("Top secret (Tối mật)")
    UTMOST_SECRET = "utmost_secret", _("Of utmost secrecy (Tuyệt mật)")


SECRET_MARKS = frozenset({Mark.SECRET, Mark.TOP_SECRET, Mark.UTMOST_SECRET})
"""Never taken, in no form."""


class Looked(models.TextChoices):
    """What could be seen of the first page when the file came."""

    TEXT = "text", _("The text of the first page was read")
    NOTHING = "nothing", _("There is no text to read: a picture or a scan")
    UNREADABLE = "unreadable", _("The text could not be read: locked or damaged")
