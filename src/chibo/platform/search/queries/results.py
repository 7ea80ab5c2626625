"""What a search gives back."""

import datetime as dt
from dataclasses import dataclass, field

from chibo.platform.search.rules.marking import Piece


@dataclass(frozen=True)
class Hit:
    """One thing that was found, as it is shown."""

    reference: str
    kind: str
    kind_label: str
    icon: str
    title: tuple[Piece, ...]
    symbol: tuple[Piece, ...]
    context: str
    unit_name: str
    issuer: str
    day: dt.date
    href: str
    snippet: tuple[Piece, ...] = ()
    unread: str = ""
    """Why the text of a file of it is not searched, in a sentence."""

    @property
    def plain_title(self) -> str:
        """The title as plain text."""
        return "".join(piece.text for piece in self.title)

    @property
    def label(self) -> str:
        """Number and title in one line."""
        symbol = "".join(piece.text for piece in self.symbol)
        return f"{symbol} {self.plain_title}".strip()


@dataclass(frozen=True)
class Choice:
    """One value of a filter, with how many of the hits have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Results:
    """A page of hits. ``count`` counts only what the visitor may see; ``more``: there are older ones beyond the count."""

    hits: tuple[Hit, ...] = ()
    count: int = 0
    more: bool = False
    page: int = 1
    pages: int = 1
    by_kind: tuple[Choice, ...] = ()
    by_unit: tuple[Choice, ...] = ()
    by_year: tuple[Choice, ...] = ()
    by_issuer: tuple[Choice, ...] = ()
    near: bool = False
    """Whether the hits have words that only resemble the ones typed."""
    references: tuple[str, ...] = field(default=(), repr=False)
