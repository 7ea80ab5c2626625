"""Which letters the paper font has: the PDF is printed with it alone, so what it lacks is shown as a box and said."""

import re
import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from chibo.platform.papers.content import PaperContent
from chibo.platform.papers.missing import CLOSE, OPEN, every_text

FONTS = Path(__file__).resolve().parent / "fonts"
FACES = ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf")
BOX = "\u25a1"
"""Stands for a letter that the font does not have."""
_JOINERS = re.compile("[\u200c\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
_NEEDS_NO_SHAPE = frozenset("\n\u200b\u2060" + OPEN + CLOSE)


def printable(text: str) -> str:
    """The text as the PDF prints it: a box for each letter that the font lacks, none for what joins or tints an emoji."""
    if text.isascii() or letters_of_the_font().issuperset(text):
        return text
    known = letters_of_the_font()
    return "".join(letter if letter in known else BOX for letter in _JOINERS.sub("", text))


def unprintable(content: PaperContent) -> str:
    """The letters of a paper that its font lacks, each once, in reading order: to warn of before it is issued."""
    return lacking("".join(every_text(content)))


def lacking(text: str) -> str:
    """The letters of a text that the font lacks, each once, in reading order."""
    known = letters_of_the_font()
    return "".join(dict.fromkeys(letter for letter in _JOINERS.sub("", text) if letter not in known))


@lru_cache(maxsize=1)
def letters_of_the_font() -> frozenset[str]:
    """What all four faces can print."""
    faces = [frozenset(_letters((FONTS / name).read_bytes())) for name in FACES]
    return frozenset.intersection(*faces) | _NEEDS_NO_SHAPE


def _letters(font: bytes) -> Iterator[str]:
    """The letters of a TrueType font, from the segments of its character map (format 4)."""
    at = _segments(font)
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}h", font, at + 16 + 4 * count)
    offsets_at = at + 16 + 6 * count
    for place, (start, end, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
        offset = struct.unpack_from(">H", font, offsets_at + 2 * place)[0]
        for code in range(start, end + 1):
            glyph = code + delta
            if offset:
                glyph_at = offsets_at + 2 * place + offset + 2 * (code - start)
                glyph = struct.unpack_from(">H", font, glyph_at)[0] if glyph_at + 2 <= len(font) else 0
            if glyph & 0xFFFF and code != 0xFFFF:
                yield chr(code)


def _segments(font: bytes) -> int:
    """Where the Unicode character map in format 4 begins."""
    for table in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _sum, cmap, _length = struct.unpack_from(">4sLLL", font, 12 + 16 * table)
        if tag == b"cmap":
            for entry in range(struct.unpack_from(">H", font, cmap + 2)[0]):
                at = cmap + struct.unpack_from(">L", font, cmap + 4 + 8 * entry + 4)[0]
                if struct.unpack_from(">H", font, at)[0] == 4:
                    return int(at)
    raise ValueError("the font has no character map of format 4")
