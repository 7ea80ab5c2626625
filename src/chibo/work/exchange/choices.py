"""The words about exchanged messages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.TextChoices):
    """Which way a message went."""

    IN = "in", _("Received")
    OUT = "out", _("Sent")


class MessageKind(models.IntegerChoices):
    """What a message wants: BussinessDocType of the standard."""

    NEW = 0, _("New paper")
    REVOKE = 1, _("Wish to take back")
    UPDATE = 2, _("Change of a paper")
    REPLACE = 3, _("Paper that replaces another")


CARRIES_A_PAPER = (MessageKind.NEW, MessageKind.REPLACE)
WISHES = (MessageKind.REVOKE, MessageKind.UPDATE)


class MessageState(models.TextChoices):
    """Where a message stands here."""

    ARRIVED = "arrived", _("Waits for a decision")
    REGISTERED = "registered", _("Registered")
    REFUSED = "refused", _("Refused")
    AGREED = "agreed", _("Agreed to")
    DECLINED = "declined", _("Declined")
    BUILT = "built", _("Made, not handed over")
    HANDED_OVER = "handed_over", _("Handed to the gateway")
    TAKEN_BACK = "taken_back", _("Given back")
    REPLACED = "replaced", _("Replaced by another")


class StatusCode(models.TextChoices):
    """StatusCode of the standard."""

    ARRIVED = "01", _("01 arrived")
    REFUSED = "02", _("02 refused")
    ACCEPTED = "03", _("03 accepted")
    ASSIGNED = "04", _("04 assigned")
    IN_PROCESS = "05", _("05 in process")
    FINISHED = "06", _("06 finished")
    ASKED_BACK = "13", _("13 sender asks back")
    AGREED = "15", _("15 agreed")
    DECLINED = "16", _("16 declined")


class Seal(models.TextChoices):
    """What is known of a message's signature."""

    NONE = "none", _("Not signed")
    NOT_CHECKED = "not_checked", _("Signature not checked")
    INTACT = "intact", _("Signature fits")
    BROKEN = "broken", _("Signature broken")


TONES = {
    MessageState.ARRIVED: "soon", MessageState.REGISTERED: "ok", MessageState.REFUSED: "late", MessageState.AGREED: "ok",
    MessageState.DECLINED: "late", MessageState.BUILT: "soon", MessageState.HANDED_OVER: "go",
    MessageState.TAKEN_BACK: "off", MessageState.REPLACED: "off",
}  # fmt: skip
"""How a state looks."""
SEAL_TONES = {Seal.NONE: "plain", Seal.NOT_CHECKED: "soon", Seal.INTACT: "ok", Seal.BROKEN: "late"}
