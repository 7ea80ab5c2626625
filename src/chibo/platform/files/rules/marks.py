"""The marks of secrecy on the first page of a paper: a stamp stands alone, a word in a sentence is no stamp."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chibo.kernel.rulebook import rule
from chibo.kernel.text import fold

LINES_READ = 80
LINE_READ = 400
_AROUND = " \t.,;:*_-–—|•·\"'“”‘’()[]{}<>/\\"
_BRACKETED = re.compile(r"[(\[]\s*([^()\[\]]{3,12})\s*[)\]]")
_DEGREE = re.compile(r"^(?:độ|mức độ|dấu)\s+mật\s*[:\-–]\s*(.{3,12})$", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Finding:
    """A mark on the page. A certain one is a stamp; an uncertain one may be a word that only looks like it."""

    level: str
    certain: bool


@dataclass(frozen=True)
class MarkWords:
    """The words of the marks from the rule pack: level to words, the gravest first, and harmless neighbours."""

    levels: Mapping[str, str]
    before: frozenset[str]
    after: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "MarkWords":
        """From the table of the pack."""
        levels = {str(row["level"]): _plain(str(row["words"])).lower() for row in table["levels"]}
        return cls(levels, frozenset(table["harmless_before"]), frozenset(table["harmless_after"]))


@rule("SEC-01", source="Luật Bảo vệ bí mật nhà nước 117/2025/QH15 (10/12/2025)")
def mark_on_page(lines: Iterable[str], words: MarkWords) -> Finding | None:
    """A paper whose first page carries the stamp Mật, Tối mật or Tuyệt mật is never taken.

    A stamp in a line of its own, in brackets in capitals, or after "Độ mật:" is certain. The same words in
    capitals inside another line, or typed without diacritics, are uncertain: a person must look. The word
    inside other words ("bảo mật", "bí mật", "mật độ") is no mark. Of several the gravest certain one counts.
    """
    found = [
        finding
        for number, line in enumerate(lines)
        if number < LINES_READ
        for finding in _in_line(_plain(line[:LINE_READ]), words)
    ]
    gravest = {level: place for place, level in enumerate(words.levels)}
    return min(found, key=lambda one: (not one.certain, gravest[one.level]), default=None)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _in_line(line: str, words: MarkWords) -> Iterator[Finding]:
    bare = _joined(line.strip(_AROUND))
    by_words = {phrase: level for level, phrase in words.levels.items()}
    if (level := by_words.get(bare.lower())) is not None:
        if bare.islower() and " " not in bare and line.strip()[:1] not in ("(", "["):
            return  # "mật" alone in small letters is the end of a broken line: "bảo mật"
        yield Finding(level, certain=not bare.islower() and (bare.isupper() or " " in bare))
        return
    if (named := _DEGREE.match(bare)) and (level := by_words.get(named[1].strip(_AROUND).lower())):
        yield Finding(level, certain=True)
        return
    if bare.isascii() and bare.isupper():
        yield from (Finding(level, certain=False) for phrase, level in by_words.items() if fold(bare) == fold(phrase))
    for inner in _BRACKETED.findall(line):
        if (level := by_words.get(inner.strip().lower())) is not None:
            yield Finding(level, certain=inner.isupper())
    yield from _inside(bare, words)


def _joined(text: str) -> str:
    """Letters set apart by spaces, as stamps are typed, together again: "M Ậ T", "T Ố I  M Ậ T"."""
    parts = text.split(" ")
    if len(parts) < 3 or any(len(part) > 1 for part in parts):
        return text
    whole = "".join(parts)
    return f"{whole[:-3]} {whole[-3:]}" if len(whole) > 3 else whole


def _inside(line: str, words: MarkWords) -> Iterator[Finding]:
    tokens = _WORDS.findall(line)
    for level, phrase in words.levels.items():
        wanted = phrase.split(" ")
        for place in range(len(tokens) - len(wanted) + 1):
            here = tokens[place : place + len(wanted)]
            in_capitals = all(token.isupper() for token in here) and [token.lower() for token in here] == wanted
            if in_capitals and (len(wanted) > 1 or not _harmless(tokens, place, words)):
                yield Finding(level, certain=False)


def _harmless(tokens: Sequence[str], place: int, words: MarkWords) -> bool:
    before = tokens[place - 1].lower() if place else ""
    after = tokens[place + 1].lower() if place + 1 < len(tokens) else ""
    of_a_level = any(f"{before} mật" == phrase for phrase in words.levels.values())
    return before in words.before or after in words.after or of_a_level
