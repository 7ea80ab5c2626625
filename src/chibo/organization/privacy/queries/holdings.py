"""Everything that is held on one person, grouped by what it is used for."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from chibo.kernel.personal import LEAVING, Declared, Keep
from chibo.organization.privacy.choices import field_words, kind_words, words_of_emptied
from chibo.organization.privacy.queries.about import Whose, rows_about, shown_fields, value_at
from chibo.organization.privacy.queries.declared import by_label, declared, label_of, meta_of, said
from chibo.organization.privacy.queries.purposes import PurposeLine, months_of, purposes_on
from chibo.organization.privacy.queries.wording import day_of, in_words
from chibo.organization.privacy.rules.retaining import ends_on


@dataclass(frozen=True)
class HeldRow:
    """One row in words. ``ends`` is the day its time is over, if it has begun."""

    facts: list[tuple[str, str]]
    ends: dt.date | None


@dataclass(frozen=True)
class HeldKind:
    """All rows of one kind. ``months`` 0 is for good; ``after_leaving`` counts from the day of leaving."""

    label: str
    words: str
    keep: str
    months: int
    after_leaving: bool
    emptied: tuple[str, ...]
    rows: list[HeldRow]


@dataclass(frozen=True)
class Group:
    """What is held for one purpose, with its basis."""

    line: PurposeLine
    kinds: list[HeldKind]

    @property
    def count(self) -> int:
        """How many rows."""
        return sum(len(kind.rows) for kind in self.kinds)


def holdings_of(whose: Whose, *, on: dt.date) -> list[Group]:
    """Everything about the person, by purpose. As many queries as there are kinds, whatever they hold."""
    found = [_kind(one, rows, on) for one, rows in held_by(whose)]
    purposes = {label_of(one): one.declaration.purpose for one in declared() if said(one)}  # type: ignore[union-attr]
    groups = [
        Group(line, [kind for kind in found if purposes[kind.label] == line.purpose])
        for line in purposes_on(on).values()
    ]
    return [group for group in groups if group.kinds]


def held_kind(label: str, whose: Whose, *, on: dt.date) -> HeldKind | None:
    """One kind alone; nothing when it holds nothing on the person."""
    one = by_label().get(label)
    rows = rows_about(one, whose) if one else None
    listed = list(rows.order_by("-pk")) if rows is not None else []
    return _kind(one, listed, on) if one and listed else None


def held_by(whose: Whose) -> Iterable[tuple[Declared, list[Any]]]:
    """Every kind that has rows about the person, with these rows, the last written first."""
    for one in sorted(declared(), key=label_of):
        rows = rows_about(one, whose)
        if rows is not None and (listed := list(rows.order_by("-pk"))):
            yield one, listed


def _kind(one: Declared, rows: list[Any], on: dt.date) -> HeldKind:
    personal = said(one)
    assert personal is not None
    months, kept = months_of(personal.keep, on), isinstance(personal.at_end, Keep)
    label, fields = label_of(one), shown_fields(one)
    return HeldKind(
        label=label,
        words=kind_words(label, str(meta_of(one).verbose_name)),
        keep=personal.keep,
        months=0 if kept else months,
        after_leaving=personal.since == LEAVING,
        emptied=words_of_emptied(label, getattr(personal.at_end, "fields", ())),
        rows=[HeldRow(_facts(row, fields, label), _ends(row, personal.since, 0 if kept else months)) for row in rows],
    )


def _facts(row: Any, fields: list[Any], label: str) -> list[tuple[str, str]]:
    pairs = (
        (field_words(label, field.name, str(getattr(field, "verbose_name", ""))), in_words(row, field))
        for field in fields
    )
    return [(words, value) for words, value in pairs if value]


def _ends(row: Any, since: str, months: int) -> dt.date | None:
    began = day_of(value_at(row, since)) if since and since != LEAVING and months else None
    return ends_on(began, months) if began else None
