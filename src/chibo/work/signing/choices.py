"""The words about signatures."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobState(models.TextChoices):
    """Where a signing job stands."""

    WAITING = "waiting", _("Waits for signatures")
    COMPLETED = "completed", _("Signed by all")
    REFUSED = "refused", _("Refused by a signer")
    ABORTED = "aborted", _("Withdrawn")


class SignerState(models.TextChoices):
    """What one signer has done."""

    WAITING = "waiting", _("Has not signed yet")
    SIGNED = "signed", _("Has signed")
    REFUSED = "refused", _("Has refused")


class Way(models.TextChoices):
    """How somebody signed."""

    CERTIFICATE = "certificate", _("With a certificate file")
    TOKEN = "token", _("With a token")
    PAPER = "paper", _("By hand, on paper")


class For(models.TextChoices):
    """In whose name a signer signs."""

    PERSON = "person", _("For oneself")
    ORGANISATION = "organisation", _("The organisation's seal")


class Place(models.TextChoices):
    """Where on the page the picture of a signature stands."""

    NAME = "name", _("Between post and name")
    RIGHT = "right", _("At the bottom right of the last page")
    LEFT = "left", _("At the bottom left of the last page")
    SEAL = "seal", _("Over the signature before, one third, on its left")
    ANNEX = "annex", _("At the top right of the first page, without a picture (annexes)")
