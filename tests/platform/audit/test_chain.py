import datetime as dt
import hashlib
import json

import pytest
from django.db import transaction

from chibo.platform.accounts.services import open_account
from chibo.platform.audit.chain import GENESIS
from chibo.platform.audit.models import AuditEntry
from chibo.platform.audit.services import record, verify


@pytest.fixture
def five_lines(cast):
    with transaction.atomic():
        for step in range(5):
            record("tests.thing.done", cast.cell, by=cast.secretary.account, step=step)
    return AuditEntry.objects.order_by("number")


def test_an_untouched_chain_is_intact(five_lines):
    report = verify()
    assert report.intact
    assert report.lines == 5
    assert report.head == five_lines.last().hash


def test_a_line_is_hashed_as_the_first_version_did(cast):
    """Trails that were begun with chibo 0.1 stay whole: a line without a unit has the same text as then."""
    with transaction.atomic():
        account = cast.secretary.account
        entry = record("tests.thing.done", account, by=account, words="“Đã xong”\n", n=[1, None])
    old = [
        1, entry.at.astimezone(dt.UTC).isoformat(timespec="microseconds"), entry.source, entry.actor_id, entry.action,
        entry.subject_type, entry.subject_id, {"words": "“Đã xong”\n", "n": [1, None]}, GENESIS,
    ]
    text = json.dumps(old, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert entry.hash == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    "data", [{}, {"a": 1.5, "z": [None, True]}, {"tên": "Nguyễn", "A": {"b": 2, "a": "\u2028\"\\"}}, {"n": 10**15}]
)
def test_data_come_back_from_the_table_as_they_were_hashed(cast, data):
    with transaction.atomic():
        record("tests.thing.done", cast.cell, by="test", **data)
    assert verify().intact


def test_a_moment_on_the_full_second_is_hashed_as_any_other(cast):
    with transaction.atomic():
        record("tests.thing.done", cast.cell, by="test", at=dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC))
    assert verify().intact


def test_lines_cannot_be_modified_or_deleted_through_the_model(five_lines):
    entry = five_lines.first()
    with pytest.raises(TypeError, match="never modified"):
        entry.save()
    with pytest.raises(TypeError, match="never deleted"):
        entry.delete()


def test_a_line_needs_an_actor(cast):
    with pytest.raises(ValueError, match="actor"), transaction.atomic():
        record("tests.thing.done", cast.cell, by="")


@pytest.mark.django_db(transaction=True)
def test_a_line_belongs_to_the_transaction_of_its_change():
    account = open_account("tam", name="Tâm", password="mot-cau-dai-de-nho", by="tests")
    with pytest.raises(RuntimeError, match="inside the transaction"):
        record("tests.thing.done", account, by="tests")


@pytest.mark.django_db(transaction=True)
def test_a_failed_change_leaves_no_line_and_no_gap():
    account = open_account("tam", name="Tâm", password="mot-cau-dai-de-nho", by="tests")

    def fail():
        with transaction.atomic():
            record("tests.thing.done", account, by="tests")
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    with transaction.atomic():
        record("tests.thing.done", account, by="tests")
    assert verify().intact
    assert verify().lines == 2
