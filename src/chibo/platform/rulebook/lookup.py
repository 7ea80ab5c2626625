"""The rules of one day for one unit, as the rest of the house reads them."""

import datetime as dt
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any

from chibo.platform.rulebook.errors import UnknownRule
from chibo.platform.rulebook.packs import Key, Pack, Value, keys, packs_on


@dataclass(frozen=True)
class OwnValue:
    """An office's own value, in force on the day."""

    override_id: int
    scope: str
    key: str
    value: Any
    valid_from: dt.date
    valid_to: dt.date | None
    reason: str
    by_label: str

    def holds_on(self, day: dt.date) -> bool:
        """Whether it is in force on the day; its last day belongs to it."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class InForce:
    """One value in force: what the document says, and what the office decided instead, if anything."""

    key: Key
    pack: Pack | None
    packed: Value | None
    own: OwnValue | None = None

    @property
    def value(self) -> Any:
        """What holds."""
        if self.own:
            return self.own.value
        return self.packed.value if self.packed else None

    @property
    def confidence(self) -> str:
        """"confirmed" or "to_be_confirmed"; an office's own decision is confirmed by its author."""
        return "confirmed" if self.own or not self.packed else self.packed.confidence

    @property
    def note(self) -> str:
        """What the pack adds for people, such as another reading."""
        return self.packed.note if self.packed else ""


@lru_cache(maxsize=512)
def _packed(day: dt.date) -> Mapping[str, tuple[Pack, Value]]:
    found: dict[str, tuple[Pack, Value]] = {}
    for pack in packs_on(day):
        for name, value in pack.values.items():
            found.setdefault(name, (pack, value))
    return found


@dataclass(frozen=True)
class Rules:
    """The rulebook as it stands on ``day`` for ``scope`` ("unit:3", or "" for the whole installation)."""

    day: dt.date
    scope: str = ""
    own: Mapping[str, OwnValue] = field(default_factory=dict)

    def has(self, key: str) -> bool:
        """Whether anybody says anything under this key."""
        return key in self.own or key in _packed(self.day)

    def in_force(self, key: str) -> InForce:
        """The value with its source.

        Raises:
            UnknownRule: no pack of the day and no own value has this key.
        """
        known = keys().get(key)
        if known is None or not self.has(key):
            raise UnknownRule(key=key, day=self.day.isoformat())
        pack, packed = _packed(self.day).get(key, (None, None))
        return InForce(known, pack, packed, self.own.get(key))

    def all_in_force(self) -> Iterator[InForce]:
        """Every value of the day, in the order of the list of keys."""
        return (self.in_force(name) for name in keys() if self.has(name))

    def integer(self, key: str) -> int:
        """A whole number."""
        return int(self._of(key, "integer"))

    def days(self, key: str) -> dt.timedelta:
        """A whole number of days as a span."""
        return dt.timedelta(days=self.integer(key))

    def fraction(self, key: str) -> Fraction:
        """A share, exact: Fraction(2, 3) from "2/3"."""
        return Fraction(str(self._of(key, "fraction")))

    def flag(self, key: str) -> bool:
        """Yes or no."""
        return bool(self._of(key, "flag"))

    def text(self, key: str) -> str:
        """A word."""
        return str(self._of(key, "text"))

    def table(self, key: str) -> Any:
        """A list or a mapping; a copy, because the pack is shared."""
        return deepcopy(self._of(key, "table"))

    def source(self, key: str) -> str:
        """The citation: "Hướng dẫn số 42-HD/BTCTW, ngày 28/10/2025 của Ban Tổ chức Trung ương"."""
        found = self.in_force(key)
        if found.own:
            return found.own.reason
        return found.pack.citation if found.pack else ""

    def confidence(self, key: str) -> str:
        """"confirmed" or "to_be_confirmed"."""
        return self.in_force(key).confidence

    def stamp(self) -> dict[str, Any]:
        """What a record stores, so that it can be read again under the rules of its day. JSON."""
        return {
            "day": self.day.isoformat(),
            "scope": self.scope,
            "packs": sorted({pack.id for pack, _ in _packed(self.day).values()}),
            "overrides": {key: own.override_id for key, own in sorted(self.own.items())},
        }

    def _of(self, key: str, kind: str) -> Any:
        found = self.in_force(key)
        if found.key.kind != kind:
            raise TypeError(f"{key} holds {found.key.kind}, not {kind}")
        return found.value
