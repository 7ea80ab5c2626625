"""What waits is delivered, whatever else lies around."""

from dataclasses import dataclass

import pytest
from django.db import transaction

from chibo.platform.events import bus
from chibo.platform.events.models import Delivery, EventRecord

pytestmark = pytest.mark.django_db(transaction=True)


@bus.event("tests.lamp_lit")
@dataclass(frozen=True)
class LampLit:
    room: str


@pytest.fixture
def seen(monkeypatch):
    rooms = []

    def note(fact):
        rooms.append(fact.room)

    monkeypatch.setitem(bus._handlers, "tests.lamp_lit", [note])
    return rooms


def test_facts_that_nobody_handles_do_not_keep_others_waiting(seen):
    EventRecord.objects.bulk_create(EventRecord(name="tests.nobody_listens", payload={}) for _ in range(600))
    with transaction.atomic():
        bus.publish(LampLit("kitchen"))
        Delivery.objects.update(handler=Delivery.objects.get().handler)
    Delivery.objects.update(delivered_at=None)
    seen.clear()
    assert bus.deliver_pending() == 0
    assert seen == ["kitchen"]


def test_a_fact_of_an_older_version_is_set_aside_and_shown(seen, caplog):
    with transaction.atomic():
        bus.publish(LampLit("kitchen"))
    EventRecord.objects.update(payload={"room": "kitchen", "colour": "red"})
    Delivery.objects.update(delivered_at=None)
    with transaction.atomic():
        bus.publish(LampLit("hall"))
    bus.deliver_pending()
    assert seen == ["kitchen", "hall"]
    assert "colour" in Delivery.objects.get(delivered_at=None).error


def test_a_receipt_of_a_handler_that_is_gone_stays_and_harms_nobody(seen):
    with transaction.atomic():
        bus.publish(LampLit("kitchen"))
    gone = Delivery.objects.create(event=EventRecord.objects.get(), handler="chibo.flows.gone.away")
    assert bus.deliver_pending() == 1
    gone.refresh_from_db()
    assert gone.delivered_at is None
