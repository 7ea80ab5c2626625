"""The three statements by which a line gets into the table. By hand: every write of the house waits for them."""

import json

from django.db import connection

from chibo.platform.audit.chain import GENESIS
from chibo.platform.audit.models import AuditEntry, ChainHead

COLUMNS = (
    "number", "at", "source", "actor_id", "action", "subject_type", "subject_id", "data", "previous_hash", "hash",
    "scope",
)  # fmt: skip
_INSERT = (
    f"INSERT INTO audit_auditentry ({', '.join(COLUMNS)}) "  # noqa: S608 - names of our own columns
    f"VALUES ({', '.join(['%s'] * len(COLUMNS))}) RETURNING id"
)


def locked_head() -> tuple[int, str]:
    """The last number and its hash, locked until the transaction ends: nobody else can append meanwhile."""
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    query = f"SELECT number, hash FROM audit_chainhead ORDER BY id LIMIT 1{lock}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(query)
        row = cursor.fetchone()
        if row is None:
            ChainHead.objects.get_or_create(pk=1, defaults={"hash": GENESIS})
            cursor.execute(query)
            row = cursor.fetchone()
    return row[0], row[1]


def append(entry: AuditEntry) -> AuditEntry:
    """Write the line and move the head on to it. The caller holds the head."""
    values = [getattr(entry, name) for name in COLUMNS]
    values[COLUMNS.index("at")] = connection.ops.adapt_datetimefield_value(entry.at)
    values[COLUMNS.index("data")] = json.dumps(entry.data)
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)
        entry.pk = cursor.fetchone()[0]
        cursor.execute("UPDATE audit_chainhead SET number = %s, hash = %s", [entry.number, entry.hash])
    entry._state.adding = False
    entry._state.db = connection.alias
    return entry
