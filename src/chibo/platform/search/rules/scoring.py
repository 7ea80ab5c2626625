"""Which hit stands first. Points, cheap to count, for a few hundred candidates."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from chibo.kernel.text import canonical

IN_THE_HEAD, ALL_OF_THE_SYMBOL, IN_A_ROW, AT_THE_BEGINNING, WITH_THE_SAME_TONES = 30.0, 34.0, 14.0, 6.0, 12.0
WHOLE_HEAD = 10.0
NEWEST, HALF_OF_IT_AFTER_DAYS = 10.0, 540.0
KIND = 6.0


@dataclass(frozen=True)
class Candidate:
    """What is known of a hit before its text is read. ``folded``: number, title and names, with a stroke between."""

    title: str
    folded: str
    day: dt.date
    in_head: bool
    kind_order: int


@dataclass(frozen=True)
class Wanted:
    """The question as it is compared: its words with abbreviations written out, and as typed with its tones."""

    written: tuple[str, ...]
    tones: str

    @cached_property
    def row(self) -> str:
        """The words one after the other: what does not have them has not their tones, either."""
        return " ".join(self.written)


def wanted(written: str, typed: str) -> Wanted:
    """Made once for a question."""
    plain = canonical(typed.replace('"', " "))
    return Wanted(tuple(written.split()), plain if _has_marks(plain) else "")


def points(candidate: Candidate, asked: Wanted, today: dt.date) -> float:
    """More is better. Head before body, number before title, words in a row, the tones as typed, then the newer."""
    total = IN_THE_HEAD if candidate.in_head else 0.0
    total += _likeness(candidate.folded, asked.written)
    if asked.tones and asked.row in candidate.folded and asked.tones in canonical(candidate.title):
        total += WITH_THE_SAME_TONES
    age = max(0, (today - candidate.day).days)
    total += NEWEST * float(0.5 ** (age / HALF_OF_IT_AFTER_DAYS))
    return total + KIND * (1 - min(candidate.kind_order, 100) / 100)


def _likeness(folded: str, written: tuple[str, ...]) -> float:
    if not written:
        return 0.0
    symbol, *names = folded.split("|")
    row, total = f" {' '.join(written)} ", 0.0
    for name in (symbol, *names):
        if row in (spaced := f" {name} "):
            begins = AT_THE_BEGINNING if spaced.startswith(row) else 0.0
            total = max(total, IN_A_ROW + begins + (WHOLE_HEAD if spaced == row else 0.0))
    if symbol and set(written) <= set(symbol.split()):
        total += ALL_OF_THE_SYMBOL
    return total


def _has_marks(decomposed: str) -> bool:
    return "đ" in decomposed or any("\u0300" <= letter <= "\u036f" for letter in decomposed)
