"""Frozen facts to JSON and back, by the types that the dataclass declares.

Understood: str, int, bool, float, dates, times, Fraction, Decimal, enums, None, nested dataclasses,
tuples and lists of one type, dicts with text keys. A field that a stored paper lacks takes its default.
"""

import datetime as dt
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")

_AS_TEXT: dict[type, Any] = {
    dt.datetime: dt.datetime.fromisoformat,
    dt.date: dt.date.fromisoformat,
    dt.time: dt.time.fromisoformat,
    Fraction: Fraction,
    Decimal: Decimal,
}


def facts_to_json(value: Any) -> Any:
    """What JSON can keep of a value.

    Raises:
        TypeError: a type that facts must not have, such as a model or a function.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: facts_to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): facts_to_json(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [facts_to_json(item) for item in value]
    return _plain(value)


def facts_from_json(kind: type[T], data: Any) -> T:
    """The facts that ``facts_to_json`` kept."""
    return cast(T, _read(kind, data))


def _read(kind: Any, data: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return None if data is None else _read(_without_none(kind), data)
    if origin in (tuple, list):
        return origin(_read(get_args(kind)[0], item) for item in data)
    if origin is not None and issubclass(origin, Mapping):
        return {key: _read(get_args(kind)[1], item) for key, item in data.items()}
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**{name: _read(type_, data[name]) for name, type_ in _fields(kind) if name in data})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    reader = _AS_TEXT.get(kind)
    return reader(data) if reader else data


def _without_none(kind: Any) -> Any:
    members = [member for member in get_args(kind) if member is not type(None)]
    if len(members) != 1:
        raise TypeError(f"facts of a paper cannot be of several types: {kind}")
    return members[0]


@lru_cache(maxsize=256)
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in fields(kind))


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Fraction | Decimal):
        return str(value)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"facts of a paper cannot hold a {type(value).__name__}")
