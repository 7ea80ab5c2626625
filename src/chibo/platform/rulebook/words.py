"""How values are said: units, readings, shares, in the language of the page."""

from fractions import Fraction
from typing import Any

from django.utils.translation import get_language, gettext_lazy, ngettext, ngettext_lazy
from django.utils.translation import gettext as _

from chibo.kernel.wording import percent
from chibo.platform.rulebook.packs import Key

UNITS: dict[str, Any] = {
    "members": ngettext_lazy("%(n)s member", "%(n)s members", "n"),
    "meetings": ngettext_lazy("%(n)s meeting", "%(n)s meetings", "n"),
    "minutes": ngettext_lazy("%(n)s minute", "%(n)s minutes", "n"),
    "hours": ngettext_lazy("%(n)s hour", "%(n)s hours", "n"),
    "days": ngettext_lazy("%(n)s day", "%(n)s days", "n"),
    "workdays": ngettext_lazy("%(n)s working day", "%(n)s working days", "n"),
    "months": ngettext_lazy("%(n)s month", "%(n)s months", "n"),
    "years": ngettext_lazy("%(n)s year", "%(n)s years", "n"),
    "digits": ngettext_lazy("%(n)s digit", "%(n)s digits", "n"),
    "month_number": gettext_lazy("month %(n)s"),
    "mm": gettext_lazy("%(n)s mm"),
    "pt": gettext_lazy("%(n)s pt"),
}

READINGS: dict[str, Any] = {
    "combined": gettext_lazy("meetings with a thematic part"),
    "large_cell": gettext_lazy("cells with many members"),
    "either": gettext_lazy("both of them"),
    "excused": gettext_lazy("absent with a reason"),
    "left_out": gettext_lazy("not counted"),
    "summoned": gettext_lazy("summoned official members, less those left out"),
    "all_official": gettext_lazy("all official members"),
    "present": gettext_lazy("official members present"),
    "fill_up": gettext_lazy("added to the regular content"),
    "lose": gettext_lazy("lost"),
    "scale": gettext_lazy("scaled to 100 points"),
    "charter": gettext_lazy("duty under the Charter"),
    "law": gettext_lazy("task given by law"),
    "security": gettext_lazy("security of the system"),
    "consent": gettext_lazy("consent of the person"),
    "as_typed": gettext_lazy("as typed"),
    "first_vowel": gettext_lazy("on the first vowel (ủy, hòa)"),
    "second_vowel": gettext_lazy("on the second vowel (uỷ, hoà)"),
    "per_type_per_term": gettext_lazy("each type by itself, through the term"),
    "common_per_term": gettext_lazy("all types together, through the term"),
    "per_type_per_year": gettext_lazy("each type by itself, every year from 01"),
    "common_per_year": gettext_lazy("all types together, every year from 01"),
}

COLUMNS: dict[str, Any] = {
    "title": gettext_lazy("Content"),
    "name": gettext_lazy("Name"),
    "text": gettext_lazy("Level"),
    "points": gettext_lazy("Points"),
    "max": gettext_lazy("Most points"),
    "min": gettext_lazy("From (points)"),
    "when": gettext_lazy("Condition"),
    "minutes": gettext_lazy("Minutes"),
    "items": gettext_lazy("Lines"),
    "options": gettext_lazy("Levels"),
    "number": gettext_lazy("Number"),
    "note": gettext_lazy("Note"),
    "day": gettext_lazy("Day"),
    "group": gettext_lazy("Heading"),
    "part": gettext_lazy("Part"),
    "code": gettext_lazy("Abbreviation"),
    "months": gettext_lazy("Months"),
    "from_years": gettext_lazy("From (years)"),
    "threshold": gettext_lazy("Threshold"),
    "secret": gettext_lazy("Secret ballot"),
    "basis": gettext_lazy("Basis"),
    "cite": gettext_lazy("Source"),
    "year": gettext_lazy("Year"),
    "free": gettext_lazy("Days off"),
    "worked": gettext_lazy("Worked in exchange"),
    "stage": gettext_lazy("Step"),
    "needed": gettext_lazy("Always needed"),
}
HIDDEN_COLUMNS = frozenset({"id", "key", "applies", "max_without_theme"})
"""What programs use; its meaning stands in the notes of the table."""

GROUPS: dict[str, Any] = {
    "rights": gettext_lazy("Rights"),
    "unit": gettext_lazy("The cell"),
    "membership": gettext_lazy("Membership"),
    "admission": gettext_lazy("Admission"),
    "meeting": gettext_lazy("Meetings"),
    "vote": gettext_lazy("Votes"),
    "reminder": gettext_lazy("Reminders"),
    "task": gettext_lazy("Tasks"),
    "calendar": gettext_lazy("Calendar"),
    "documents": gettext_lazy("Papers"),
    "state_documents": gettext_lazy("State papers"),
    "directive": gettext_lazy("Spreading of papers"),
    "exchange": gettext_lazy("Exchange of messages"),
    "signing": gettext_lazy("Signatures"),
    "privacy": gettext_lazy("Personal data"),
    "retention": gettext_lazy("How long records are kept"),
}


def label_of(key: Key) -> str:
    """What a value is called."""
    return key.label(get_language() or "vi")


def group_of(key: Key) -> str:
    """The heading under which it is listed."""
    return str(GROUPS[key.name.split(".")[0]])


def reading(word: str) -> str:
    """A choice in words; other texts stay as they are."""
    return str(READINGS.get(word, word))


def column(word: str) -> str:
    """A column of a table in words; what programs alone use stays as it is."""
    return str(COLUMNS.get(word, word))


def columns(value: Any) -> list[str]:
    """The columns of a list of plain rows, in the order of first use; empty for anything else."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        return []
    cells = [cell for row in value for cell in row.values()]
    if any(isinstance(cell, dict) or (columns(cell) and not levels(cell)) for cell in cells):
        return []
    return [word for word in dict.fromkeys(word for row in value for word in row) if word not in HIDDEN_COLUMNS]


def levels(value: Any) -> list[str]:
    """The levels of a line of a scoring sheet: "5: at least so long"; empty for anything else."""
    if not isinstance(value, list) or not all(isinstance(row, dict) and "points" in row for row in value):
        return []
    return [f"{row['points']}: {row['text']}" for row in value]


def headings(value: Any) -> list[str]:
    """The columns in words."""
    return [column(word) for word in columns(value)]


def said(key: Key, value: Any) -> str:
    """A value in one line: "90 minutes", "90 %", "2/3", "yes", "24 rows"."""
    if key.kind == "integer":
        return counted(key.unit, value)
    if key.kind == "fraction":
        return share(Fraction(str(value)))
    if key.kind == "flag":
        return _("yes") if value else _("no")
    if key.kind == "text":
        return reading(value) if key.choices else str(value)
    return _table(key, value)


def counted(unit: str, value: object) -> str:
    """A number with its unit."""
    return str(UNITS[unit] % {"n": value}) if unit in UNITS else str(value)


def share(value: Fraction) -> str:
    """Hundredths as a percentage, other shares as they are written: 2/3."""
    return percent(value) if 100 % value.denominator == 0 and value.denominator > 2 else str(value)


def _table(key: Key, value: Any) -> str:
    if isinstance(value, list) and all(not isinstance(entry, (list, dict)) for entry in value):
        words = ", ".join(str(entry) for entry in value) or _("none")
        return counted(key.unit, words) if key.unit in {"mm", "pt"} else words
    return ngettext("%(n)s row", "%(n)s rows", len(value)) % {"n": len(value)}
