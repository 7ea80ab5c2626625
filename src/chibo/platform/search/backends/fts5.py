"""SQLite: two FTS5 tables, heads with short prefixes, bodies without; the row id is the place."""

from collections.abc import Iterable

from django.db import connection

from chibo.platform.search.backends.face import Part, Row
from chibo.platform.search.rules.tree import AllOf, AnyOf, Node, Phrase, Term

TABLES = {Part.HEAD: "search_fts_heads", Part.BODY: "search_fts_bodies"}
_OPTIONS = "tokenize='ascii', columnsize=0"


class Fts5:
    """Our own folded words need no tokenizer; the scopes of an entry stand in the same row as words of another column."""

    def create(self) -> None:
        """Make both tables."""
        for part, more in ((Part.HEAD, ", prefix='2 3'"), (Part.BODY, "")):
            self._run(f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLES[part]} USING fts5(words, facets, {_OPTIONS}{more})")

    def put(self, rows: Iterable[Row]) -> None:
        """Delete first: REPLACE would do the same, slower."""
        some = list(rows)
        self.drop(row.place for row in some)
        self._many(Part.HEAD, [(row.place, row.head, row.facets) for row in some])
        self._many(Part.BODY, [(row.place, f"{row.head} {row.body}".strip(), row.facets) for row in some])

    def drop(self, places: Iterable[int]) -> None:
        """The tables keep their words, so a row can be taken out by its place alone."""
        gone = [(place,) for place in places]
        with connection.cursor() as cursor:
            for table in TABLES.values():
                cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", gone)  # noqa: S608 - fixed names

    def clear(self) -> None:
        """Faster than row by row."""
        for table in TABLES.values():
            self._run(f"DROP TABLE IF EXISTS {table}")
        self.create()

    def places(self, part: Part, words: Node | None, facets: Node, *, low: int, high: int, most: int) -> list[int]:
        """FTS5 walks backwards by row id and stops when it has enough."""
        asked = f"facets : ({_spelled(facets)})"
        if words is not None:
            asked = f"words : ({_spelled(words)}) AND {asked}"
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid FROM {TABLES[part]} WHERE {TABLES[part]} MATCH %s "  # noqa: S608 - fixed names
                "AND rowid BETWEEN %s AND %s ORDER BY rowid DESC LIMIT %s",
                [asked, low, high, most],
            )
            return [row[0] for row in cursor.fetchall()]

    def tidy(self) -> None:
        """Merge the segments of the index into one."""
        for table in TABLES.values():
            self._run(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608 - fixed names

    def _many(self, part: Part, rows: list[tuple[int, str, str]]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLES[part]}(rowid, words, facets) VALUES (%s, %s, %s)", rows  # noqa: S608
            )

    def _run(self, statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)


def _spelled(node: Node) -> str:
    """In the words of FTS5. Every word is quoted, so that nothing typed is ever an operator."""
    match node:
        case Term(word, prefix):
            return f'"{word}"{" *" if prefix else ""}'
        case Phrase(words):
            return f'"{" ".join(words)}"'
        case AllOf(parts):
            return "(" + " AND ".join(_spelled(part) for part in parts) + ")"
        case AnyOf(parts):
            return "(" + " OR ".join(_spelled(part) for part in parts) + ")"
