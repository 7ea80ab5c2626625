"""The database itself refuses to change a line of the trail: triggers on both engines.

Whoever owns the database can take them away again; the chain of hashes and the printed fingerprint are for
that case. A migration that remakes one of the tables on SQLite must call ``guard`` afterwards.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("audit_auditentry", "audit_fingerprint")
WORDS = "the audit trail is append-only"

_FUNCTION = f"""
CREATE OR REPLACE FUNCTION chibo_trail_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def guard(database: BaseDatabaseWrapper) -> None:
    """From now on rows of the trail can be added and read, nothing else."""
    for statement in _making(database.vendor):
        with database.cursor() as cursor:
            cursor.execute(statement)


def unguard(database: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for tests, and for a migration that must remake a table."""
    for name, table in _names(database.vendor):
        with database.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if database.vendor != "sqlite" else ""))


def guarded(database: BaseDatabaseWrapper) -> bool:
    """Whether every trigger is there."""
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }
    with database.cursor() as cursor:
        cursor.execute(asked[database.vendor])
        there = {row[0] for row in cursor.fetchall()}
    return {name for name, _table in _names(database.vendor)} <= there


def _names(vendor: str) -> list[tuple[str, str]]:
    deeds = ("update", "delete") if vendor == "sqlite" else ("change",)
    return [(f"{table}_no_{deed}", table) for table in TABLES for deed in deeds]


def _making(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {name.rsplit('_', 1)[1].upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
            for name, table in _names(vendor)
        ]
    return [
        _FUNCTION,
        *(
            f"CREATE OR REPLACE TRIGGER {name} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION chibo_trail_is_append_only()"
            for name, table in _names(vendor)
        ),
    ]
