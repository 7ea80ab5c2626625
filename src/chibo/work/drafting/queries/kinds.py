"""Which kinds of paper a unit writes, and what a draft of one asks for."""

import datetime as dt
from functools import cache

from chibo.kernel.rulebook import Numbers
from chibo.organization.units.choices import Side, UnitKind
from chibo.organization.units.queries import UnitCard, unit_card
from chibo.platform.papers.content import System
from chibo.platform.papers.kinds import Body, Kind, authorities_for, kind_of, kinds_for
from chibo.platform.rulebook.packs import packs
from chibo.platform.rulebook.queries import rules_on
from chibo.work.drafting.models import Draft

KEYS = {"party": "documents.types", "state": "state_documents.types"}
"""Where the rule packs name the kinds of each system."""
BODY_FIELDS = ("body", "articles")
"""The field of a kind that is written as parts."""
SYSTEMS = {Side.PARTY: System.PARTY, Side.STATE: System.STATE}
"""Whose papers a unit writes; mass organisations follow the State's way."""


def system_of(unit: UnitCard) -> System:
    """Party papers for Party units, State papers for all others: the two are never mixed."""
    return SYSTEMS.get(unit.side, System.STATE)


def body_of_unit(unit: UnitCard) -> Body:
    """What the unit is to whoever rules on kinds of paper."""
    if unit.kind == UnitKind.PARTY_CELL:
        return Body.CELL
    return Body.PARTY_COMMITTEE if unit.side == Side.PARTY else Body.STATE_BODY


def numbers_for(unit_id: int, on: dt.date) -> Numbers:
    """The numbers that hold for papers of the unit on the day."""
    return rules_on(on, f"unit:{unit_id}")


def kinds_offered(unit_id: int, *, on: dt.date) -> tuple[Kind, ...]:
    """What the unit may issue that day, in the order of the rule packs."""
    unit = unit_card(unit_id)
    if unit is None or unit.kind == UnitKind.DIVISION:
        return ()
    return tuple(kinds_for(system_of(unit), body_of_unit(unit), numbers_for(unit_id, on)))


def kind_of_draft(draft: Draft, *, on: dt.date | None = None) -> Kind:
    """The kind of a draft, as it is on the day (default: the day it was begun)."""
    return kind_of(draft.system, draft.type_code, numbers_for(draft.unit_id, on or draft.created_on))


def authorities_of(draft: Draft, kind: Kind) -> tuple[str, ...]:
    """In which ways the paper may be signed: T/M, T/L; TM., KT., TL., TUQ., or in one's own name ("")."""
    unit = unit_card(draft.unit_id)
    return tuple(authorities_for(kind, body_of_unit(unit))) if unit else ()


@cache
def kind_names() -> dict[tuple[str, str], str]:
    """Every kind that any rule pack knows or knew, with its newest name as a list shows it, by system and code."""
    rows = [
        (system, row) for pack in packs() for system, key in KEYS.items() if key in pack.values
        for row in pack.values[key].value
    ]
    return {(system, str(row["code"])): str(row["name"])[:1].upper() + str(row["name"])[1:] for system, row in rows}


def paper_kind(system: str, code: str) -> str:
    """Under which name the papers of a kind are kept."""
    return f"drafting.{system}.{code}"


def body_field(kind: Kind) -> str:
    """The field that is written as parts; empty when the kind has none."""
    return next((field.name for field in kind.fields if field.name in BODY_FIELDS), "")


def first_over(authority: str, unit: UnitCard) -> str:
    """In whose name is signed: the body itself for T/M and TM.; for KT., TL., TUQ. the head who lets sign."""
    if authority in ("T/M", "TM."):
        return "Chi bộ" if unit.kind == UnitKind.PARTY_CELL else unit.short_name or unit.name
    if authority == "T/L":
        return "Chi ủy" if unit.kind == UnitKind.PARTY_CELL else "Ban Thường vụ"
    return "Giám đốc" if authority else ""
