"""The words about units."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitKind(models.TextChoices):
    """What a unit is."""

    PARTY_CELL = "party_cell", _("Party cell")
    PARTY_ORGANISATION = "party_organisation", _("Party organisation")
    PARTY_GROUP = "party_group", _("Party group")
    STATE_BODY = "state_body", _("State body")
    DIVISION = "division", _("Division")
    YOUTH_UNION = "youth_union", _("Youth union")
    TRADE_UNION = "trade_union", _("Trade union")
    WOMEN = "women", _("Women's association")
    VETERANS = "veterans", _("Veterans' association")
    OTHER = "other", _("Other")


class UnitEventKind(models.TextChoices):
    """What may happen to a unit."""

    ESTABLISHED = "established", _("Established")
    RENAMED = "renamed", _("Renamed")
    MOVED = "moved", _("Moved under another superior")
    MERGED = "merged", _("Merged")
    SPLIT = "split", _("Split")
    DISSOLVED = "dissolved", _("Dissolved")


class Side(models.TextChoices):
    """The three kinds of organisation a unit or a post belongs to."""

    PARTY = "party", _("Party")
    STATE = "state", _("Government")
    MASS = "mass", _("Mass organisation")


SIDE_OF_KIND = {
    UnitKind.PARTY_CELL: Side.PARTY,
    UnitKind.PARTY_ORGANISATION: Side.PARTY,
    UnitKind.PARTY_GROUP: Side.PARTY,
    UnitKind.STATE_BODY: Side.STATE,
    UnitKind.DIVISION: Side.STATE,
}
"""Every kind that is not listed is a mass organisation."""
