"""What keeps two entries from being one person today."""

import datetime as dt
from collections.abc import Iterable

from chibo.organization.membership.choices import Standing
from chibo.organization.membership.queries import units_of_people
from chibo.organization.register.queries.hanging import kind_words, relations_to_people
from chibo.organization.units.queries import unit_cards

HOME = (Standing.OFFICIAL, Standing.PROBATIONARY)


def home_cells(person_ids: Iterable[int], *, on: dt.date) -> list[str]:
    """Names of the cells to which the people belong as their home."""
    found = units_of_people(list(person_ids), on=on).values()
    units = {unit for standings in found for unit, standing in standings.items() if standing in HOME}
    return sorted(card.name for card in unit_cards(units).values())


def named_together(one: int, other: int) -> list[str]:
    """Kinds of rows about one of the two that name the other as somebody else: a helper, for example."""
    by_model: dict[str, list[str]] = {}
    models = {}
    for relation in relations_to_people():
        by_model.setdefault(relation.label, []).append(relation.field.attname)
        models[relation.label] = relation.model
    found = []
    for label, columns in by_model.items():
        if "person_id" not in columns or len(columns) < 2:
            continue
        rows = models[label]._base_manager.all()
        for column in columns:
            pairs = ({"person_id": one, column: other}, {"person_id": other, column: one})
            if column != "person_id" and any(rows.filter(**pair).exists() for pair in pairs):
                found.append(kind_words(models[label]))
    return found
