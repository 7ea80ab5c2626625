"""The words about documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Direction(models.TextChoices):
    """Whether a paper came in or was issued by the unit."""

    INCOMING = "incoming", _("Incoming")
    ISSUED = "issued", pgettext_lazy("paper", "Issued by the unit")


class System(models.TextChoices):
    """The two systems of papers, which are never mixed, and what belongs to neither."""

    PARTY = "party", _("Party paper")
    STATE = "state", _("State paper")
    OTHER = "other", _("Neither: mass organisation, partner")


class Urgency(models.TextChoices):
    """The mark of urgency on the paper."""

    NONE = "none", _("Not urgent")
    URGENT = "urgent", _("Urgent (khẩn)")
    VERY_URGENT = "very_urgent", _("Very urgent (thượng khẩn)")
    EXPRESS = "express", _("Express (hỏa tốc)")


class Circulation(models.TextChoices):
    """The mark of circulation on the paper. Marks of secrecy are no choice here: such papers never come in."""

    NONE = "none", pgettext_lazy("circulation", "Ordinary")
    INTERNAL = "internal", _("For internal circulation")
    RETURN = "return", _("To be returned after reading")


class DocumentKind(models.TextChoices):
    """What a document is, as its head says."""

    DIRECTIVE = "directive", _("Directive")
    RESOLUTION = "resolution", _("Resolution")
    CONCLUSION = "conclusion", _("Conclusion")
    REGULATION = "regulation", _("Regulation")
    DECISION = "decision", _("Decision")
    RULES = "rules", _("Working rules")
    GUIDANCE = "guidance", _("Guidance")
    PLAN = "plan", _("Plan")
    PROGRAMME = "programme", _("Programme")
    SCHEME = "scheme", _("Scheme")
    OPTION = "option", _("Option paper")
    PROJECT = "project", _("Project paper")
    NOTICE = "notice", _("Notification")
    REPORT = "report", _("Report")
    PROPOSAL = "proposal", _("Submission")
    LETTER = "letter", _("Official letter")
    MINUTES = "minutes", pgettext_lazy("document", "Minutes")
    INVITATION = "invitation", pgettext_lazy("document", "Invitation")
    INTRODUCTION = "introduction", _("Letter of introduction")
    TELEGRAM = "telegram", _("Official telegram")
    LAW = "law", _("Law")
    DECREE = "decree", _("Decree")
    CIRCULAR = "circular", _("Circular")
    PARTY_CIRCULAR = "party_circ", _("Party circular")
    OTHER = "other", _("Other document")


class RelationKind(models.TextChoices):
    """What a paper does to another one."""

    IMPLEMENTS = "implements", _("implements")
    AMENDS = "amends", _("amends")
    REPLACES = "replaces", _("replaces")
    REVOKES = "revokes", _("revokes")
    CITES = "cites", _("cites")
    ANSWERS = "answers", _("answers")


REVERSED = {
    RelationKind.IMPLEMENTS: _("is implemented by"),
    RelationKind.AMENDS: _("is amended by"),
    RelationKind.REPLACES: _("is replaced by"),
    RelationKind.REVOKES: _("is revoked by"),
    RelationKind.CITES: _("is cited by"),
    RelationKind.ANSWERS: _("is answered by"),
}
"""The same relations, read from the other end."""

FORCE_WORDS = {
    "not_yet": _("not yet issued"),
    "in_force": _("in force"),
    "amended": _("in force as amended"),
    "replaced": _("replaced"),
    "revoked": _("revoked"),
}
"""What a paper is on a day, by the values of ``rules.relations.Force``."""


class ImportState(models.TextChoices):
    """What became of a register that was read from a workbook."""

    PREVIEWED = "previewed", _("Waiting for a decision")
    IMPORTED = "imported", _("Imported")
    DISCARDED = "discarded", _("Put aside")
