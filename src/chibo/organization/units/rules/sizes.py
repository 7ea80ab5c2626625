"""What the size of a cell asks of it."""

from dataclasses import dataclass
from typing import Self

from chibo.kernel.rulebook import Numbers, rule


@dataclass(frozen=True)
class CellSizes:
    """Numbers of official members at which something changes."""

    cell_from: int
    committee_from: int
    committee_max: int
    party_committee_from: int

    @classmethod
    def under(cls, numbers: Numbers) -> Self:
        """The numbers of the packs in force."""
        return cls(
            cell_from=numbers.integer("unit.cell_members_from"),
            committee_from=numbers.integer("unit.committee_members_from"),
            committee_max=numbers.integer("unit.committee_max"),
            party_committee_from=numbers.integer("unit.party_committee_members_from"),
        )


@rule("UNIT-01", source="Điều lệ Đảng, điều 24; 294-QĐ/TW (26/5/2025)")
def elects_committee(official_members: int, sizes: CellSizes) -> bool:
    """A cell with at least nine official members elects a committee; a smaller one only a secretary.

    Probationary and temporary members do not count. A cell that shrinks below nine in mid-term keeps its
    committee until the congress or the superior committee decides otherwise: ask this at a congress.
    """
    return official_members >= sizes.committee_from


@rule("UNIT-02", source="Điều lệ Đảng, điều 24")
def enough_for_a_cell(official_members: int, sizes: CellSizes) -> bool:
    """A cell needs at least three official members."""
    return official_members >= sizes.cell_from
