"""PostgreSQL: one narrow table with two ``tsvector`` columns and a GIN index on each; dictionary 'simple'."""

from collections.abc import Iterable

from django.db import connection

from chibo.platform.search.backends.face import Part, Row
from chibo.platform.search.rules.tree import AllOf, AnyOf, Node, Phrase, Term

TABLE = "search_words"
_CREATE = (
    f"CREATE TABLE IF NOT EXISTS {TABLE} (place bigint PRIMARY KEY, head tsvector NOT NULL, body tsvector NOT NULL)",
    f"CREATE INDEX IF NOT EXISTS {TABLE}_head ON {TABLE} USING gin (head)",
    f"CREATE INDEX IF NOT EXISTS {TABLE}_body ON {TABLE} USING gin (body)",
    f"ALTER TABLE {TABLE} ALTER COLUMN head SET STATISTICS 1000",
    f"ALTER TABLE {TABLE} ALTER COLUMN body SET STATISTICS 1000",
)


class TsVector:
    """Facets are words of the same vectors, so that one index answers words and scope together."""

    def create(self) -> None:
        """Make the table and its indexes."""
        with connection.cursor() as cursor:
            for statement in _CREATE:
                cursor.execute(statement)

    def put(self, rows: Iterable[Row]) -> None:
        """Positions come from the words; facets have none."""
        values = [(row.place, row.head, row.facets.split(), f"{row.head} {row.body}", row.facets.split()) for row in rows]
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE} VALUES (%s, to_tsvector('simple', %s) || array_to_tsvector(%s), "  # noqa: S608
                "to_tsvector('simple', %s) || array_to_tsvector(%s)) "
                "ON CONFLICT (place) DO UPDATE SET head = excluded.head, body = excluded.body",
                values,
            )

    def drop(self, places: Iterable[int]) -> None:
        """By place."""
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE place = ANY(%s)", [list(places)])  # noqa: S608 - fixed name

    def clear(self) -> None:
        """All rows."""
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608 - fixed name

    def places(self, part: Part, words: Node | None, facets: Node, *, low: int, high: int, most: int) -> list[int]:
        """The planner chooses: walk the newest for common words, ask the GIN index for rare ones."""
        asked = _spelled(facets) if words is None else f"{_spelled(words)} & {_spelled(facets)}"
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT place FROM {TABLE} WHERE {part.value} @@ %s::tsquery "  # noqa: S608 - fixed names
                "AND place BETWEEN %s AND %s ORDER BY place DESC LIMIT %s",
                [asked, low, high, most],
            )
            return [row[0] for row in cursor.fetchall()]

    def tidy(self) -> None:
        """Let the planner know which words are common."""
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {TABLE}")


def _spelled(node: Node) -> str:
    """In the words of ``tsquery``. Words are letters and digits only; quoted all the same."""
    match node:
        case Term(word, prefix):
            return f"'{word}'{':*' if prefix else ''}"
        case Phrase(words):
            return "(" + " <-> ".join(f"'{word}'" for word in words) + ")"
        case AllOf(parts):
            return "(" + " & ".join(_spelled(part) for part in parts) + ")"
        case AnyOf(parts):
            return "(" + " | ".join(_spelled(part) for part in parts) + ")"
