"""The sealed columns of the whole house, as they lie in the tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection

from chibo.platform.crypto.sealing import MARK

BATCH = 500


@dataclass(frozen=True)
class IndexColumn:
    """The blind index of a sealed column."""

    column: str
    kind: str


@dataclass(frozen=True)
class SealedColumn:
    """One sealed column: its table, its key, the name its texts are bound to, its blind index."""

    table: str
    key: str
    column: str
    sealed_for: str
    index: IndexColumn | None = None

    def rows_under_other_keys(self, key_id: str, after: int) -> list[tuple[int, str]]:
        """Key and stored text of the next rows that another key seals, or none."""
        return self._rows(
            f"SELECT {self._q(self.key)}, {self._q(self.column)} FROM {self._q(self.table)} WHERE "  # noqa: S608
            f"{self._q(self.key)} > %s AND {self._q(self.column)} <> '' AND {self._q(self.column)} NOT LIKE %s "
            f"ORDER BY {self._q(self.key)} LIMIT {BATCH}",
            [after, f"{MARK}{key_id}.%"],
        )

    def count_under_other_keys(self, key_id: str) -> int:
        """How many rows are still to be sealed with the key."""
        rows = self._rows(
            f"SELECT count(*) FROM {self._q(self.table)} WHERE {self._q(self.column)} <> '' "  # noqa: S608
            f"AND {self._q(self.column)} NOT LIKE %s",
            [f"{MARK}{key_id}.%"],
        )
        return int(rows[0][0])

    def key_ids(self) -> set[str]:
        """Which keys seal rows of this column."""
        rows = self._rows(
            f"SELECT DISTINCT substr({self._q(self.column)}, {len(MARK) + 1}, 8) "  # noqa: S608
            f"FROM {self._q(self.table)} WHERE {self._q(self.column)} LIKE %s",
            [f"{MARK}%"],
        )
        return {row[0] for row in rows}

    def replace(self, key: int, before: str, after: str, index: str) -> None:
        """Write one row again, unless somebody has changed it meanwhile: then it is under the new key already."""
        also = f", {self._q(self.index.column)} = %s" if self.index else ""
        values: list[Any] = [after, *([index] if self.index else []), key, before]
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {self._q(self.table)} SET {self._q(self.column)} = %s{also} "  # noqa: S608
                f"WHERE {self._q(self.key)} = %s AND {self._q(self.column)} = %s",
                values,
            )

    def _rows(self, query: str, values: list[Any]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(query, values)
            return list(cursor.fetchall())

    @staticmethod
    def _q(name: str) -> str:
        return connection.ops.quote_name(name)


def sealed_columns() -> Iterator[SealedColumn]:
    """Every sealed column of every app whose table is there."""
    there = set(connection.introspection.table_names())
    for model in apps.get_models():
        options = model._meta
        if options.db_table not in there or options.pk is None:
            continue
        indexes = {
            field.of: IndexColumn(str(field.column), field.kind)
            for field in options.concrete_fields
            if hasattr(field, "kind") and hasattr(field, "of")
        }
        for field in options.concrete_fields:
            if sealed_for := getattr(field, "sealed_for", ""):
                yield SealedColumn(
                    options.db_table, str(options.pk.column), str(field.column), sealed_for, indexes.get(field.name)
                )
