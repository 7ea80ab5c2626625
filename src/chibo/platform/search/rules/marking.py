"""The piece of a text around what was looked for, with the finds marked in the text's own letters."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from chibo.platform.search.rules.folding import aligned

WIDTH = 240
MOST_FINDS = 400
STEP = 40_000
"""How much of a long text is folded at once; the search ends with the first step that has finds."""


@dataclass(frozen=True)
class Piece:
    """A run of text, marked or not."""

    text: str
    marked: bool = False


@lru_cache(maxsize=256)
def pattern_of(marks: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the marks in an aligned text: words apart by anything that is no letter, numbers with leading zeros."""
    spelled = [_spelled(mark) for mark in marks if mark.strip("*")]
    return re.compile("|".join(spelled)) if spelled else re.compile(r"(?!)")


def _spelled(mark: str) -> str:
    if mark.endswith("*"):
        return rf"(?<![a-z]){re.escape(mark[:-1])}[a-z]*"
    return "[^0-9a-z]*".join(_word(word) for word in mark.split())


def _word(word: str) -> str:
    return rf"(?<!\d)0*{word}(?!\d)" if word.isdigit() else rf"(?<![a-z]){re.escape(word)}(?![a-z])"


def marked(text: str, marks: Iterable[str]) -> tuple[Piece, ...]:
    """The whole text in pieces; for titles."""
    composed = unicodedata.normalize("NFC", text)
    return _cut(composed, [found.span() for found in pattern_of(tuple(marks)).finditer(aligned(composed))])


def snippet(text: str, marks: Iterable[str], width: int = WIDTH) -> tuple[Piece, ...]:
    """The window of about ``width`` letters with the most different finds, marked; nothing when nothing is found."""
    composed = unicodedata.normalize("NFC", text)
    pattern = pattern_of(tuple(marks))
    for start in range(0, len(composed), STEP):
        part = composed[start : start + STEP + width]
        folded = aligned(part)
        finds = [(found.start(), found.end(), found[0]) for found in islice(pattern.finditer(folded), MOST_FINDS)]
        if finds:
            return _window(part, finds, width)
    return ()


def beginning(text: str, width: int = WIDTH) -> tuple[Piece, ...]:
    """The first words of a text in which nothing is marked."""
    composed = " ".join(unicodedata.normalize("NFC", text[: width * 2]).split())
    return (Piece(_shortened(composed, width)),) if composed else ()


def _window(text: str, finds: list[tuple[int, int, str]], width: int) -> tuple[Piece, ...]:
    best, most = 0, 0
    for at, (start, _end, _word) in enumerate(finds):
        kinds = {word for begin, end, word in finds[at : at + 30] if end <= start + width * 3 // 4}
        if len(kinds) > most:
            best, most = at, len(kinds)
    begin = _word_start(text, max(0, finds[best][0] - width // 4))
    end = _word_end(text, min(len(text), begin + width))
    inside = [(start - begin, stop - begin) for start, stop, _word in finds if start >= begin and stop <= end]
    pieces = list(_cut(text[begin:end], inside))
    if begin:
        pieces.insert(0, Piece("… "))
    if end < len(text):
        pieces.append(Piece(" …"))
    return tuple(Piece(re.sub(r"\s+", " ", piece.text), piece.marked) for piece in pieces)


def _cut(text: str, spans: list[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    rest = 0
    for start, end in spans:
        if start > rest:
            pieces.append(Piece(text[rest:start]))
        pieces.append(Piece(text[start:end], marked=True))
        rest = end
    if rest < len(text):
        pieces.append(Piece(text[rest:]))
    return tuple(pieces)


def _word_start(text: str, at: int) -> int:
    if at == 0:
        return 0
    space = text.find(" ", at, at + 20)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", max(0, at - 20), at)
    return space if space > 0 else at


def _shortened(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: _word_end(text, width)]} …"
