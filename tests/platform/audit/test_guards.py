"""The database itself refuses to change the trail."""

import pytest
from django.db import DatabaseError, connection, transaction

from chibo.platform.audit.guards import guard, guarded, unguard
from chibo.platform.audit.models import AuditEntry, ChainHead
from chibo.platform.audit.services import record, take_fingerprint, verify


@pytest.fixture
def guarded_lines(cast):
    with transaction.atomic():
        for step in range(3):
            record("tests.thing.done", cast.cell, by="test", step=step)
    take_fingerprint(by="test")
    guard(connection)
    yield
    unguard(connection)


FORBIDDEN = {
    "an update": "UPDATE audit_auditentry SET source = 'x' WHERE number = 2",
    "an update of everything": "UPDATE audit_auditentry SET data = '{}'",
    "a deletion": "DELETE FROM audit_auditentry WHERE number = 2",
    "a deletion of everything": "DELETE FROM audit_auditentry",
    "a changed fingerprint": "UPDATE audit_fingerprint SET hash = 'x'",
    "a deleted fingerprint": "DELETE FROM audit_fingerprint",
}


@pytest.mark.parametrize("deed", FORBIDDEN)
def test_the_database_refuses(guarded_lines, deed):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FORBIDDEN[deed])
    assert AuditEntry.objects.count() == 4
    assert verify().intact


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_postgresql_refuses_to_empty_the_table(guarded_lines):
    connection.check_constraints()  # those that wait for the end of the test's transaction
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE audit_auditentry")
    assert AuditEntry.objects.count() == 4


def test_lines_can_still_be_written(guarded_lines, cast):
    with transaction.atomic():
        record("tests.thing.done", cast.cell, by="test")
    assert verify().lines == 5
    assert ChainHead.objects.get().number == 5


def test_one_can_ask_whether_the_guards_are_there(guarded_lines):
    assert guarded(connection)
    unguard(connection)
    assert not guarded(connection)
    guard(connection)
    guard(connection)
    assert guarded(connection)
