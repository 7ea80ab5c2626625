"""What somebody typed, understood: words, phrases in quotes, beginnings with a star, abbreviations."""

import re
import unicodedata
from dataclasses import dataclass, replace

from chibo.platform.search.rules.abbreviations import Abbreviation, Abbreviations
from chibo.platform.search.rules.folding import folded_words
from chibo.platform.search.rules.tree import AllOf, Node, Phrase, Term, all_of, any_of

MOST_PARTS = 16
LONGEST_QUESTION = 300
SHORTEST_PREFIX = 2
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")
_LOOSE_QUOTES = re.compile(r"[\"“”„«»]")
_PIECES = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True)
class Part:
    """One thing that must be there. ``marks`` are the folded words and phrases by which it is marked in a text."""

    node: Node
    word: str
    marks: tuple[str, ...]
    plain: bool = True


@dataclass(frozen=True)
class Asked:
    """A whole question. ``typed`` is what was typed, for comparing tones."""

    parts: tuple[Part, ...] = ()
    typed: str = ""

    @property
    def node(self) -> Node:
        """All parts together; never asked of an empty question."""
        return all_of(part.node for part in self.parts)

    @property
    def words(self) -> tuple[str, ...]:
        """The words, folded."""
        return tuple(word for part in self.parts for word in part.word.split())

    @property
    def marks(self) -> tuple[str, ...]:
        """Everything that is to be marked, longest first."""
        return tuple(sorted({mark for part in self.parts for mark in part.marks if mark}, key=lambda m: (-len(m), m)))

    def beginning_with_last(self) -> "Asked":
        """The same, its last word taken as the beginning of a word; itself where that says nothing."""
        if not self.parts:
            return self
        *before, last = self.parts
        if not last.plain or len(last.word) < SHORTEST_PREFIX or last.word.isdigit():
            return self
        longer = replace(last, node=any_of([Term(last.word, prefix=True), last.node]), marks=(f"{last.word}*", *last.marks))
        return replace(self, parts=(*before, longer))


def understood(typed: str, abbreviations: Abbreviations) -> Asked:
    """What was typed as parts; signs that say nothing are left out, and so is what goes beyond bounds."""
    text = unicodedata.normalize("NFC", typed)[:LONGEST_QUESTION]
    parts: list[Part] = []
    rest = 0
    for quoted in _QUOTED.finditer(text):
        parts += _loose(text[rest : quoted.start()], abbreviations)
        parts += _phrase(quoted[1], abbreviations)
        rest = quoted.end()
    parts += _loose(text[rest:], abbreviations)
    return _with_short_marks(Asked(tuple(parts[:MOST_PARTS]), text.strip()), abbreviations)


def _phrase(text: str, abbreviations: Abbreviations) -> list[Part]:
    words = tuple(abbreviations.written_out(text).words.split())[:MOST_PARTS]
    if not words:
        return []
    if len(words) == 1:
        return [Part(Term(words[0]), words[0], words, plain=False)]
    return [Part(Phrase(words), " ".join(words), (" ".join(words),), plain=False)]


def _loose(text: str, abbreviations: Abbreviations) -> list[Part]:
    parts: list[Part] = []
    for chunk in _LOOSE_QUOTES.sub(" ", text).split():
        pieces = _PIECES.findall(chunk)
        joined = bool(re.search(r"\w[-/]\w", chunk)) or len(pieces) > 1
        for piece in pieces:
            parts += _piece(piece, joined, abbreviations)
        if chunk.endswith("*") and parts and parts[-1].plain and len(parts[-1].word) >= SHORTEST_PREFIX:
            word = parts[-1].word
            parts[-1] = Part(Term(word, prefix=True), word, (f"{word}*",), plain=False)
    return parts


def _piece(piece: str, joined: bool, abbreviations: Abbreviations) -> list[Part]:
    word = folded_words(piece)
    if not word:
        return []
    short = abbreviations.meant(piece, joined=joined)
    if short is None:
        return [Part(all_of(Term(one) for one in word.split()), word, tuple(word.split()), plain=" " not in word)]
    node = any_of([Term(word), *(Term(concept) for concept in short.concepts)])
    return [Part(node, word, (word, *(folded_words(full) for full in short.full)), plain=False)]


def _with_short_marks(asked: Asked, abbreviations: Abbreviations) -> Asked:
    """Whoever types "nghị quyết" sees "NQ" marked, too."""
    typed = set(asked.words)
    shorts = [one for one in abbreviations.entries if _typed_out(one, typed)]
    if not shorts or not asked.parts:
        return asked
    first, *others = asked.parts
    return replace(asked, parts=(replace(first, marks=(*first.marks, *(one.folded for one in shorts))), *others))


def _typed_out(short: Abbreviation, typed: set[str]) -> bool:
    return not short.joined and set(folded_words(short.full[0]).split()) <= typed


def with_alternatives(asked: Asked, alternatives: dict[str, tuple[str, ...]]) -> Asked:
    """The question with one word at a time replaced by words that differ in one letter.

    Two mistakes in one question are not mended: that finds too much that was never meant.
    """
    ways: list[Node] = []
    marks: list[str] = []
    for place, part in enumerate(asked.parts):
        near = alternatives.get(part.word, ()) if part.plain else ()
        if not near:
            continue
        others = [other.node for at, other in enumerate(asked.parts) if at != place]
        ways.append(all_of([any_of(Term(word) for word in near), *others]))
        marks += near
    if not ways:
        return Asked((), asked.typed)
    whole = Part(any_of(ways), " ".join(asked.words), (*asked.marks, *marks), plain=False)
    return Asked((whole,), asked.typed)


def is_everything(node: Node) -> bool:
    """Whether a node asks nothing."""
    return isinstance(node, AllOf) and not node.parts
