"""The words about admission."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """How far a candidate has come."""

    LISTED = "listed", _("Outstanding non-member")
    CERTIFIED = "certified", _("Course done, dossier in the making")
    VOTED = "voted", _("Proposed by the cell")
    DECIDED = "decided", _("Admission decided")
    PROBATION = "probation", _("On probation")
    RECOGNITION_VOTED = "recognition_voted", _("Recognition proposed by the cell")
    RECOGNISED = "recognised", _("Official member")
    STOPPED = "stopped", _("Stopped")


CLOSED = (Stage.RECOGNISED, Stage.STOPPED)
"""Nothing follows."""


class StopReason(models.TextChoices):
    """Why a candidacy stops: facts from a closed list, no opinions."""

    OWN_WISH = "own_wish", _("At the person's own wish")
    MOVED_AWAY = "moved_away", _("Works elsewhere now")
    NOT_CARRIED = "not_carried", _("The cell did not propose the admission")
    NOT_DECIDED = "not_decided", _("The committee did not decide the admission")
    NOT_RECOGNISED = "not_recognised", _("Not recognised as official member")
    OTHER = "other", _("Another reason, noted in the minutes")


class Vouching(models.TextChoices):
    """Who introduces a candidate."""

    MEMBER = "member", _("Official member")
    YOUTH_UNION = "youth_union", _("Youth union")
    TRADE_UNION = "trade_union", _("Trade union")


class Matter(models.TextChoices):
    """What the cell votes on."""

    ADMISSION = "admission", _("Admission")
    RECOGNITION = "recognition", _("Recognition as official member")


PAPER_STAGES = {
    "course": _("Course"),
    "dossier": _("Dossier"),
    "opinions": _("Opinions of others"),
    "vote": _("Vote of the cell"),
    "decision": _("Decision of the committee"),
    "probation": _("After the ceremony"),
    "recognition": _("Before the recognition"),
    "recognition_vote": _("Vote on the recognition"),
    "recognised": _("Decision on the recognition"),
}
"""Parts of the dossier, in the words of the page."""

AFTER_THE_CEREMONY = ("probation", "recognition", "recognition_vote", "recognised")
"""Parts that are shown when the probation has begun."""
