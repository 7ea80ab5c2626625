"""Must it be atomic with the change? Then call a service. May it lag? Publish."""

import dataclasses
import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from chibo.platform.events.models import Delivery, EventRecord

logger = logging.getLogger(__name__)

E = TypeVar("E")
Handler = Callable[[Any], None]

RETRY_AFTER = (1, 5, 15, 60, 360)
"""Minutes to wait after the first, second … failed attempt; the last one repeats."""

_events: dict[str, type] = {}
_handlers: dict[str, list[Handler]] = defaultdict(list)


def event(name: str) -> Callable[[type[E]], type[E]]:
    """Declare a fact: a frozen dataclass of primitive values, named in the past tense."""

    def declare(cls: type[E]) -> type[E]:
        if name in _events and _events[name].__qualname__ != cls.__qualname__:
            raise ValueError(f"event {name} is declared twice")
        _events[name] = cls
        cls.event_name = name  # type: ignore[attr-defined]
        return cls

    return declare


def handles(event_type: type) -> Callable[[Handler], Handler]:
    """Subscribe a flow to a fact. The handler must be harmless when called twice."""

    def subscribe(handler: Handler) -> Handler:
        _handlers[event_type.event_name].append(handler)  # type: ignore[attr-defined]
        return handler

    return subscribe


def publish(fact: Any) -> None:
    """Record ``fact`` now and deliver it when the surrounding transaction commits."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("publish() belongs inside the transaction of the change")
    written = EventRecord.objects.create(name=fact.event_name, payload=dataclasses.asdict(fact))
    Delivery.objects.bulk_create(
        Delivery(event=written, handler=_path(handler)) for handler in _handlers[fact.event_name]
    )
    transaction.on_commit(lambda: deliver(written))


def deliver(written: EventRecord) -> None:
    """Hand the fact to every handler that has no receipt yet. Safe to repeat."""
    for delivery in written.deliveries.filter(delivered_at=None).order_by("pk").select_related("event"):
        if handler := _handler(delivery):
            _deliver_one(handler, written, delivery)


def deliver_pending() -> int:
    """Retry what failed or was cut off by a crash; returns how many deliveries still wait."""
    due = Q(next_attempt_at=None) | Q(next_attempt_at__lte=timezone.now())
    waiting = Delivery.objects.filter(due, delivered_at=None).order_by("event__at", "pk").select_related("event")
    for delivery in waiting[:500]:
        if handler := _handler(delivery):
            _deliver_one(handler, delivery.event, delivery)
    return Delivery.objects.filter(delivered_at=None).count()


def _handler(delivery: Delivery) -> Handler | None:
    """The function that the receipt names, if it is still part of the house."""
    known = _handlers[delivery.event.name]
    return next((handler for handler in known if _path(handler) == delivery.handler), None)


def _deliver_one(handler: Handler, written: EventRecord, delivery: Delivery) -> None:
    try:
        with transaction.atomic():
            mine = _claim(delivery)
            if mine is None:
                return
            handler(_events[written.name](**written.payload))
            mine.delivered_at = timezone.now()
            mine.attempts += 1
            mine.error = ""
            mine.save()
    except Exception as problem:  # the next handler must still run; the retry job sees this one
        logger.exception("event handler failed: %s", delivery)
        wait = RETRY_AFTER[min(delivery.attempts, len(RETRY_AFTER) - 1)]
        Delivery.objects.filter(pk=delivery.pk).update(
            attempts=delivery.attempts + 1,
            error=repr(problem),
            next_attempt_at=timezone.now() + dt.timedelta(minutes=wait),
        )


def _claim(delivery: Delivery) -> Delivery | None:
    """Lock the receipt, unless another worker holds it or has written it."""
    waiting = Delivery.objects.select_for_update(skip_locked=True, of=("self",))
    return waiting.filter(pk=delivery.pk, delivered_at=None).first()


def _path(handler: Handler) -> str:
    return f"{handler.__module__}.{handler.__qualname__}"
