"""Whatever is done to the trail behind chibo's back is found, and the report says what it was and to which line."""

import pytest
from django.db import connection, transaction
from django.utils import timezone, translation

from chibo.platform.audit.chain import GENESIS, line_hash
from chibo.platform.audit.errors import NothingToTake
from chibo.platform.audit.faults import Fault, Kind
from chibo.platform.audit.models import AuditEntry, ChainHead, Fingerprint
from chibo.platform.audit.services import record, take_fingerprint
from chibo.platform.audit.verifying import fingerprint_of, verify

LINES = 9


@pytest.fixture
def nine_lines(cast):
    with transaction.atomic():
        for step in range(LINES):
            record("tests.thing.done", cast.cell, by=cast.secretary.account, step=step, words="Nghị quyết “số 1”")


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def line(number):
    return AuditEntry.objects.get(number=number)


def own_hash(entry):
    names = ("number", "at", "source", "actor_id", "action", "subject_type", "subject_id", "data", "previous_hash", "scope")
    return line_hash(**{name: getattr(entry, name) for name in names})


def renumber(first, by):
    """All lines from ``first`` on get other numbers, as somebody would do who hides a gap."""
    numbers = sorted(AuditEntry.objects.filter(number__gte=first).values_list("number", flat=True), reverse=by > 0)
    for number in numbers:
        sql("UPDATE audit_auditentry SET number = %s WHERE number = %s", number + by, number)


def remove(*numbers):
    AuditEntry.objects.filter(number__in=numbers)._raw_delete("default")


def add(number, previous, *, honest):
    """A line nobody recorded; an ``honest`` one has the hash that belongs to it."""
    entry = AuditEntry(number=number, at=timezone.now(), source="x", action="tests.thing.invented",
                       subject_type="units.unit", subject_id="1", data={}, previous_hash=previous)  # fmt: skip
    entry.hash = own_hash(entry) if honest else "f" * 64
    AuditEntry.objects.bulk_create([entry])
    return entry


def swap(one, other):
    for old, new in ((one, 10_000), (other, one), (10_000, other)):
        sql("UPDATE audit_auditentry SET number = %s WHERE number = %s", new, old)


def rewrite(number):
    """Other words, and a new hash that fits them."""
    entry = line(number)
    entry.data = {"step": 99}
    AuditEntry.objects.filter(number=number).update(data=entry.data, hash=own_hash(entry))


def rebuild(first):
    """The whole chain from a line on, computed anew, the head as well: only a fingerprint can tell."""
    previous = line(first - 1).hash if first > 1 else GENESIS
    for entry in AuditEntry.objects.filter(number__gte=first).order_by("number"):
        entry.previous_hash = previous
        if entry.number == first:
            entry.action = "tests.thing.forged"
        entry.hash = previous = own_hash(entry)
        AuditEntry.objects.filter(pk=entry.pk).update(
            previous_hash=entry.previous_hash, hash=entry.hash, action=entry.action
        )
    ChainHead.objects.update(number=entry.number, hash=previous)


def put_in(number, *, honest):
    renumber(number, by=1)
    add(number, line(number - 1).hash, honest=honest)


CASES = {
    "the data of a line": (lambda: AuditEntry.objects.filter(number=3).update(data={"step": 9}), [("changed", 3, 0)]),
    "its moment": (lambda: AuditEntry.objects.filter(number=3).update(at=timezone.now()), [("changed", 3, 0)]),
    "its actor": (lambda: AuditEntry.objects.filter(number=3).update(actor=None), [("changed", 3, 0)]),
    "its name": (lambda: AuditEntry.objects.filter(number=3).update(source="y"), [("changed", 3, 0)]),
    "its unit": (lambda: AuditEntry.objects.filter(number=3).update(scope="unit:999"), [("changed", 3, 0)]),
    "its unit taken away": (lambda: AuditEntry.objects.filter(number=3).update(scope=""), [("changed", 3, 0)]),
    "its own hash": (lambda: AuditEntry.objects.filter(number=3).update(hash="a" * 64), [("changed", 3, 0)]),
    "the hash before it": (lambda: AuditEntry.objects.filter(number=3).update(previous_hash="a" * 64), [("changed", 3, 0)]),
    "the first line": (lambda: AuditEntry.objects.filter(number=1).update(source="y"), [("changed", 1, 0)]),
    "the last line": (lambda: AuditEntry.objects.filter(number=9).update(source="y"), [("changed", 9, 0)]),
    "two neighbours": (lambda: AuditEntry.objects.filter(number__in=(3, 4)).update(source="y"),
                       [("changed", 3, 0), ("changed", 4, 0)]),
    "two far apart": (lambda: AuditEntry.objects.filter(number__in=(2, 8)).update(source="y"),
                      [("changed", 2, 0), ("changed", 8, 0)]),
    "one removed": (lambda: remove(4), [("removed", 4, 4)]),
    "the first removed": (lambda: remove(1), [("removed", 1, 1)]),
    "three removed": (lambda: remove(4, 5, 6), [("removed", 4, 6)]),
    "two removed, one changed": (lambda: (remove(2, 6), AuditEntry.objects.filter(number=8).update(source="y")),
                                 [("removed", 2, 2), ("removed", 6, 6), ("changed", 8, 0)]),
    "removed and renumbered": (lambda: (remove(4), renumber(5, by=-1)), [("removed", 4, 4)]),
    "the tail cut": (lambda: remove(8, 9), [("cut", 8, 9)]),
    "everything removed": (lambda: remove(*range(1, 10)), [("cut", 1, 9)]),
    "one put in between": (lambda: put_in(5, honest=False), [("added", 5, 0)]),
    "an honest one put in between": (lambda: put_in(5, honest=True), [("added", 5, 5)]),
    "one added at the end": (lambda: add(10, line(9).hash, honest=False), [("added", 10, 0)]),
    "an honest one added at the end": (lambda: add(10, line(9).hash, honest=True), [("added", 10, 10)]),
    "neighbours exchanged": (lambda: swap(4, 5), [("moved", 5, 5)]),
    "exchanged far apart": (lambda: swap(2, 8), [("moved", 2, 2), ("moved", 8, 8)]),
    "rewritten with its hash": (lambda: rewrite(4), [("rewritten", 4, 0)]),
    "the last one rewritten": (lambda: rewrite(9), [("head", 9, 0)]),
    "the head's hash": (lambda: ChainHead.objects.update(hash="a" * 64), [("head", 9, 0)]),
    "the head's number, smaller": (lambda: ChainHead.objects.update(number=7), [("added", 8, 9)]),
    "the head's number, larger": (lambda: ChainHead.objects.update(number=12), [("cut", 10, 12)]),
    "the head removed": (lambda: ChainHead.objects.all().delete(), [("head", 9, 0)]),
    "rebuilt, stopped half way": (lambda: (rebuild(3), ChainHead.objects.update(hash="a" * 64)), [("head", 9, 0)]),
}  # fmt: skip


@pytest.mark.parametrize("harm", CASES)
def test_what_was_done_to_the_trail_is_found_and_named(nine_lines, harm):
    do, expected = CASES[harm]
    assert verify().intact
    do()
    report = verify()
    assert [(fault.kind.value, fault.line, fault.until) for fault in report.faults] == expected
    assert not report.intact


def test_a_chain_rebuilt_with_its_head_is_whole_in_itself(nine_lines):
    rebuild(3)
    assert verify().intact


def test_a_rebuilt_chain_is_found_by_the_printed_fingerprint(nine_lines):
    printed = take_fingerprint(by="test").printed
    Fingerprint.objects.all()._raw_delete("default")  # whoever rebuilds the chain removes this, too
    rebuild(3)
    report = verify(fingerprints=[fingerprint_of(printed)])
    assert [(fault.kind, fault.line) for fault in report.faults] == [(Kind.FINGERPRINT, 9)]


def test_a_rebuilt_chain_is_found_by_the_kept_fingerprint(nine_lines):
    take_fingerprint(by="test")
    rebuild(3)
    assert [fault.kind for fault in verify().faults] == [Kind.FINGERPRINT]


def test_a_trail_cut_together_with_its_head_is_found_by_the_printed_fingerprint(nine_lines):
    printed = take_fingerprint(by="test").printed
    Fingerprint.objects.all()._raw_delete("default")
    remove(7, 8, 9, 10)
    ChainHead.objects.update(number=6, hash=line(6).hash)
    assert verify().intact
    report = verify(fingerprints=[fingerprint_of(printed)])
    assert [(fault.kind, fault.line) for fault in report.faults] == [(Kind.UNREACHED, 9)]


def test_a_fingerprint_holds_after_more_lines_were_written(nine_lines, cast):
    printed = take_fingerprint(by="test").printed
    with transaction.atomic():
        record("tests.thing.done", cast.cell, by="test")
    assert verify(fingerprints=[fingerprint_of(printed)]).intact


def test_an_empty_trail_has_no_fingerprint(db):
    with pytest.raises(NothingToTake):
        take_fingerprint(by="test")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12: " + "ab12 " * 16, (12, "ab12" * 16)),
        ("1.234:AB12-cd34-ef56-7890", (1234, "ab12cd34ef567890")),
        ("12: ab12", None),
        ("ab12cd34ef567890", None),
        ("x: ab12cd34ef567890", None),
        ("12: zz12cd34ef567890", None),
        ("", None),
    ],
)
def test_a_fingerprint_is_read_as_people_type_it(typed, meant):
    assert fingerprint_of(typed) == meant


@pytest.mark.parametrize("kind", Kind)
def test_every_fault_has_words_in_both_languages(kind):
    for fault in (Fault(kind, 3, 3, "7"), Fault(kind, 3, 8, "7")):
        with translation.override("en"):
            english = fault.words
        with translation.override("vi"):
            vietnamese = fault.words
        assert "3" in english
        assert "3" in vietnamese
        assert english != vietnamese


def test_a_ruined_trail_says_its_first_faults_and_ends(nine_lines):
    AuditEntry.objects.update(action="ruin")
    assert [(fault.kind, fault.line) for fault in verify().faults] == [(Kind.CHANGED, n) for n in range(1, LINES + 1)]
