from dataclasses import dataclass

import pytest
from django.db import transaction

from chibo.platform.events import bus
from chibo.platform.events.models import Delivery, EventRecord

pytestmark = pytest.mark.django_db(transaction=True)


@bus.event("tests.bell_rung")
@dataclass(frozen=True)
class BellRung:
    tower: str


@pytest.fixture
def heard(monkeypatch):
    """Two handlers; the first fails as long as ``deaf`` is set."""
    notes = {"first": [], "second": [], "deaf": False}

    def first(fact):
        if notes["deaf"]:
            raise OSError("deaf today")
        notes["first"].append(fact.tower)

    def second(fact):
        notes["second"].append(fact.tower)

    monkeypatch.setitem(bus._handlers, "tests.bell_rung", [first, second])
    return notes


def ring(tower="north"):
    with transaction.atomic():
        bus.publish(BellRung(tower))


def test_a_fact_reaches_every_handler_after_commit(heard):
    with transaction.atomic():
        bus.publish(BellRung("north"))
        assert heard["first"] == []
    assert heard["first"] == heard["second"] == ["north"]


def test_a_rolled_back_fact_never_happened(heard):
    def fail():
        with transaction.atomic():
            bus.publish(BellRung("north"))
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert heard["second"] == []
    assert not EventRecord.objects.exists()


def test_one_failing_handler_spares_the_others_and_is_retried(heard, caplog):
    heard["deaf"] = True
    ring()
    assert heard["second"] == ["north"]
    waiting = Delivery.objects.get(delivered_at=None)
    assert "deaf today" in waiting.error
    assert waiting.next_attempt_at is not None

    heard["deaf"] = False
    Delivery.objects.update(next_attempt_at=None)
    assert bus.deliver_pending() == 0
    assert heard["first"] == ["north"]


def test_a_failed_delivery_waits_before_the_next_attempt(heard):
    heard["deaf"] = True
    ring()
    heard["deaf"] = False
    assert bus.deliver_pending() == 1
    assert heard["first"] == []


def test_delivering_again_is_harmless(heard):
    ring()
    bus.deliver(EventRecord.objects.get())
    assert heard["first"] == ["north"]


def test_publishing_outside_a_transaction_is_refused(heard):
    with pytest.raises(RuntimeError, match="inside the transaction"):
        bus.publish(BellRung("north"))


def test_a_fact_cut_off_by_a_crash_is_delivered_later(heard):
    written = EventRecord.objects.create(name="tests.bell_rung", payload={"tower": "south"})
    for handler in bus._handlers["tests.bell_rung"]:
        Delivery.objects.create(event=written, handler=bus._path(handler))
    assert bus.deliver_pending() == 0
    assert heard["first"] == ["south"]
