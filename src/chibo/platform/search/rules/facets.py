"""Facets: what an entry is beside its words (kind, scopes, unit, year, issuer), each as one word of the index."""

from collections.abc import Iterable

from chibo.platform.search.rules.tree import Node, Term, any_of

LONGEST = 60


def scope_word(scope: str) -> str:
    """ "unit:3" as a word.

    >>> scope_word("unit:3")
    'sxunit3'
    """
    return "sx" + "".join(letter for letter in scope.lower() if letter.isalnum())


def unit_word(unit: int) -> str:
    """A unit as a word."""
    return f"ux{unit}"


def year_word(year: int) -> str:
    """A year as a word."""
    return f"yx{year}"


def issuer_word(folded: str) -> str:
    """An issuer as a word: its folded name without spaces."""
    return f"ix{folded.replace(' ', '')}"[:LONGEST]


def facets_of(kind: str, scopes: Iterable[str], unit: int | None, year: int, issuer: str) -> str:
    """All facets of an entry."""
    words = [kind, year_word(year), *(scope_word(scope) for scope in scopes)]
    words += [unit_word(unit)] if unit is not None else []
    words += [issuer_word(issuer)] if issuer else []
    return " ".join(dict.fromkeys(words))


def any_word(words: Iterable[str]) -> Node:
    """One of these words."""
    return any_of(Term(word) for word in sorted(set(words)))
