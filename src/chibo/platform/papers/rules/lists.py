"""The lists of an official paper: what it stands on, whom it addresses, who receives it."""

from collections.abc import Sequence

from chibo.kernel.rulebook import rule
from chibo.platform.papers.rules.system import System

_ENDS = ",;. "


@rule("PAPER-44", source="30/2020/NĐ-CP (05/3/2020), phụ lục I, II.6a; 05-HD/VPTW (2026), mẫu trình bày")
def base_lines(system: System, bases: Sequence[str], *, deciding: bool = False) -> tuple[str, ...]:
    """Each base has a line that ends with ";", the last with ".": "Căn cứ …;" of the State, "- Căn cứ …;" of the Party.

    In a Party paper the last ends with a comma when the deciding body is named right below (``deciding``).
    Disputed: some Party offices leave the dash out; the guidance of 2026 shows it.
    """
    party = system is System.PARTY
    last = "," if party and deciding else "."
    return _listed(bases, dash=party, between=";", last=last)


@rule("PAPER-45", source="30/2020/NĐ-CP (05/3/2020), phụ lục I, II.9b, II.9d")
def addressee_lines(addressees: Sequence[str]) -> tuple[str, ...]:
    """One addressee stands behind "Kính gửi:" without a stop; several have a line each: "- …;" and "- …." """
    if len(addressees) == 1:
        return (addressees[0].strip().rstrip(_ENDS),)
    return _listed(addressees, dash=True, between=";", last=".")


@rule("PAPER-46", source="36-HD/VPTW (03/4/2018); 30/2020/NĐ-CP (05/3/2020), phụ lục I, II.9d")
def recipient_lines(recipients: Sequence[str], system: System = System.PARTY) -> tuple[str, ...]:
    """Who receives the paper: "- …," for each of the Party, "- …;" of the State, and a full stop at the end.

    Disputed: Party offices write both "," and ";"; the cell's earlier papers had the comma.
    """
    between, last = ";" if system is System.STATE else ",", len(recipients) - 1
    names = [name.strip().rstrip(",;.") for name in recipients]
    return tuple(f"- {name}{'.' if place == last else between}" for place, name in enumerate(names))


def bare_lines(text: str) -> tuple[str, ...]:
    """What was typed as a list, one entry a line: without dashes and stops, without empty lines."""
    bare = (line.strip().removeprefix("-").strip().rstrip(_ENDS) for line in text.split("\n"))
    return tuple(line for line in bare if line)


def _listed(texts: Sequence[str], *, dash: bool, between: str, last: str) -> tuple[str, ...]:
    bare = [text.strip().removeprefix("- ").rstrip(_ENDS) for text in texts]
    names = [name for name in bare if name]
    before = "- " if dash else ""
    end = len(names) - 1
    return tuple(f"{before}{name}{last if at == end else between}" for at, name in enumerate(names))
