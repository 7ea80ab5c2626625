"""What is new between two versions of a text, paragraph by paragraph and word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from chibo.kernel.rulebook import rule

ALIKE = 0.5
"""Two paragraphs with at least this share of common words are one that was changed."""
LONGEST = 4_000
"""Paragraphs that are compared; a longer text is compared up to here."""
_SENTENCE_ENDS = re.compile(r"[.;:!?…]$")


@dataclass(frozen=True)
class Piece:
    """Some words of a changed paragraph: "same", "gone" or "new"."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """One changed place: a paragraph that is "new", "gone" or "changed", the page it stands on, its pieces."""

    kind: str
    pieces: tuple[Piece, ...]


def paragraphs_of(text: str) -> list[str]:
    """Lines of a page put together again: a line that does not end a sentence goes on in the next.

    A line of digits alone is the number of a page and is left out.
    """
    done: list[str] = []
    going = ""
    for line in (" ".join(raw.split()) for raw in text.splitlines()):
        if line.isdigit():
            continue
        if not line:
            going = _close(done, going)
            continue
        going = f"{going} {line}" if going else line
        if _SENTENCE_ENDS.search(line):
            going = _close(done, going)
    _close(done, going)
    return done[:LONGEST]


@rule("DIR-05", source="Quy ước làm việc: nêu điểm mới của phiên bản sau so với phiên bản đã đọc")
def changes_between(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Paragraphs that came, went or changed, in the order of the newer text; what stayed the same is left out.

    A paragraph that keeps at least half of its words is one that changed, and says which words. Spacing and line
    breaks are no change.
    """
    found: list[Change] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _pairs(list(old[a1:a2]), list(new[b1:b2]))
    return found


def _pairs(gone: list[str], come: list[str]) -> Iterator[Change]:
    for text in come:
        words = text.split()
        partner = max(gone, key=lambda other: _likeness(other.split(), words), default="")
        if partner and _likeness(partner.split(), words) >= ALIKE:
            yield from (_change("gone", other) for other in gone[: gone.index(partner)])
            del gone[: gone.index(partner) + 1]
            yield Change("changed", tuple(_pieces(partner.split(), words)))
        else:
            yield _change("new", text)
    yield from (_change("gone", text) for text in gone)


def _change(kind: str, text: str) -> Change:
    return Change(kind, (Piece(kind, text),))


def _likeness(one: list[str], other: list[str]) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return 0.0 if matcher.quick_ratio() < ALIKE else matcher.ratio()


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", " ".join(new[b1:b2]))
            continue
        if a2 > a1:
            yield Piece("gone", " ".join(old[a1:a2]))
        if b2 > b1:
            yield Piece("new", " ".join(new[b1:b2]))


def _close(done: list[str], going: str) -> str:
    if going:
        done.append(going)
    return ""
