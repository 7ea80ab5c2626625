"""The words about people."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.organization.people.rules.likeness import BirthSign, Confidence, ContactSign, Known, Likeness
from chibo.organization.people.rules.names import NameSign

__all__ = ["CONFIDENCE", "REASONS", "Confidence", "Gender", "Known", "Likeness"]


class Gender(models.TextChoices):
    """As the members' list has it."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")


CONFIDENCE: dict[int, Any] = {
    Confidence.CERTAIN: _("almost certainly the same person"),
    Confidence.LIKELY: _("probably the same person"),
    Confidence.POSSIBLE: _("possibly the same person"),
}
"""How sure it is that two entries are one person."""

REASONS: dict[str, Any] = {
    NameSign.SAME: _("the same name"),
    NameSign.MARKS: _("the names differ in diacritics alone"),
    NameSign.MIDDLE: _("a middle name may have been left out"),
    NameSign.ORDER: _("the same words in another order"),
    NameSign.LETTER: _("the names differ by one letter"),
    BirthSign.SAME_DAY: _("born on the same day"),
    BirthSign.DAY_AND_MONTH: _("day and month of birth may be swapped"),
    BirthSign.SAME_YEAR: _("born in the same year"),
    BirthSign.OTHER_DAY: _("born in the same year, on another day"),
    BirthSign.UNKNOWN: _("one birth is not known"),
    BirthSign.DIFFERENT: _("the births differ"),
    ContactSign.EMAIL: _("the same e-mail"),
    ContactSign.PHONE: _("the same telephone"),
}
"""Why two entries may be one person."""
