"""Which posts an account holds, told by the floor above: accounts know people only by their login."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from chibo.platform.accounts.models import Account


@dataclass(frozen=True)
class Source:
    """Somebody who knows posts: their names with words, and those of an account today."""

    words: Callable[[], Iterable[tuple[str, str]]]
    of: Callable[[Account], Iterable[str]]


_sources: list[Source] = []


def tells_posts(*, words: Callable[[], Iterable[tuple[str, Any]]], of: Callable[[Account], Iterable[str]]) -> None:
    """Register once, at start."""
    _sources.append(Source(words, of))


def words_of_posts() -> list[tuple[str, str]]:
    """Every post that can be named, with its word."""
    return [(str(name), str(word)) for source in _sources for name, word in source.words()]


def posts_of(account: Account) -> frozenset[str]:
    """The posts the account holds today."""
    return frozenset(str(post) for source in _sources for post in source.of(account))
