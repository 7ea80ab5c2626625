"""A consistent copy of the database, and putting one back: SQLite by its own backup, PostgreSQL by its tools."""

import gzip
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection, connections

from chibo.platform.audit.reading import Trail
from chibo.platform.backups.errors import ToolFailed, ToolMissing

MEMBER = {"sqlite": "database.sqlite3.gz", "postgresql": "database.dump"}
"""Name of the database inside a backup, by engine."""
OLD_MEMBER = "database.sqlite3"
"""As chibo 0.1 had it in its zips."""
CHUNK = 1024 * 1024
FAST = 1
"""How hard the copy is compressed: little, people are working."""

SCHEMA = "SELECT app, max(name) FROM django_migrations GROUP BY app"
KEPT_FILES = "SELECT DISTINCT sha256 FROM files_storedfile"
HEAD = "SELECT number, hash FROM audit_chainhead ORDER BY id LIMIT 1"


@dataclass(frozen=True)
class Insight:
    """What a copy of the database says about itself; nothing before its tables are there."""

    audit_lines: int = 0
    audit_head: str = ""
    schema: dict[str, str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()


def engine() -> str:
    """The engine this installation runs on: "sqlite" or "postgresql"."""
    return connection.vendor


def dump_database(folder: Path) -> tuple[Path, Insight]:
    """Write a consistent copy into the folder while people work, and say what is in it."""
    target = folder / MEMBER[engine()]
    if engine() == "postgresql":
        return target, _dump_postgresql(target)
    plain = folder / "database.sqlite3"
    with closing(sqlite3.connect(_sqlite_file())) as source, closing(sqlite3.connect(plain)) as copy:
        source.backup(copy)
        insight = _insight(_sqlite_trail(copy))
    with plain.open("rb") as whole, gzip.open(target, "wb", compresslevel=FAST) as packed:
        shutil.copyfileobj(whole, packed, CHUNK)
    plain.unlink()
    return target, insight


def unpacked_database(folder: Path) -> Path | None:
    """The database of an unpacked backup, ready to be looked at or loaded; None when there is none."""
    packed, plain = folder / MEMBER[engine()], folder / OLD_MEMBER
    if engine() == "postgresql":
        return packed if packed.is_file() else None
    if packed.is_file():
        try:
            with gzip.open(packed, "rb") as small, plain.open("wb") as whole:
                shutil.copyfileobj(small, whole, CHUNK)
        except (gzip.BadGzipFile, EOFError):
            return None
        packed.unlink()
    return plain if plain.is_file() else None


def load_database(source: Path) -> None:
    """Replace the database by the copy, all or nothing. The caller has kept a safety copy."""
    if engine() == "sqlite":
        connections.close_all()
        _load_sqlite(source, _sqlite_file())
    else:
        _load_postgresql(source)


def sound(source: Path) -> bool:
    """Whether the copy is a whole database of this engine."""
    if engine() != "sqlite":
        with source.open("rb") as opened:
            return opened.read(5) == b"PGDMP"
    try:
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            return bool(copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def raw_files() -> list[Path]:
    """The files of a SQLite database as they lie on the disk, for a copy of one that cannot be read any more."""
    file = _sqlite_file()
    return [path for path in (file, Path(f"{file}-wal"), Path(f"{file}-shm")) if path.is_file()]


def database_size() -> int:
    """Bytes the database takes."""
    if engine() == "sqlite":
        return sum(path.stat().st_size for path in raw_files())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def _insight(trail: Trail) -> Insight:
    """Asked in the copy itself, so that manifest and copy can never differ."""
    names = "('django_migrations', 'audit_chainhead', 'files_storedfile')"
    there = {
        "sqlite": f"SELECT count(*) FROM sqlite_master WHERE name IN {names}",  # noqa: S608 - fixed names
        "postgresql": f"SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename IN {names}",  # noqa: S608
    }
    if trail.rows(there[trail.vendor], ())[0][0] < 3:
        return Insight()
    head = trail.rows(HEAD, ())
    return Insight(
        audit_lines=head[0][0] if head else 0,
        audit_head=head[0][1] if head else "",
        schema=dict(trail.rows(SCHEMA, ())),
        files=frozenset(row[0] for row in trail.rows(KEPT_FILES, ())),
    )


def _sqlite_trail(copy: sqlite3.Connection) -> Trail:
    return Trail("sqlite", lambda query, values: copy.execute(query.replace("%s", "?"), tuple(values)).fetchall())


def _dump_postgresql(target: Path) -> Insight:
    """One snapshot for what is asked and for what is dumped."""
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:

            def rows(query: str, values: Any) -> list[Any]:
                cursor.execute(query, values)
                return list(cursor.fetchall())

            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            snapshot = rows("SELECT pg_export_snapshot()", ())[0][0]
            insight = _insight(Trail("postgresql", rows))
            run_tool(
                "pg_dump", "--format=custom", "--compress=1", "--no-owner", f"--snapshot={snapshot}",
                f"--file={target}", *address(),
            )  # fmt: skip
            return insight
    finally:
        other.close()


def _load_sqlite(source: Path, file: Path) -> None:
    """Through SQLite itself, in one transaction: killed in the middle, the old content is there again.

    A process that still has the file open sees the new content, not the old one.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(file, timeout=20)) as live:
            copy.backup(live)
    except sqlite3.DatabaseError as problem:
        if problem.sqlite_errorcode not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise
        staged = file.with_name(f"{file.name}.new")  # what is there cannot be read and is in the safety copy
        shutil.copyfile(source, staged)
        for leftover in raw_files()[1:]:
            leftover.unlink()
        staged.replace(file)


def _load_postgresql(source: Path) -> None:
    """In one transaction: take away what is there, then run the script of the dump."""
    connections.close_all()
    with tempfile.TemporaryDirectory(dir=source.parent) as scratch:
        script, empty = Path(scratch) / "script.sql", Path(scratch) / "empty.sql"
        empty.write_text(EMPTY_SCHEMA, "utf-8")
        run_tool("pg_restore", "--no-owner", f"--file={script}", str(source))
        run_tool(
            "psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1",
            *address(), f"--file={empty}", f"--file={script}",
        )  # fmt: skip


EMPTY_SCHEMA = """
SET client_min_messages = warning;
DO $$
DECLARE thing record;
BEGIN
    FOR thing IN SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n
        ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND n.nspname = current_schema()
    LOOP EXECUTE 'DROP TABLE IF EXISTS ' || thing.name || ' CASCADE'; END LOOP;
    FOR thing IN SELECT p.oid::regprocedure AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname = current_schema() AND p.proname LIKE 'chibo\\_%'
    LOOP EXECUTE 'DROP FUNCTION IF EXISTS ' || thing.name || ' CASCADE'; END LOOP;
END $$;
"""
"""Tables with all that hangs on them, and our own functions; what extensions brought stays."""


def _sqlite_file() -> Path:
    return Path(str(_settings()["NAME"]))


def _settings() -> Mapping[str, Any]:
    return connection.settings_dict


def address(database: str = "") -> list[str]:
    """Where PostgreSQL's programs find the database, or another one on the same server."""
    known = _settings()
    given = {
        "host": known["HOST"], "port": known["PORT"], "username": known["USER"], "dbname": database or known["NAME"],
    }  # fmt: skip
    return [f"--{name}={value}" for name, value in given.items() if value]


def run_tool(tool: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; what it says on failure becomes the refusal."""
    if shutil.which(tool) is None:
        raise ToolMissing(tool=tool)
    environment = {**os.environ, "PGPASSWORD": str(_settings()["PASSWORD"])}
    done = subprocess.run([tool, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise ToolFailed(tool=tool, words=said[-1] if said else done.returncode)
