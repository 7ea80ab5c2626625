"""An office decides a number for itself."""

import datetime as dt
from typing import Any

from django.db import transaction

from chibo.kernel.wording import day_numbers
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.rulebook.errors import (
    EndBeforeStart,
    OverrideEnded,
    OverrideOverlaps,
    ReasonMissing,
    UnfitValue,
    UnknownRule,
)
from chibo.platform.rulebook.events import OverrideWasEnded, ValueOverridden
from chibo.platform.rulebook.models import RuleOverride
from chibo.platform.rulebook.packs import keys
from chibo.platform.rulebook.shelf import clear_shelf


@transaction.atomic
def override_value(
    key: str, *, scope: str, value: Any, reason: str, by: Actor, on: dt.date
) -> RuleOverride:
    """Set an own value from ``on``; an earlier own value of the same unit ends the day before.

    Raises:
        UnknownRule, UnfitValue, ReasonMissing: the value cannot be taken.
        OverrideOverlaps: an own value starts on that day or later.
    """
    rows = list(RuleOverride.objects.select_for_update().filter(scope=scope, key=key))
    _ensure_no_later(rows, on)
    _ensure_fits(key, value)
    if not reason.strip():
        raise ReasonMissing
    for row in rows:
        if row.valid_to is None or row.valid_to >= on:
            row.valid_to = on - dt.timedelta(days=1)
            row.save(update_fields=["valid_to"])
    own = RuleOverride.objects.create(
        scope=scope, key=key, value=value, valid_from=on, reason=reason.strip(), by_label=str(by)[:120]
    )
    record("rulebook.value.overridden", own, by=by, scope=scope, key=key, value=value, on=on, reason=reason)
    publish(ValueOverridden(own.pk, scope, key, on.isoformat()))
    clear_shelf()
    return own


@transaction.atomic
def end_override(override: RuleOverride, *, by: Actor, on: dt.date) -> RuleOverride:
    """Let the own value hold for the last time on ``on``; from the next day the document's value holds again.

    Raises:
        OverrideEnded: it has an end already.
        EndBeforeStart: ``on`` lies before its first day.
    """
    own = RuleOverride.objects.select_for_update().get(pk=override.pk)
    if own.valid_to is not None:
        raise OverrideEnded
    if on < own.valid_from:
        raise EndBeforeStart(since=day_numbers(own.valid_from))
    own.valid_to = on
    own.save(update_fields=["valid_to"])
    record("rulebook.override.ended", own, by=by, scope=own.scope, key=own.key, on=on)
    publish(OverrideWasEnded(own.pk, own.scope, own.key, on.isoformat()))
    clear_shelf()
    return own


def _ensure_no_later(rows: list[RuleOverride], on: dt.date) -> None:
    later = [row.valid_from for row in rows if row.valid_from >= on]
    if later:
        raise OverrideOverlaps(since=day_numbers(min(later)))


def _ensure_fits(key: str, value: Any) -> None:
    known = keys().get(key)
    if known is None:
        raise UnknownRule(key=key, day="")
    if known.fault(value):
        raise UnfitValue(value=str(value)[:80], label=known.vi)
