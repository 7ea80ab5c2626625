"""The words about documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    """What a document is, as its head says."""

    DIRECTIVE = "directive", _("Directive")
    RESOLUTION = "resolution", _("Resolution")
    CONCLUSION = "conclusion", _("Conclusion")
    REGULATION = "regulation", _("Regulation")
    DECISION = "decision", _("Decision")
    GUIDANCE = "guidance", _("Guidance")
    PLAN = "plan", _("Plan")
    PROGRAMME = "programme", _("Programme")
    NOTICE = "notice", _("Notification")
    REPORT = "report", _("Report")
    LETTER = "letter", _("Official letter")
    LAW = "law", _("Law")
    DECREE = "decree", _("Decree")
    CIRCULAR = "circular", _("Circular")
    OTHER = "other", _("Other document")
