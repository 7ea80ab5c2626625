"""A question as a small tree that both databases can be asked: terms, phrases, all of, any of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """One word; with ``prefix`` every word that begins so."""

    word: str
    prefix: bool = False


@dataclass(frozen=True)
class Phrase:
    """Words one after the other."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class AllOf:
    """Each of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class AnyOf:
    """At least one of the parts."""

    parts: tuple[Node, ...]


Node = Term | Phrase | AllOf | AnyOf


def all_of(parts: Iterable[Node]) -> Node:
    """The parts as one node; a single one stands for itself."""
    some = tuple(parts)
    return some[0] if len(some) == 1 else AllOf(some)


def any_of(parts: Iterable[Node]) -> Node:
    """One of the parts is enough; the same part twice is one part."""
    some = tuple(dict.fromkeys(parts))
    return some[0] if len(some) == 1 else AnyOf(some)


def with_sealed(node: Node, tokens: Callable[[str], Iterable[str]]) -> Node:
    """The same question, answered by sealed texts too: each whole word may also stand there as its keyed token.

    A prefix has no token: what is sealed is found by whole words only.
    """
    match node:
        case Term(word, prefix):
            return node if prefix else any_of([node, *(Term(token) for token in tokens(word))])
        case Phrase(words):
            keyed = zip(*(list(tokens(word)) for word in words), strict=False)
            return any_of([node, *(Phrase(tuple(row)) for row in keyed)])
        case AllOf(parts):
            return AllOf(tuple(with_sealed(part, tokens) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(with_sealed(part, tokens) for part in parts))
