"""Two entries side by side: facts and rows that contradict each other first, then what agrees."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from chibo.kernel.wording import day_numbers
from chibo.organization.people.queries import all_people
from chibo.organization.register.choices import FIELDS
from chibo.organization.register.queries.hanging import (
    Relation,
    clashing_row,
    is_frozen,
    kind_words,
    relations_to_people,
)

PERSON_FACTS: dict[str, tuple[str, ...]] = {
    "full_name": ("full_name",),
    "gender": ("gender",),
    "birth": ("birth_date", "birth_year"),
    "email": ("email", "email_index"),
    "phone": ("phone", "phone_index"),
}
"""Facts of a person by the columns that hold them; the first says what people read."""
CONTACT = frozenset({"email", "phone"})
WORDS: dict[str, Any] = {
    "admission_decision": FIELDS["decision"],
    "admission_decision_on": FIELDS["decision_on"],
    "unit": _("Unit"),
    "since": _("Since"),
    "until": _("Until"),
    "helper": _("Helper"),
    "title": _("Title"),
    "presence": _("Presence"),
    **FIELDS,
    "decision": _("Decision"),
}


@dataclass(frozen=True)
class FactPair:
    """One fact as the two entries have it. ``key`` names the choice; ``target`` the rows that hold it."""

    key: str
    label: str
    kept: str
    gone: str
    name: str
    columns: tuple[str, ...]
    differs: bool
    take_gone: bool
    """Where nothing has to be chosen: whether the other entry says more."""
    model: type[models.Model]

    @property
    def is_contact(self) -> bool:
        """An address, which is for the committee alone."""
        return self.name in CONTACT


@dataclass(frozen=True)
class RowPair:
    """Two rows of which one entry may have only one."""

    key: str
    kind: str
    kept: str
    gone: str
    relation: Relation
    kept_row: models.Model
    gone_row: models.Model
    differs: bool
    stays: bool
    """Part of minutes or papers: the second row stays with the old entry."""


@dataclass(frozen=True)
class Comparison:
    """Everything that must be known before two entries become one."""

    facts: list[FactPair] = field(default_factory=list)
    rows: list[RowPair] = field(default_factory=list)
    logins: tuple[str, str] = ("", "")

    @property
    def conflicts(self) -> list[FactPair]:
        """Facts on which the two contradict each other."""
        return [fact for fact in self.facts if fact.differs]

    @property
    def agreeing(self) -> list[FactPair]:
        """Facts on which they do not."""
        return [fact for fact in self.facts if not fact.differs and (fact.kept or fact.gone)]

    @property
    def row_conflicts(self) -> list[RowPair]:
        """Rows of which one must be chosen."""
        return [row for row in self.rows if row.differs and not row.stays]

    @property
    def staying(self) -> list[RowPair]:
        """Rows of minutes and papers that stay where they are."""
        return [row for row in self.rows if row.stays]

    @property
    def both_sign_in(self) -> bool:
        """Whether each entry has a login of its own."""
        return all(self.logins)


def comparison(kept_id: int, gone_id: int) -> Comparison:
    """The two entries side by side."""
    people = all_people().select_related("account").in_bulk([kept_id, gone_id])
    kept, gone = people[kept_id], people[gone_id]
    facts = [_fact(kept, gone, name, columns) for name, columns in PERSON_FACTS.items()]
    rows = []
    for relation in relations_to_people():
        if relation.field.unique:
            facts += _record_facts(relation, kept_id, gone_id)
        else:
            rows += list(_row_pairs(relation, kept_id, gone_id))
    logins = tuple(person.account.login if person.account else "" for person in (kept, gone))
    return Comparison(facts, rows, (logins[0], logins[1]))


def _record_facts(relation: Relation, kept_id: int, gone_id: int) -> list[FactPair]:
    """A row of which everybody has one at most is compared column by column."""
    kept, gone = relation.rows(kept_id).first(), relation.rows(gone_id).first()
    if not (kept and gone):
        return []
    names = [
        column.name
        for column in relation.model._meta.concrete_fields
        if not column.primary_key and column.name != relation.field.name and not _stamped(column)
    ]
    return [_fact(kept, gone, name, (name,)) for name in names]


def _fact(kept: models.Model, gone: models.Model, name: str, columns: tuple[str, ...]) -> FactPair:
    said, other = (tuple(getattr(row, column) for column in columns) for row in (kept, gone))
    known, other_known = (_known(values) for values in (said, other))
    more_exact = columns == PERSON_FACTS["birth"] and _same_year(said, other)
    differs = bool(known and other_known and said != other and not more_exact)
    take_gone = bool(other_known and (not known or (more_exact and not said[0] and other[0])))
    model = type(kept)
    return FactPair(
        f"{model._meta.label_lower}.{name}", field_words(model, name), value_words(kept, columns),
        value_words(gone, columns), name, columns, differs, take_gone, model,
    )  # fmt: skip


def _known(values: tuple[Any, ...]) -> bool:
    return any(value not in (None, "") for value in values)


def _same_year(said: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """A day and the year it lies in do not contradict each other."""
    return said[1] == other[1] and not (said[0] and other[0])


def _row_pairs(relation: Relation, kept_id: int, gone_id: int) -> Iterator[RowPair]:
    for row in relation.rows(gone_id):
        other = clashing_row(relation, row, kept_id)
        if other is None:
            continue
        names = differing(relation, other, row)
        yield RowPair(
            key=f"{relation.label}:{other.pk}:{row.pk}",
            kind=kind_words(relation.model),
            kept=row_words(other, relation), gone=row_words(row, relation),
            relation=relation, kept_row=other, gone_row=row,
            differs=bool(names), stays=is_frozen(relation.model),
        )  # fmt: skip


def differing(relation: Relation, one: models.Model, other: models.Model) -> list[str]:
    """Columns in which two rows differ beside the person they name."""
    return [
        column.attname
        for column in relation.model._meta.concrete_fields
        if not column.primary_key and column.name != relation.field.name and not _stamped(column)
        and getattr(one, column.attname) != getattr(other, column.attname)
    ]  # fmt: skip


def _stamped(column: Any) -> bool:
    return bool(getattr(column, "auto_now", False) or getattr(column, "auto_now_add", False))


def field_words(model: type[models.Model], name: str) -> str:
    """What a column is called."""
    if name in WORDS:
        return str(WORDS[name])
    return str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def value_words(row: models.Model, columns: tuple[str, ...]) -> str:
    """A value as people write it; of several columns the first that says something, and never a blind index."""
    for column in columns:
        if column.endswith("_index"):
            continue
        display = getattr(row, f"get_{column}_display", None)
        value = display() if display else getattr(row, column)
        if value not in (None, ""):
            return day_numbers(value) if isinstance(value, dt.date) else str(value)
    return ""


def row_words(row: models.Model, relation: Relation) -> str:
    """A row in words: its columns that say something, one after the other."""
    said = []
    for column in row._meta.concrete_fields:
        if column.primary_key or column.name == relation.field.name:
            continue
        words = value_words(row, (column.name,))
        if words and not isinstance(column, models.BooleanField | models.DateTimeField):
            said.append(f"{field_words(type(row), column.name)}: {words}")
    return "; ".join(said)
