"""The terms of a directive, and its end."""

import datetime as dt
from typing import TypedDict, Unpack

from django.db import transaction

from chibo.kernel.text import clean
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.work.directives.choices import State
from chibo.work.directives.events import DirectiveClosed
from chibo.work.directives.models import Directive
from chibo.work.directives.services.locking import locked_open
from chibo.work.directives.services.spreading import ensure_terms


class Terms(TypedDict):
    """What may be changed while it runs."""

    way: str
    due: dt.date
    responsible_id: int
    instruction: str
    report_to: str
    report_due: dt.date | None


@transaction.atomic
def change_terms(
    directive: Directive, *, by: Actor, on: dt.date, at: dt.datetime | None = None, **terms: Unpack[Terms]
) -> Directive:
    """Another day, way, responsible person or report; a day that is kept may lie in the past."""
    directive = locked_open(directive)
    ensure_terms(
        directive.unit_id, due=terms["due"], responsible_id=terms["responsible_id"], report_to=terms["report_to"],
        report_due=terms["report_due"], on=directive.spread_on if terms["due"] == directive.due else on,
    )
    wanted = {**terms, "instruction": clean(terms["instruction"]), "report_to": clean(terms["report_to"])}
    before = {name: getattr(directive, name) for name in wanted}
    changes = {name: [before[name], value] for name, value in wanted.items() if before[name] != value}
    for name, value in wanted.items():
        setattr(directive, name, value)
    directive.save(update_fields=[name.removesuffix("_id") for name in wanted])
    if changes:
        record("directives.directive.changed", directive, by=by, at=at, changes=changes)
    return directive


@transaction.atomic
def close_directive(
    directive: Directive, *, by: Actor, on: dt.date, at: dt.datetime | None = None, reason: str = ""
) -> Directive:
    """Nobody is asked any more; what was acknowledged and the thread stay."""
    return _end(directive, State.CLOSED, "directives.directive.closed", reason, by=by, on=on, at=at)


@transaction.atomic
def withdraw_directive(
    directive: Directive, *, reason: str, by: Actor, on: dt.date, at: dt.datetime | None = None
) -> Directive:
    """It should not have gone out: its readers no longer find it; the trail keeps why."""
    return _end(directive, State.WITHDRAWN, "directives.directive.withdrawn", reason, by=by, on=on, at=at)


def _end(
    directive: Directive, state: State, action: str, reason: str, *, by: Actor, on: dt.date, at: dt.datetime | None
) -> Directive:
    directive = locked_open(directive)
    directive.state, directive.closed_on, directive.close_reason = state, on, clean(reason)[:200]
    directive.save(update_fields=["state", "closed_on", "close_reason"])
    waiting = directive.readers.filter(left_on=None, version__lt=directive.version).count()
    record(action, directive, by=by, at=at, reason=directive.close_reason, waiting=waiting)
    publish(DirectiveClosed(directive.pk, on.isoformat()))
    return directive
