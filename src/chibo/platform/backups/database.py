"""A consistent copy of the database, and putting one back: SQLite by its own backup, PostgreSQL by its tools."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection, connections

from chibo.platform.backups.errors import ToolFailed, ToolMissing

MEMBER = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
"""Name of the database inside a backup, by engine."""


def engine() -> str:
    """The engine this installation runs on: "sqlite" or "postgresql"."""
    return connection.vendor


def dump_database(target: Path) -> None:
    """Write a consistent copy while people work."""
    if engine() == "sqlite":
        with closing(sqlite3.connect(_sqlite_file())) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={target}", *_address())


def load_database(source: Path) -> None:
    """Replace the database by the copy, all or nothing. The caller has kept a safety copy."""
    if engine() == "sqlite":
        connections.close_all()
        _load_sqlite(source, _sqlite_file())
    else:
        _load_postgresql(source)


def sound(source: Path) -> bool:
    """Whether the copy is a whole database of this engine."""
    if not source.is_file():
        return False
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


def _load_sqlite(source: Path, file: Path) -> None:
    """Through SQLite itself, so that a process that still has the file open sees the new content, not the old one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(file, timeout=20)) as live:
            copy.backup(live)
    except sqlite3.DatabaseError:  # the file in use cannot be read: it is in the safety copy, replace it
        for leftover in raw_files():
            leftover.unlink()
        shutil.copyfile(source, file)


def _load_postgresql(source: Path) -> None:
    """In one transaction: take away the tables that are there, then run the script of the dump."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        tables = ", ".join(quote(name) for name in connection.introspection.table_names(cursor))
    connections.close_all()
    empty = f"DROP TABLE IF EXISTS {tables} CASCADE" if tables else "SELECT 1"
    with tempfile.TemporaryDirectory(dir=source.parent) as scratch:
        script = Path(scratch) / "script.sql"
        _run("pg_restore", "--no-owner", f"--file={script}", str(source))
        _run(
            "psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1",
            *_address(), f"--command={empty}", f"--file={script}",
        )


def _sqlite_file() -> Path:
    return Path(str(_settings()["NAME"]))


def _settings() -> Mapping[str, Any]:
    return connection.settings_dict


def _address() -> list[str]:
    known = _settings()
    given = {"host": known["HOST"], "port": known["PORT"], "username": known["USER"], "dbname": known["NAME"]}
    return [f"--{name}={value}" for name, value in given.items() if value]


def _run(tool: str, *arguments: str) -> None:
    if shutil.which(tool) is None:
        raise ToolMissing(tool=tool)
    environment = {**os.environ, "PGPASSWORD": str(_settings()["PASSWORD"])}
    done = subprocess.run([tool, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise ToolFailed(tool=tool, words=said[-1] if said else done.returncode)
