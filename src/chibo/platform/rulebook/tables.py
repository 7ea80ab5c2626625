"""The list of all values in force, as the page shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from chibo.kernel.text import fold
from chibo.platform.rulebook.lookup import InForce, Rules
from chibo.platform.rulebook.words import group_of, label_of, said


@dataclass(frozen=True)
class RuleRow:
    """One value as a line."""

    key: str
    group: str
    label: str
    shown: str
    source: str
    unsure: bool
    note: str
    own: bool
    packed: str
    """What the document says, where an own value holds instead."""

    @property
    def searched(self) -> str:
        """What the search looks at, folded."""
        return fold(" ".join((self.key, self.group, self.label, self.shown, self.source, self.note)))


@dataclass(frozen=True)
class RuleGroup:
    """Lines under one heading; ``id`` is its anchor on the page."""

    id: str
    title: str
    rows: list[RuleRow]


def rule_groups(rules: Rules, *, words: str = "", only: str = "") -> list[RuleGroup]:
    """The values of the day by heading, filtered by words without diacritics and by "unsure" or "own"."""
    wanted = fold(words).split()
    rows = [row for row in _rows(rules) if _kept(row, wanted, only)]
    grouped = groupby(rows, key=lambda row: (row.key.split(".")[0], row.group))
    return [RuleGroup(f"rules-{name}", title, list(found)) for (name, title), found in grouped]


def _rows(rules: Rules) -> Iterator[RuleRow]:
    return (row_of(found, rules) for found in rules.all_in_force())


def row_of(found: InForce, rules: Rules) -> RuleRow:
    """One value in force as a line."""
    return RuleRow(
        key=found.key.name,
        group=group_of(found.key),
        label=label_of(found.key),
        shown=said(found.key, found.value),
        source=rules.source(found.key.name),
        unsure=found.confidence == "to_be_confirmed",
        note=found.note,
        own=found.own is not None,
        packed=said(found.key, found.packed.value) if found.own and found.packed else "",
    )


def _kept(row: RuleRow, wanted: list[str], only: str) -> bool:
    if (only == "unsure" and not row.unsure) or (only == "own" and not row.own):
        return False
    return all(word in row.searched for word in wanted)
