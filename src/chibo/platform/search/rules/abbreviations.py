"""Abbreviations of the office: "NQ" stands for "nghị quyết", in the text as in the question.

In the text an abbreviation is written out, so that whoever types the whole words finds it. Every abbreviation
*and* every written-out form also leaves a *concept* ("abnghiquyet"), so that whoever types "nq" finds both.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from chibo.platform.search.rules.folding import folded_words

CONCEPT = "ab"
"""How a concept begins; no word of Vietnamese does that and goes on like one."""


@dataclass(frozen=True)
class Abbreviation:
    """One short form with what it may stand for, the most usual first.

    ``joined``: the short form is also a syllable ("ĐU", "TU"), so that it counts only where a hyphen or slash joins it.
    """

    short: str
    full: tuple[str, ...]
    joined: bool = False

    @property
    def folded(self) -> str:
        """The short form as a word."""
        return folded_words(self.short).replace(" ", "")

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts it may stand for."""
        return tuple(concept_of(full) for full in self.full)


@dataclass(frozen=True)
class Written:
    """A text made ready for the index: its words written out, and what was added for those who ask shorter."""

    words: str
    concepts: frozenset[str] = frozenset()
    also: str = ""

    @property
    def everything(self) -> str:
        """One string: words, then short forms and other meanings, then concepts."""
        return " ".join(part for part in (self.words, self.also, " ".join(sorted(self.concepts))) if part)


def concept_of(full: str) -> str:
    """The one token of a written-out form.

    >>> concept_of("nghị quyết")
    'abnghiquyet'
    """
    return CONCEPT + folded_words(full).replace(" ", "")


@dataclass(frozen=True)
class Abbreviations:
    """All of them, ready to be looked up."""

    entries: tuple[Abbreviation, ...] = field(default=())

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]]) -> "Abbreviations":
        """From the rows of the data file."""
        return cls(tuple(Abbreviation(row["short"], tuple(row["full"]), bool(row.get("joined"))) for row in rows))

    @cached_property
    def by_folded(self) -> dict[str, Abbreviation]:
        """By the short form as a word."""
        return {entry.folded: entry for entry in self.entries}

    @cached_property
    def _shorts(self) -> re.Pattern[str]:
        spelled = sorted({re.escape(entry.short) for entry in self.entries}, key=len, reverse=True)
        return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(spelled)})(?![^\W\d_])", re.IGNORECASE)

    @cached_property
    def _fulls(self) -> re.Pattern[str]:
        spelled = sorted({folded_words(full) for entry in self.entries for full in entry.full}, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(spelled)})\b")

    def meant(self, word: str, *, joined: bool) -> Abbreviation | None:
        """What a typed word may be short for. ``joined``: a hyphen, a slash or a digit touches it, or it is in capitals."""
        entry = self.by_folded.get(folded_words(word).replace(" ", ""))
        if entry is None or (entry.joined and not (joined or word.isupper())):
            return None
        return entry

    def written_out(self, text: str) -> Written:
        """The words of a text with its abbreviations written out."""
        if not self.entries:
            return Written(folded_words(text))
        met: dict[str, Abbreviation] = {}

        def write_out(found: re.Match[str]) -> str:
            entry = self.meant(found[0], joined=True)
            if entry is None or (entry.joined and not _is_joined(found)):
                return found[0]
            met[entry.folded] = entry
            return f" {entry.full[0]} "

        words = folded_words(self._shorts.sub(write_out, unicodedata.normalize("NFC", text)))
        others = [folded_words(full) for entry in met.values() for full in entry.full[1:]]
        concepts = {concept_of(full) for full in self._fulls.findall(words)}
        return Written(words, frozenset(concepts), " ".join([*met, *others]))


def _is_joined(found: re.Match[str]) -> bool:
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return before in ("-", "/") or after in ("-", "/") or (found[0].isupper() and after.isdigit())
