"""Reading the rule packs from their files. Plain Python; a fault in a file stops the start, loudly."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

KINDS = frozenset({"integer", "fraction", "flag", "text", "table"})
CONFIDENCES = frozenset({"confirmed", "to_be_confirmed"})


class PackFault(ValueError):
    """A pack or the list of keys is not as it must be; the text names the file and the place."""


@dataclass(frozen=True)
class Key:
    """One thing the packs may say: its kind, its words in both languages, its choices."""

    name: str
    kind: str
    vi: str
    en: str
    unit: str = ""
    choices: tuple[str, ...] = ()
    length: int | None = None
    """How many entries a list has, where that is fixed."""

    def label(self, language: str) -> str:
        """What it is called."""
        return self.en if language.startswith("en") else self.vi

    def fault(self, value: object) -> str:
        """Why the value does not fit; empty when it fits."""
        if self.kind == "table":
            fits = isinstance(value, (list, dict)) and self.length in {None, len(value)}
            return "" if fits else "a list or a table"
        if self.kind == "flag":
            return "" if isinstance(value, bool) else "yes or no"
        if self.kind == "integer":
            whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
            return "" if whole else "a whole number from 0"
        if self.kind == "fraction":
            return _fraction_fault(value)
        if not isinstance(value, str) or not value:
            return "a word"
        return "" if not self.choices or value in self.choices else "one of " + ", ".join(self.choices)


def _fraction_fault(value: object) -> str:
    try:
        share = Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        return "a share such as 2/3"
    return "" if 0 <= share <= 1 else "a share from 0 to 1"


@dataclass(frozen=True)
class Value:
    """What one pack says under one key."""

    value: Any
    confidence: str
    note: str = ""


@dataclass(frozen=True)
class Pack:
    """One source document. ``valid_to`` is the last day on which it holds; None: still in force."""

    id: str
    title: str
    kind: str
    issuer: str
    symbol: str
    number: str
    date: dt.date
    valid_from: dt.date
    valid_to: dt.date | None
    confidence: str
    replaces: tuple[str, ...]
    note: str
    values: Mapping[str, Value]

    def holds_on(self, day: dt.date) -> bool:
        """Whether the document is in force on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def citation(self) -> str:
        """As a Vietnamese paper cites it on first mention: number, symbol, date, issuer."""
        if not self.number:
            return f"{self.title} ({self.issuer})"
        number = f"{self.number}/{self.symbol}" if "/" in self.number else f"{self.number}-{self.symbol}"
        day = f"{self.date.day:02d}/{self.date.month:02d}/{self.date.year}"
        return f"{self.kind} số {number}, ngày {day} của {self.issuer}"

    @property
    def short(self) -> str:
        """The number alone, with the year, because numbers repeat."""
        if not self.number:
            return self.kind
        joint = "/" if "/" in self.number else "-"
        return f"{self.number}{joint}{self.symbol} ({self.date.year})"


@cache
def keys() -> Mapping[str, Key]:
    """Everything a pack may say, by name."""
    data = yaml.safe_load(_folder().joinpath("keys.yaml").read_text("utf-8"))
    return {name: _key(name, entry) for name, entry in data.items()}


@cache
def packs() -> tuple[Pack, ...]:
    """All shipped packs, the oldest first."""
    texts = [
        (file.name, file.read_text("utf-8"))
        for file in _folder().iterdir()
        if file.name.endswith(".yaml") and file.name != "keys.yaml"
    ]
    read = [read_pack(text, name=name) for name, text in sorted(texts)]
    _refuse_doubles(read)
    return tuple(sorted(read, key=lambda pack: (pack.valid_from, pack.date, pack.id)))


def read_pack(text: str, *, name: str) -> Pack:
    """One file as a pack.

    Raises:
        PackFault: something is missing, unknown or of the wrong kind.
    """
    data = yaml.safe_load(text)
    missing = {"id", "title", "kind", "issuer", "date", "valid_from", "confidence", "values"} - set(data)
    if missing:
        raise PackFault(f"{name}: missing {', '.join(sorted(missing))}")
    if data["confidence"] not in CONFIDENCES:
        raise PackFault(f"{name}: confidence {data['confidence']!r}")
    values = {key: _value(name, key, raw, data["confidence"]) for key, raw in data["values"].items()}
    pack = Pack(
        id=data["id"],
        title=data["title"],
        kind=data["kind"],
        issuer=data["issuer"],
        symbol=data.get("symbol", ""),
        number=str(data.get("number", "")),
        date=data["date"],
        valid_from=data["valid_from"],
        valid_to=data.get("valid_to"),
        confidence=data["confidence"],
        replaces=tuple(data.get("replaces") or ()),
        note=data.get("note", ""),
        values=values,
    )
    if pack.valid_to and pack.valid_to < pack.valid_from:
        raise PackFault(f"{name}: ends before it begins")
    return pack


def packs_on(day: dt.date) -> tuple[Pack, ...]:
    """The packs in force on the day, the latest first: the first that says something decides."""
    return tuple(pack for pack in reversed(packs()) if pack.holds_on(day))


def _folder() -> Any:
    return files("chibo.rulebook")


def _key(name: str, entry: Mapping[str, Any]) -> Key:
    if entry.get("kind") not in KINDS or not entry.get("vi") or not entry.get("en"):
        raise PackFault(f"keys.yaml: {name} needs a kind and its words in both languages")
    return Key(
        name=name,
        kind=entry["kind"],
        vi=entry["vi"],
        en=entry["en"],
        unit=entry.get("unit", ""),
        choices=tuple(entry.get("choices", ())),
        length=entry.get("length"),
    )


def _value(file: str, name: str, raw: Any, confidence: str) -> Value:
    key = keys().get(name)
    if key is None:
        raise PackFault(f"{file}: unknown key {name}")
    told = raw if isinstance(raw, dict) and "value" in raw else {"value": raw}
    if unknown := set(told) - {"value", "confidence", "note"}:
        raise PackFault(f"{file}: {name} has {', '.join(sorted(unknown))}")
    value = Value(told["value"], told.get("confidence", confidence), told.get("note", ""))
    if value.confidence not in CONFIDENCES:
        raise PackFault(f"{file}: {name} has confidence {value.confidence!r}")
    if fault := key.fault(value.value):
        raise PackFault(f"{file}: {name} must be {fault}, not {value.value!r}")
    return value


def _refuse_doubles(read: Iterable[Pack]) -> None:
    known: set[str] = set()
    for pack in read:
        if pack.id in known:
            raise PackFault(f"two packs are called {pack.id}")
        known.add(pack.id)
    for pack in read:
        if unknown := set(pack.replaces) - known:
            raise PackFault(f"{pack.id} replaces unknown {', '.join(sorted(unknown))}")
