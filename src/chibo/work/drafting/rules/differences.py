"""What changed between two texts, word by word, as one reads it: same, taken out, put in."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from chibo.kernel.rulebook import rule

_TOKENS = re.compile(r"\s+|[^\W_]+|[^\w\s]|_")
MOST_TOKENS = 4_000
"""Beyond this a paragraph is shown as replaced as a whole: comparing costs the square of it."""


class Change(StrEnum):
    """What happened to a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Piece:
    """A stretch of text and what happened to it."""

    change: Change
    text: str


@rule("DRAFT-04", source="chibo, decision 21")
def word_differences(old: str, new: str) -> tuple[Piece, ...]:
    """The old text turned into the new one, whole words at a time; composed and decomposed letters are the same.

    A single blank between two changed words goes with them: "một hai" → "ba bốn" is one change, not two.
    """
    left, right = _tokens(old), _tokens(new)
    if len(left) > MOST_TOKENS or len(right) > MOST_TOKENS:
        return _whole("".join(left), "".join(right))
    pieces: list[Piece] = []
    for name, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if name == "equal":
            pieces.append(Piece(Change.SAME, "".join(left[a:b])))
        else:
            pieces += [Piece(Change.GONE, "".join(left[a:b])), Piece(Change.NEW, "".join(right[c:d]))]
    return _joined(piece for piece in pieces if piece.text)


@dataclass(frozen=True)
class Line:
    """One paragraph of a comparison."""

    change: Change
    pieces: tuple[Piece, ...]


@rule("DRAFT-05", source="chibo, decision 21")
def paragraph_differences(old: Sequence[str], new: Sequence[str]) -> tuple[Line, ...]:
    """Paragraphs side by side: those that stayed, went or came; one that was rewritten is shown word by word."""
    left, right = [_nfc(text) for text in old], [_nfc(text) for text in new]
    lines: list[Line] = []
    for name, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if name == "equal":
            lines += [Line(Change.SAME, (Piece(Change.SAME, text),)) for text in left[a:b]]
        else:
            lines += _rewritten(left[a:b], right[c:d])
    return tuple(lines)


def changed(lines: Sequence[Line]) -> bool:
    """Whether anything differs."""
    return any(piece.change != Change.SAME for line in lines for piece in line.pieces)


def _rewritten(old: list[str], new: list[str]) -> Iterator[Line]:
    """Pairs of old and new in order; what has no partner went or came."""
    pairs = min(len(old), len(new))
    for one, other in zip(old[:pairs], new[:pairs], strict=True):
        yield Line(Change.NEW, word_differences(one, other))
    for text in old[pairs:]:
        yield Line(Change.GONE, (Piece(Change.GONE, text),))
    for text in new[pairs:]:
        yield Line(Change.NEW, (Piece(Change.NEW, text),))


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _tokens(text: str) -> list[str]:
    return _TOKENS.findall(_nfc(text))


def _whole(old: str, new: str) -> tuple[Piece, ...]:
    if old == new:
        return (Piece(Change.SAME, old),) if old else ()
    return tuple(piece for piece in (Piece(Change.GONE, old), Piece(Change.NEW, new)) if piece.text)


def _joined(pieces: Iterator[Piece]) -> tuple[Piece, ...]:
    """Changes that only a blank keeps apart become one: gone and new are collected until real common text comes."""
    found: list[Piece] = []
    gone = new = ""
    rows = list(pieces)
    for place, piece in enumerate(rows):
        between = piece.change == Change.SAME and piece.text.isspace() and 0 < place < len(rows) - 1 and (gone or new)
        if piece.change == Change.SAME and not between:
            found += [Piece(Change.GONE, gone), Piece(Change.NEW, new), piece]
            gone = new = ""
            continue
        gone += "" if piece.change == Change.NEW else piece.text
        new += "" if piece.change == Change.GONE else piece.text
    found += [Piece(Change.GONE, gone), Piece(Change.NEW, new)]
    return tuple(piece for piece in found if piece.text)
