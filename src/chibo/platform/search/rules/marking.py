"""The piece of a text around what was looked for, with the finds marked in the text's own letters."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from chibo.platform.search.rules.folding import aligned

WIDTH = 240
MOST_FINDS = 400
STEP = 40_000
"""How much of a long text is folded at once; the search ends with the first step that has finds."""


Find = tuple[int, int, str]
"""Beginning, end, and the folded letters."""


@dataclass(frozen=True)
class Piece:
    """A run of text, marked or not."""

    text: str
    marked: bool = False


@lru_cache(maxsize=256)
def patterns_of(marks: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Each finds one mark in an aligned text: words apart by anything that is no letter, numbers with leading zeros.

    One for each mark, because a pattern that begins with letters is looked for many times faster than a choice of several.
    """
    return tuple(re.compile(_spelled(mark)) for mark in marks if mark.strip("*"))


def _spelled(mark: str) -> str:
    if mark.endswith("*"):
        return rf"{_begun(mark[:-1])}[a-z]*"
    return "[^0-9a-z]*".join(_word(word) for word in mark.split())


def _word(word: str) -> str:
    return rf"(?<!\d)0*{word}(?!\d)" if word.isdigit() else rf"{_begun(word)}(?![a-z])"


def _begun(word: str) -> str:
    """The word itself first, and only then that no letter stands before it."""
    spelled = re.escape(word)
    return rf"{spelled}(?<![a-z]{spelled})"


def _finds(folded: str, marks: tuple[str, ...]) -> list[Find]:
    """Where the marks stand, none over another; of two at one place the longer."""
    met: list[Find] = []
    for pattern in patterns_of(marks):
        met += [(found.start(), found.end(), found[0]) for found in islice(pattern.finditer(folded), MOST_FINDS)]
    apart: list[Find] = []
    rest = 0
    for find in sorted(met, key=_first_and_longest):
        if find[0] >= rest:
            apart.append(find)
            rest = max(find[1], rest)
    return apart


def _first_and_longest(find: Find) -> tuple[int, int]:
    return find[0], -find[1]


def marked(text: str, marks: Iterable[str]) -> tuple[Piece, ...]:
    """The whole text in pieces; for titles."""
    composed = unicodedata.normalize("NFC", text)
    return _cut(composed, [(start, end) for start, end, _word in _finds(aligned(composed), tuple(marks))])


def snippet(text: str, marks: Iterable[str], width: int = WIDTH) -> tuple[Piece, ...]:
    """The window of about ``width`` letters with the most different finds, marked; nothing when nothing is found."""
    composed, wanted = unicodedata.normalize("NFC", text), tuple(marks)
    for start in range(0, len(composed), STEP):
        part = composed[start : start + STEP + width]
        if finds := _finds(aligned(part), wanted):
            return _window(part, finds, width)
    return ()


def beginning(text: str, width: int = WIDTH) -> tuple[Piece, ...]:
    """The first words of a text in which nothing is marked."""
    composed = " ".join(unicodedata.normalize("NFC", text[: width * 2]).split())
    return (Piece(_shortened(composed, width)),) if composed else ()


def _window(text: str, finds: list[Find], width: int) -> tuple[Piece, ...]:
    best = _fullest(finds, width * 3 // 4)
    begin = _word_start(text, max(0, finds[best][0] - width // 4))
    end = _word_end(text, min(len(text), begin + width))
    inside = [(start - begin, stop - begin) for start, stop, _word in finds if start >= begin and stop <= end]
    pieces = list(_cut(text[begin:end], inside))
    if begin:
        pieces.insert(0, Piece("… "))
    if end < len(text):
        pieces.append(Piece(" …"))
    return tuple(Piece(re.sub(r"\s+", " ", piece.text), piece.marked) for piece in pieces)


def _fullest(finds: list[Find], reach: int) -> int:
    """Which find begins the stretch with the most different ones."""
    inside: Counter[str] = Counter()
    best = most = last = 0
    for at, (start, _end, word) in enumerate(finds):
        while last < len(finds) and (last == at or finds[last][1] <= start + reach):
            inside[finds[last][2]] += 1
            last += 1
        if len(inside) > most:
            best, most = at, len(inside)
        inside[word] -= 1
        if not inside[word]:
            del inside[word]
    return best


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
