"""Does a table typed by an office have the shape of the document's table?

Compared with every example at the same place: rows have the same words, values the same kinds, conditions
can be read. What is inside a word is the office's own business.
"""

from collections.abc import Sequence
from typing import Any

import yaml

from chibo.kernel.conditions import Condition

CONDITIONS = frozenset({"when", "applies"})
MOST_CHARACTERS = 60_000


class TableFault(ValueError):
    """The table cannot be taken; the text says where, in the words of the table."""


class PlainLoader(yaml.SafeLoader):
    """YAML without anchors: a few lines must not become a million."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Refuse references."""
        if self.check_event(yaml.AliasEvent):
            raise TableFault("*")
        return super().compose_node(parent, index)


def read_table(text: str, *, like: Any) -> Any:
    """The table that was typed.

    Raises:
        TableFault: it is no YAML, or not of the shape of ``like``.
    """
    if len(text) > MOST_CHARACTERS:
        raise TableFault(f"{len(text)} > {MOST_CHARACTERS}")
    try:
        value = yaml.load(text, Loader=PlainLoader)  # noqa: S506  (a SafeLoader)
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        raise TableFault(f"{mark.line + 1}:{mark.column + 1}" if mark else "?") from broken
    if fault := shape_fault(value, [like], place=""):
        raise TableFault(fault)
    return value


def write_table(value: Any) -> str:
    """The table as an office edits it."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_flow_style=None, width=110)


def shape_fault(value: Any, examples: Sequence[Any], *, place: str) -> str:
    """Where the value leaves the shape of the examples; empty when it does not."""
    fitting = [example for example in examples if _kind(example) == _kind(value)]
    if not fitting:
        return place or "/"
    if isinstance(value, dict):
        return _row_fault(value, fitting, place)
    if isinstance(value, list):
        return _list_fault(value, fitting, place)
    return ""


def _row_fault(row: dict[str, Any], examples: Sequence[dict[str, Any]], place: str) -> str:
    allowed = set().union(*examples)
    needed = set(examples[0]).intersection(*examples[1:])
    for word in sorted(needed - set(row)) + sorted(str(found) for found in set(row) - allowed):
        return f"{place}/{word}"
    for word, value in row.items():
        if word in CONDITIONS and (fault := _condition_fault(value, f"{place}/{word}")):
            return fault
        like = [example[word] for example in examples if word in example]
        if fault := shape_fault(value, like, place=f"{place}/{word}"):
            return fault
    return ""


def _list_fault(rows: list[Any], examples: Sequence[list[Any]], place: str) -> str:
    like = [row for example in examples for row in example]
    for number, row in enumerate(rows, start=1):
        if like and (fault := shape_fault(row, like, place=f"{place}/{number}")):
            return fault
        if not like and _kind(row) in {"list", "dict"}:
            return f"{place}/{number}"
    return ""


def _condition_fault(value: Any, place: str) -> str:
    try:
        Condition.parse(value)
    except (ValueError, TypeError, AttributeError):
        return place
    return ""


def _kind(value: Any) -> str:
    return type(value).__name__
