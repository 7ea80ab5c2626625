import pytest
from django.db import transaction

from chibo.platform.accounts.services import open_account
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


def test_a_changed_line_is_named(five_lines):
    AuditEntry.objects.filter(number=3).update(data={"step": 99})
    assert verify().fault == "line 3 was changed"


def test_a_changed_actor_is_noticed(five_lines, cast):
    AuditEntry.objects.filter(number=2).update(actor=cast.deputy.account)
    assert verify().fault == "line 2 was changed"


def test_a_removed_line_is_named(five_lines):
    AuditEntry.objects.filter(number=4)._raw_delete(AuditEntry.objects.db)
    assert "line 4 is missing" in verify().fault


def test_a_removed_tail_is_noticed(five_lines):
    AuditEntry.objects.filter(number=5)._raw_delete(AuditEntry.objects.db)
    assert "ends at line 4" in verify().fault


def test_an_added_line_is_noticed(five_lines):
    last = five_lines.last()
    AuditEntry.objects.bulk_create(
        [AuditEntry(number=6, at=last.at, source="x", action="y", subject_type="z", subject_id="1",
                    data={}, previous_hash=last.hash, hash="0" * 64)]
    )
    assert verify().fault == "line 6 was changed"


def test_reordered_lines_are_noticed(five_lines):
    second, third = five_lines[1], five_lines[2]
    AuditEntry.objects.filter(pk=second.pk).update(number=1000)
    AuditEntry.objects.filter(pk=third.pk).update(number=2)
    AuditEntry.objects.filter(pk=second.pk).update(number=3)
    assert "line 2" in verify().fault


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
