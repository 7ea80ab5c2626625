"""Which types of papers there are, and which of them a unit may issue."""

import datetime as dt

from chibo.organization.units.choices import Side, UnitKind
from chibo.organization.units.queries import UnitCard, unit_card
from chibo.platform.rulebook.queries import rules_on
from chibo.work.documents.choices import System

_TYPES = {System.PARTY: "documents.types", System.STATE: "state_documents.types"}


def issuable_types(unit_id: int, system: str = "", *, on: dt.date) -> list[tuple[str, str]]:
    """Code and name of the types that the unit may issue on the day, as the rule packs say: [("NQ", "Nghị quyết"), …].

    A cell is not offered regulations, guidance, directives or circulars. A unit of one system issues nothing in the other.
    """
    unit = unit_card(unit_id)
    if unit is None or (system and system != system_of_unit(unit)):
        return []
    allowed = rules_on(on, unit.scope).table(_key(unit))
    names = type_names(system_of_unit(unit), on=on)
    return [(code, names.get(code, code)) for code in (str(one) for one in allowed)]


def system_of_unit(unit: UnitCard) -> System:
    """In which system the unit issues its papers; mass organisations write as the Party does."""
    return System.STATE if unit.side == Side.STATE else System.PARTY


def type_names(system: str, *, on: dt.date) -> dict[str, str]:
    """The names of all types of a system by their code."""
    rows = rules_on(on).table(_TYPES[System(system)])
    return {str(row["code"]): _capital(str(row["name"])) for row in rows}


def abbreviation_of(code: str, system: str, *, on: dt.date) -> str:
    """The sign that the number carries where it is not the code: QĐ for QyĐ."""
    rows = rules_on(on).table(_TYPES[System(system)])
    return next((str(row.get("abbreviation", "")) for row in rows if row["code"] == code), "")


def _key(unit: UnitCard) -> str:
    if unit.side == Side.STATE:
        return "state_documents.types_issued"
    return "documents.types_cell" if unit.kind == UnitKind.PARTY_CELL else "documents.types_committee"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
