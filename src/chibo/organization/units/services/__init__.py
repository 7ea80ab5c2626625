"""Writing about units: what a decision did to them, and their terms."""

from chibo.organization.units.services.establishing import UnitFacts, describe_unit, establish_unit
from chibo.organization.units.services.holding import hold_unit
from chibo.organization.units.services.reorganising import (
    dissolve_unit,
    merge_units,
    move_unit,
    rename_unit,
    split_unit,
)
from chibo.organization.units.services.terms import close_term, open_term

__all__ = [
    "UnitFacts",
    "close_term",
    "describe_unit",
    "dissolve_unit",
    "establish_unit",
    "hold_unit",
    "merge_units",
    "move_unit",
    "open_term",
    "rename_unit",
    "split_unit",
]
