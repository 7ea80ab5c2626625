"""Copies that an office makes of a paper: sao y, sao lục, trích sao; their words and their number."""

from enum import StrEnum

from chibo.kernel.rulebook import rule
from chibo.platform.papers.rules.system import System


class CopyForm(StrEnum):
    """The three copies of both systems, by the signs of the State's."""

    WHOLE = "SY"
    OF_A_COPY = "SL"
    PART = "TrS"


SERIES = "SAO"
"""One count for all copies of a body."""
_WORDS = {CopyForm.WHOLE: "SAO Y", CopyForm.OF_A_COPY: "SAO LỤC", CopyForm.PART: "TRÍCH SAO"}


@rule("PAPER-71", source="30/2020/NĐ-CP (05/3/2020), điều 25; phụ lục I, phần II; 36-HD/VPTW (03/4/2018); to be confirmed")
def copy_words(system: System, form: CopyForm) -> str:
    """What stands above a copy: "SAO Y", "SAO LỤC", "TRÍCH SAO"; a whole copy of the Party says "SAO Y BẢN CHÍNH".

    To be confirmed for the Party: the guidance of 2026 was not seen on copies.
    """
    whole_of_party = system is System.PARTY and form is CopyForm.WHOLE
    return "SAO Y BẢN CHÍNH" if whole_of_party else _WORDS[form]


@rule("PAPER-72", source="30/2020/NĐ-CP (05/3/2020), phụ lục I, phần II; phụ lục III; 36-HD/VPTW (2018); to be confirmed")
def copy_sign(system: System, form: CopyForm) -> str:
    """The sign in the number of a copy: the State's "03/SY-SNgV", "03/SL-…", "03/TrS-…"; the Party's "03-BS/CB" for all.

    To be confirmed for the Party.
    """
    return form.value if system is System.STATE else "BS"


@rule("PAPER-75", source="30/2020/NĐ-CP (05/3/2020), phụ lục I, phần II; 36-HD/VPTW (2018); to be confirmed")
def copy_period(system: System, *, year: int, term: str) -> str:
    """All copies of a body are counted together: by the year in the State, by the term in the Party ("" without one).

    To be confirmed for the Party.
    """
    if system is System.STATE:
        return f"year:{year}"
    return f"term:{term}" if term else ""


@rule("PAPER-73", source="30/2020/NĐ-CP (05/3/2020), điều 25")
def forms_of_copy(*, own: bool) -> tuple[CopyForm, ...]:
    """Of a paper of one's own one makes whole and partial copies; of one that came in also a copy of a copy (sao lục)."""
    return (CopyForm.WHOLE, CopyForm.PART) if own else (CopyForm.WHOLE, CopyForm.OF_A_COPY, CopyForm.PART)


@rule("PAPER-74", source="30/2020/NĐ-CP (05/3/2020), điều 25, khoản 3")
def pages_wanted(typed: str, count: int) -> tuple[int, ...]:
    """The pages of a partial copy, "2-4, 6", counted from 1, in order; the first is always there: it says what is copied.

    Raises:
        ValueError: not pages, or pages that the paper does not have.
    """
    wanted = {1}
    for piece in typed.replace(";", ",").split(","):
        if piece.strip():
            first, _dash, last = piece.partition("-")
            begin, end = int(first), int(last or first)
            if not 1 <= begin <= end <= count:
                raise ValueError(typed)
            wanted |= set(range(begin, end + 1))
    return tuple(sorted(wanted))
