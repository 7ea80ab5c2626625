"""The words of a notice."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeState(models.TextChoices):
    """Where a notice stands."""

    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class MailState(models.TextChoices):
    """Where the mail to one recipient stands."""

    NONE = "none", _("In chibo only")
    QUEUED = "queued", _("Waiting to be sent by mail")
    SENT = "sent", _("Sent by mail")
    FAILED = "failed", _("Mail not sent")
