"""The two systems of official papers, which are never mixed, and what tells them apart at first sight."""

from enum import StrEnum

from chibo.kernel.rulebook import rule


class System(StrEnum):
    """In whose system a paper is made out."""

    PARTY = "party"
    STATE = "state"


NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
"""The national title at the top right of every State paper."""
MOTTO = "Độc lập - Tự do - Hạnh phúc"
"""The motto below it."""
ROOM_FOR_NUMBER = "\u2007" * 6
"""Six figure spaces: a number is written in by hand, and no renderer folds them into one blank."""


@rule("PAPER-40", source="05-HD/VPTW (2026); 30/2020/NĐ-CP (05/3/2020), phụ lục I, II.3")
def number_line(system: System, number: str) -> str:
    """Before its number a Party paper says "Số" without a colon, a State paper "Số:" with one.

    ``number`` is "05-NQ/CB" or "05/BC-SNgV"; a paper without a number has no such line.
    """
    if not number:
        return ""
    return f"Số: {number}" if system is System.STATE else f"Số {number}"


@rule("PAPER-41", source="30/2020/NĐ-CP (05/3/2020), phụ lục I, II.3; 36-HD/VPTW (03/4/2018), 1.3")
def blank_number(system: System, symbol: str) -> str:
    """A draft shows its symbol with room for the number: "      -NQ/CB", "      /BC-SNgV"."""
    if not symbol:
        return ""
    return f"{ROOM_FOR_NUMBER}{'/' if system is System.STATE else '-'}{symbol}"


@rule("PAPER-42", source="30/2020/NĐ-CP (05/3/2020), phụ lục I, II.3; phụ lục III, I")
def state_symbol(abbreviation: str, organ: str, *, drafted_by: str = "") -> str:
    """Symbol of a State paper: kind and organ "BC-SNgV"; a letter has organ and drafting unit "SNgV-VP".

    ``abbreviation`` is empty for a letter, which does not name its kind.
    """
    parts = (abbreviation, organ) if abbreviation else (organ, drafted_by)
    return "-".join(part for part in parts if part)


@rule("PAPER-43", source="30/2020/NĐ-CP (05/3/2020), phụ lục I, II.6; 05-HD/VPTW (2026)")
def ended(system: System, text: str) -> str:
    """The last sentence of a Party paper ends with a full stop, of a State paper with "./."."""
    bare = text.rstrip(" ./;,")
    return f"{bare}./." if system is System.STATE else f"{bare}."
