"""Reads `content/` into the story and refuses anything it does not understand."""

import datetime as dt
import types
import typing
import unicodedata
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from chibo.surfaces.demo.cast import Moving, OfficeStory
from chibo.surfaces.demo.story import (
    Absence,
    Directive,
    FloatingItem,
    ItemStory,
    MonthStory,
    Received,
    Said,
    Story,
    TaskStory,
    WishStory,
)

CONTENT = Path(__file__).parent / "content"
FRANK = "(phê bình) "
"""Begins a statement that is self-criticism or criticism."""
ROUTINE_MINUTES = {"thinking": 9, "follow": 5}
"""Together with the discussion they stay within the half hour the quality sheet expects."""


class BadContent(ValueError):
    """A content file says something the demo does not understand; ``where`` names the place."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")


@cache
def load_story() -> Story:
    """Everything in `content/`, typed. Raises BadContent for a wrong key, type or missing entry."""
    office = _build(OfficeStory, _read("office.yaml"), "office")
    directives = {key: _build(Directive, row, key) for key, row in _read("documents.yaml").items()}
    routine = _read("routine.yaml")
    months = {number: _month(number, routine[number]) for number in range(1, 13)}
    waiting = _read("months/next.yaml")
    return Story(
        office=office,
        directives=directives,
        months=months,
        floating=tuple(_floating(row) for row in _read("floating.yaml")),
        standing=tuple(_build(TaskStory, row, "standing") for row in _read("standing.yaml")),
        waiting=tuple(_build(Received, row, "waiting") for row in waiting["waiting"]),
        open_wish=_build(WishStory, waiting["wish"], "wish"),
    )


def _read(name: str) -> Any:
    text = unicodedata.normalize("NFC", (CONTENT / name).read_text(encoding="utf-8"))
    return yaml.safe_load(text)


def _month(number: int, routine: Mapping[str, Any]) -> MonthStory:
    name = f"months/m{number:02d}.yaml"
    data = dict(_read(name))
    data["items"] = [_item(row) for row in data["items"]]
    data["items"] += [
        _item({"slot": slot, "minutes": ROUTINE_MINUTES[slot], **row}) for slot, row in routine.items()
    ]
    data["absent"] = [Absence(who, *how) for who, how in data["absent"].items()]
    committee = data.pop("committee")
    quality = data.pop("quality")
    return typing.cast(
        MonthStory,
        _build(
            MonthStory,
            data
            | {
                "committee_notes": committee["notes"],
                "committee_days_before": committee["days_before"],
                "weak_point": quality["weak"],
                "minus": quality["minus"],
            },
            name,
        ),
    )


def _floating(row: Mapping[str, Any]) -> FloatingItem:
    return FloatingItem(row["months"], _item({key: row[key] for key in row if key != "months"}))


def _item(row: Mapping[str, Any]) -> ItemStory:
    data = dict(row)
    data["said"] = [_said(by, text) for entry in data.get("said", []) for by, text in entry.items()]
    return typing.cast(ItemStory, _build(ItemStory, data, f"item {row['slot']}"))


def _said(by: str, text: str) -> Said:
    words = " ".join(text.split())
    return Said(by, words.removeprefix(FRANK), frank=words.startswith(FRANK))


def _build(shape: Any, data: Any, where: str) -> Any:
    """``data`` as an instance of the dataclass ``shape``, checked field by field."""
    hints = typing.get_type_hints(shape)
    known = {one.name: one for one in fields(shape)}
    if unknown := set(data) - set(known):
        raise BadContent(where, f"unknown keys {sorted(map(str, unknown))}")
    for name, one in known.items():
        if name not in data and one.default is MISSING and one.default_factory is MISSING:
            raise BadContent(where, f"{name} is missing")
    return shape(**{name: _value(hints[name], data[name], f"{where}.{name}") for name in data})


def _value(hint: Any, value: Any, where: str) -> Any:
    origin = typing.get_origin(hint)
    if origin is tuple:
        inner = typing.get_args(hint)[0]
        return tuple(_value(inner, one, f"{where}[{place}]") for place, one in enumerate(value))
    if origin is dict:
        return dict(value)
    if origin in {typing.Union, types.UnionType}:
        return _one_of(typing.get_args(hint), value, where)
    if is_dataclass(hint):
        return value if isinstance(value, typing.cast(type, hint)) else _build(hint, value, where)
    return _plain(hint, value, where)


def _one_of(hints: tuple[Any, ...], value: Any, where: str) -> Any:
    if value is None or isinstance(value, dt.date):
        return value
    shapes = [hint for hint in hints if is_dataclass(hint)]
    shape = Moving if Moving in shapes else shapes[0]
    return _value(shape, value, where)


def _plain(hint: Any, value: Any, where: str) -> Any:
    if hint is str and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if hint is str and isinstance(value, str):
        return " ".join(value.split())
    if not isinstance(value, hint):
        raise BadContent(where, f"{value!r} is not {hint.__name__}")
    return value
