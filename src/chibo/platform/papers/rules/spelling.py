"""Two spellings of one language: where the tone of an open "oa", "oe", "uy" stands."""

import re
from collections.abc import Collection
from enum import StrEnum

from chibo.kernel.rulebook import rule


class Spelling(StrEnum):
    """How an office writes its papers."""

    AS_TYPED = "as_typed"
    FIRST_VOWEL = "first_vowel"
    SECOND_VOWEL = "second_vowel"


_FIRST = {"oa": "òa óa ỏa õa ọa", "oe": "òe óe ỏe õe ọe", "uy": "ùy úy ủy ũy ụy"}
_SECOND = {"oa": "oà oá oả oã oạ", "oe": "oè oé oẻ oẽ oẹ", "uy": "uỳ uý uỷ uỹ uỵ"}
_TO_SECOND = {
    first: second
    for pair in _FIRST
    for first, second in zip(_FIRST[pair].split(), _SECOND[pair].split(), strict=True)
}
_TO_FIRST = {second: first for first, second in _TO_SECOND.items()}


def _open(pairs: Collection[str]) -> re.Pattern[str]:
    """Such a pair at the end of its syllable; after q the u belongs to the consonant."""
    return re.compile(rf"(?<![qQ])(?:{'|'.join(pairs)})(?![^\W\d_])", re.IGNORECASE)


_CHANGES = {
    Spelling.FIRST_VOWEL: (_open(_TO_FIRST), _TO_FIRST),
    Spelling.SECOND_VOWEL: (_open(_TO_SECOND), _TO_SECOND),
}


@rule("PAPER-54", source="05-HD/VPTW (2026), mẫu trình bày; thói quen của từng cơ quan")
def spelled(text: str, spelling: Spelling, *, keep: Collection[str] = ()) -> str:
    """A paper writes "ủy ban, hòa bình" or "uỷ ban, hoà bình", as the office decides; "quý", "hoàn" are one in both.

    ``keep`` names words that stay as they are: persons write their own names. Only what is shown changes:
    comparing and searching have one form of their own (:func:`chibo.kernel.text.canonical`).
    """
    if spelling is Spelling.AS_TYPED:
        return text
    pattern, table = _CHANGES[spelling]
    parts = re.split(f"({'|'.join(re.escape(word) for word in keep if word)})", text) if any(keep) else [text]
    return "".join(
        part if place % 2 else pattern.sub(lambda found: _in_case(table[found.group().lower()], found.group()), part)
        for place, part in enumerate(parts)
    )


def _in_case(changed: str, like: str) -> str:
    return "".join(new.upper() if old.isupper() else new for new, old in zip(changed, like, strict=True))
