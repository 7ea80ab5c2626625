"""Moving rows from one person to another, with a journal of every step, and the way back along it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from chibo.organization.register.queries.hanging import Relation

Step = dict[str, Any]


@dataclass
class Journal:
    """Steps in the order in which they were done. Each is done by the method that notes it."""

    steps: list[Step] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def move(self, relation: Relation, ids: Iterable[int], *, old: int, new: int) -> None:
        """Let rows name another target."""
        rows = sorted(ids)
        if not rows:
            return
        column = relation.field.attname
        relation.model._base_manager.filter(pk__in=rows).update(**{column: new})
        self.steps.append(
            {"do": "move", "model": relation.label, "column": column, "rows": rows, "old": old, "new": new}
        )
        self.counts[relation.label] = self.counts.get(relation.label, 0) + len(rows)

    def change(self, row: models.Model, values: dict[str, Any]) -> None:
        """Write other values into columns of a row; a column that has the value already is left alone."""
        changed = {name: value for name, value in values.items() if getattr(row, name) != value}
        if not changed:
            return
        old = {name: getattr(row, name) for name in changed}
        for name, value in changed.items():
            setattr(row, name, value)
        row.save(update_fields=list(changed))
        self.steps.append(
            {"do": "change", "model": row._meta.label_lower, "row": row.pk, "old": old, "new": changed}
        )

    def take_away(self, row: models.Model) -> None:
        """Delete a row that has become a second one; all its columns are kept here."""
        kept = serializers.serialize("python", [row])[0]
        self.steps.append({"do": "take_away", "model": row._meta.label_lower, "row": row.pk, "kept": kept})
        row.delete()

    def add(self, row: models.Model) -> None:
        """Write a new row."""
        row.save(force_insert=True)
        self.steps.append({"do": "add", "model": row._meta.label_lower, "row": row.pk})

    def as_text(self) -> str:
        """The steps as they are kept."""
        return json.dumps(self.steps, cls=DjangoJSONEncoder, ensure_ascii=False)


@dataclass(frozen=True)
class Obstacle:
    """Something that changed since, so that a step cannot be taken back."""

    model: type[models.Model]
    row: int


def obstacles(text: str) -> list[Obstacle]:
    """What stands in the way of going back: rows that are gone, name somebody else by now, or say something new.

    Walks backwards, so that of a column that was written twice only the last writing counts, and rows that were
    taken away in the end are not looked for.
    """
    found = []
    known = _models()
    settled: set[tuple[str, int, str]] = set()
    for step in reversed(json.loads(text)):
        label, model = step["model"], known[step["model"]]
        ids = step["rows"] if step["do"] == "move" else [step["row"]]
        if step["do"] == "take_away":
            settled.update((label, pk, column.attname) for pk in ids for column in model._meta.concrete_fields)
            continue
        written = {step["column"]: step["new"]} if step["do"] == "move" else step.get("new", {})
        rows = model._base_manager.in_bulk(ids)
        for pk in ids:
            wanted = {name: value for name, value in written.items() if (label, pk, name) not in settled}
            settled.update((label, pk, name) for name in written)
            if wanted and not (pk in rows and _says(rows[pk], wanted)):
                found.append(Obstacle(model, pk))
    return found


def _says(row: models.Model, wanted: dict[str, Any]) -> bool:
    """Blind indexes are left out: they change with the key, and are written anew with what they are of."""
    return all(
        _plain(getattr(row, name)) == value for name, value in wanted.items() if not name.endswith("_index")
    )


def go_back(text: str) -> None:
    """Take every step back, the last one first."""
    known = _models()
    for step in reversed(json.loads(text)):
        model = known[step["model"]]
        if step["do"] == "move":
            model._base_manager.filter(pk__in=step["rows"]).update(**{step["column"]: step["old"]})
        elif step["do"] == "change":
            row = model._base_manager.get(pk=step["row"])
            for name, value in step["old"].items():
                column: Any = model._meta.get_field(name)
                setattr(row, name, column.to_python(value) if value is not None else None)
            row.save(update_fields=list(step["old"]))
        elif step["do"] == "take_away":
            for restored in serializers.deserialize("python", [step["kept"]]):
                restored.save()
        else:
            model._base_manager.filter(pk=step["row"]).delete()


def _models() -> dict[str, type[models.Model]]:
    return {model._meta.label_lower: model for model in apps.get_models(include_auto_created=True)}


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))
