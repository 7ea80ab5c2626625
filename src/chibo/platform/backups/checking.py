"""Is a copy of the database what the backup says? Looked at in a scratch place, never in the database in use."""

import secrets
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection

from chibo.platform.audit.reading import Trail
from chibo.platform.audit.verifying import ChainReport, verify
from chibo.platform.backups.archive import Manifest
from chibo.platform.backups.database import address, engine, run_tool

SINCE = "0002_units_and_fingerprints"
"""The trail can be walked in copies that have this migration of the trail's tables."""


def walked_copy(database: Path, manifest: Manifest) -> ChainReport | None:
    """The trail in the copy, walked to its end; None when the copy is of an older version or cannot be tried here."""
    if manifest.schema.get("audit", "") < SINCE:
        return None
    if engine() == "sqlite":
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            return verify(Trail("sqlite", lambda query, values: _asked(copy, query, values)))
    return _walked_in_scratch_database(database)


def _asked(copy: sqlite3.Connection, query: str, values: Sequence[Any]) -> list[Any]:
    return copy.execute(query.replace("%s", "?"), tuple(values)).fetchall()


def _walked_in_scratch_database(dump: Path) -> ChainReport | None:
    """Restore into a database of its own that is dropped afterwards, where the account may make one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
        allowed = cursor.fetchone()[0]
    if not allowed:
        run_tool("pg_restore", "--no-owner", "--file=/dev/null", str(dump))
        return None
    name = f"chibo_check_{secrets.token_hex(6)}"
    _on_server(f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        run_tool("pg_restore", "--no-owner", "--exit-on-error", *address(name), str(dump))
        with closing(psycopg.connect(**_parameters(name))) as copy, copy.cursor() as reading:

            def rows(query: str, values: Sequence[Any]) -> list[Any]:
                reading.execute(query.encode(), values)
                return list(reading.fetchall())

            return verify(Trail("postgresql", rows))
    finally:
        _on_server(f"DROP DATABASE IF EXISTS {name}")


def _on_server(statement: str) -> None:
    known = connection.settings_dict["NAME"]
    with closing(psycopg.connect(**_parameters(str(known)), autocommit=True)) as server:
        server.execute(statement.encode())


def _parameters(database: str) -> dict[str, Any]:
    known = connection.settings_dict
    given = {
        "host": known["HOST"], "port": known["PORT"], "user": known["USER"], "password": known["PASSWORD"],
        "dbname": database,
    }  # fmt: skip
    return {name: value for name, value in given.items() if value}
