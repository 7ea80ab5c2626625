"""What a back end can do. A third one (OpenSearch, see ADR 0024) would do the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from chibo.platform.search.rules.tree import Node


class Part(StrEnum):
    """Which words are asked."""

    HEAD = "head"
    BODY = "body"


@dataclass(frozen=True)
class Row:
    """The words of one entry at its place. ``facets`` are its scopes, kind, unit, year, issuer as words."""

    place: int
    head: str
    body: str
    facets: str


class Backend(Protocol):
    """Keeps folded words by place."""

    def create(self) -> None:
        """Make its tables; harmless when they are there."""

    def put(self, rows: Iterable[Row]) -> None:
        """Write rows; one that is there is replaced."""

    def drop(self, places: Iterable[int]) -> None:
        """Take rows away."""

    def clear(self) -> None:
        """Take all rows away."""

    def places(self, part: Part, words: Node | None, facets: Node, *, low: int, high: int, most: int) -> list[int]:
        """The newest ``most`` places from ``low`` to ``high`` whose words and facets answer."""

    def tidy(self) -> None:
        """After much was written: bring the index into the shape in which it answers fastest."""
