"""What goes along with a paper: how annexes are counted, named, and tied to it; which pages lie across."""

from collections.abc import Sequence

from chibo.kernel.rulebook import rule

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@rule("PAPER-55", source="30/2020/NĐ-CP (05/3/2020), phụ lục I, phần I, mục III.1a, III.1b")
def annex_label(place: int, count: int) -> str:
    """A single annex is "Phụ lục"; several are counted in Roman figures: "Phụ lục I", "Phụ lục II". ``place`` from 1.

    Party papers follow the same way; the guidance of 2026 was not seen on this point.
    """
    return "Phụ lục" if count == 1 else f"Phụ lục {roman(place)}"


@rule("PAPER-56", source="30/2020/NĐ-CP (05/3/2020), phụ lục I, phần I, mục III.1c")
def annex_note(kind: str, number: str, day: str, issuer: str) -> str:
    """The line below the name of an annex: "(Kèm theo Quyết định số 05/QĐ-SNgV ngày 05 tháng 11 năm 2026 của Sở Ngoại vụ)".

    ``kind`` is "Quyết định", ``day`` is in words. A paper without a number is tied by its day alone.
    """
    said = [f"Kèm theo {kind}", f"số {number}" if number.strip() else "", day, f"của {issuer}" if issuer else ""]
    return f"({' '.join(word for word in said if word)})"


@rule("PAPER-57", source="30/2020/NĐ-CP (05/3/2020), phụ lục I, phần I, mục I.2")
def lies_across(least: Sequence[float], upright: float) -> bool:
    """A table whose columns cannot all hold their longest word side by side upright lies across the page.

    ``least`` is the least width of each column, ``upright`` the width between the margins, in one unit.
    """
    return sum(least) > upright


@rule("PAPER-58", source="30/2020/NĐ-CP (05/3/2020), phụ lục I, phần I, mục III.1a")
def names_its_annexes(text: str) -> bool:
    """A paper with annexes speaks of them in its text: "Phụ lục", "kèm theo"."""
    said = text.lower()
    return "phụ lục" in said or "kèm theo" in said


def roman(number: int) -> str:
    """The number in Roman figures."""
    written = ""
    for value, figures in _ROMAN:
        count, number = divmod(number, value)
        written += figures * count
    return written
