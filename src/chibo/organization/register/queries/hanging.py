"""Everything that hangs on a person, in whatever domain: found through the keys themselves, so nothing is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chibo.kernel.personal import Personal
from chibo.organization.people.queries import all_people
from chibo.organization.register.models import MergeRecord, NotTheSame

KINDS: dict[str, Any] = {
    "membership.membership": _("Memberships"),
    "membership.partyrecord": _("Party dates"),
    "membership.leave": _("Leaves"),
    "mandates.mandate": _("Posts"),
    "mandates.delegation": _("Delegations"),
    "tasks.task": _("Tasks"),
    "tasks.task_support": _("Tasks supported"),
    "meetings.agendaitem": _("Items presented"),
    "meetings.meeting": _("Meetings chaired or minuted"),
    "meetings.decision": _("Resolutions signed"),
    "meetings.rollentry": _("Attendance"),
    "meetings.wish": _("Wishes to answer"),
    "meetings.plannedtask": _("Planned tasks"),
    "meetings.plannedtask_support": _("Planned tasks supported"),
}
"""Kinds of rows in words; a kind that is not here is called by the model's own name."""

FROZEN = frozenset({"minutes", "papers"})
"""Retention classes of rows that are never changed once two of them stand side by side."""


@dataclass(frozen=True)
class Relation:
    """A column somewhere that names a person (or another row that may be absorbed)."""

    model: type[models.Model]
    field: models.ForeignKey[Any, Any]

    @property
    def label(self) -> str:
        """The model's label, in small letters."""
        return self.model._meta.label_lower

    def rows(self, target_id: int) -> models.QuerySet[Any]:
        """The rows that name the target."""
        return self.model._base_manager.filter(**{self.field.attname: target_id}).order_by("pk")


@dataclass(frozen=True)
class Hanging:
    """How many rows of a kind hang on each of two entries."""

    words: str
    kept: int
    gone: int


def relations_to(model: type[models.Model]) -> Iterator[Relation]:
    """Every column of every app that points at the model; what the register notes about merging is left out."""
    for found in model._meta.get_fields(include_hidden=True):
        if isinstance(found, models.ManyToOneRel) and found.related_model not in (MergeRecord, NotTheSame):
            yield Relation(found.related_model, found.field)


def relations_to_people() -> list[Relation]:
    """Every column that names a person."""
    return list(relations_to(all_people().model))


def hanging_on(kept_id: int, gone_id: int) -> list[Hanging]:
    """What hangs on each of the two, by kind. Two queries for each column."""
    counted: dict[str, list[int]] = {}
    for relation in relations_to_people():
        both = counted.setdefault(kind_words(relation.model), [0, 0])
        both[0] += relation.rows(kept_id).count()
        both[1] += relation.rows(gone_id).count()
    return [Hanging(words, *both) for words, both in counted.items() if any(both)]


def kind_words(model: type[models.Model]) -> str:
    """What rows of the model are called."""
    return str(KINDS.get(model._meta.label_lower, model._meta.verbose_name_plural))


def is_frozen(model: type[models.Model]) -> bool:
    """Whether rows of the model are part of minutes or papers."""
    said = getattr(model, "personal", None)
    return isinstance(said, Personal) and said.keep in FROZEN


def clashing_row(relation: Relation, row: models.Model, target_id: int) -> models.Model | None:
    """The row of the target that stands where this row would come to stand, by the database's own constraints."""
    for names, condition in _unique_sets(relation.model, relation.field):
        others = {name: getattr(row, name) for name in names if name != relation.field.name}
        if None in others.values():
            continue
        same = relation.model._base_manager.exclude(pk=row.pk)
        if condition is not None:
            if not relation.model._base_manager.filter(condition, pk=row.pk).exists():
                continue
            same = same.filter(condition)
        found = same.filter(**others, **{relation.field.attname: target_id}).first()
        if found is not None:
            return found
    return None


def _unique_sets(
    model: type[models.Model], field: models.ForeignKey[Any, Any]
) -> Iterator[tuple[tuple[str, ...], Q | None]]:
    if field.unique:
        yield (field.name,), None
    for names in model._meta.unique_together:
        if field.name in names:
            yield tuple(names), None
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and field.name in constraint.fields:
            yield tuple(constraint.fields), constraint.condition
