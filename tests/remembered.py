"""Rows that many tests begin with: made by the code that tells the story once, then put back as they were.

The first time the story is told through the models. What it wrote is kept as one INSERT for each table, what it
returned as a pickle; the next test gets both again, which costs a fifth. A story that begins in a database where
one of its tables holds something already, or under other keys for the sealed columns, is told anew.
"""

import pickle
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.apps import apps
from django.conf import settings
from django.db import connection, models, router
from django.db.models.sql import InsertQuery

T = TypeVar("T")
STEADY = {"django_content_type", "auth_permission"}
"""Tables that the migrations fill."""


class Remembered(Generic[T]):
    """One story, told once in each process."""

    def __init__(self) -> None:
        self.statements: list[tuple[str, Any]] = []
        self.asked = ""
        self.told = b""
        self.place, self.keys = settings.FIELD_KEYS_FILE, b""

    def begin(self, tell: Callable[[], T]) -> T:
        """The story, from memory when there is one and the database is empty."""
        usual = self.place == settings.FIELD_KEYS_FILE and not settings.FIELD_KEYS
        if usual and self.told and self.keys == self._keys():
            with connection.cursor() as cursor:
                cursor.execute(self.asked)
                if not cursor.fetchone()[0]:
                    for statement, values in self.statements:
                        cursor.execute(statement, values)
                    again: T = pickle.loads(self.told)  # noqa: S301 -- written by this process
                    return again
        empty = not any(model._base_manager.exists() for model in _models()) if usual else False
        story = tell()
        if empty:
            self._keep(story)
        return story

    def _keys(self) -> bytes:
        return self.place.read_bytes() if self.place.exists() else b""

    def _keep(self, story: T) -> None:
        """Everything that the database holds now."""
        self.statements, self.keys = [], self._keys()
        filled = [model for model in _models() if model._base_manager.exists()]
        for model in filled:
            query = InsertQuery(model)
            query.insert_values(model._meta.concrete_fields, list(model._base_manager.order_by("pk")), raw=True)
            self.statements += query.get_compiler(connection=connection).as_sql()
        tables = [connection.ops.quote_name(model._meta.db_table) for model in filled]
        self.asked = "SELECT " + " OR ".join(f"EXISTS(SELECT 1 FROM {table})" for table in tables)
        if connection.vendor == "postgresql":
            self.statements += [(_numbers_go_on(model), []) for model in filled if _counts(model)]
        self.told = pickle.dumps(story)


def _models() -> list[type[models.Model]]:
    return [
        model for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy and model._meta.db_table not in STEADY
        and router.allow_migrate_model("default", model)
    ]


def _counts(model: type[models.Model]) -> bool:
    return isinstance(model._meta.pk, models.AutoField | models.BigAutoField)


def _numbers_go_on(model: type[models.Model]) -> str:
    """New rows are numbered after those that were put back."""
    table, key = model._meta.db_table, model._meta.pk.column
    sequence = f"pg_get_serial_sequence('\"{table}\"', '{key}')"
    return f'SELECT setval({sequence}, GREATEST(nextval({sequence}), (SELECT MAX("{key}") FROM "{table}")))'
