"""Paragraphs of a text, and where a remark on one belongs after the text has been rewritten."""

import re
from collections.abc import Sequence

from chibo.kernel.rulebook import rule
from chibo.kernel.text import clean, fold

_WORDS = re.compile(r"\w+")
ALIKE = 50
"""Percent of common words from which a rewritten paragraph is still the same one."""


def paragraphs_of(text: str) -> list[str]:
    """What was typed over several lines; empty lines fall away."""
    return [line for line in (clean(part) for part in text.split("\n")) if line]


@rule("DRAFT-03", source="chibo, decision 21")
def place_of(quote: str, paragraphs: Sequence[str], *, alike: int = ALIKE) -> int | None:
    """The paragraph that a remark is about: the one with the quoted words, else the one most like it, else none.

    Alike are two paragraphs by the share of words they have in common; below ``alike`` percent the remark has lost
    its place and stands at the end of the part, with the words it was about.
    """
    wanted = clean(quote)
    for place, paragraph in enumerate(paragraphs):
        if clean(paragraph) == wanted:
            return place
    shares = [(_share(wanted, paragraph), -place) for place, paragraph in enumerate(paragraphs)]
    best = max(shares, default=(0, 0))
    return -best[1] if best[0] >= alike else None


def _share(one: str, other: str) -> int:
    left, right = set(_WORDS.findall(fold(one))), set(_WORDS.findall(fold(other)))
    return 100 * len(left & right) // len(left | right) if left | right else 0
