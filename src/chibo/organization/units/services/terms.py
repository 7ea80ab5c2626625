"""Terms of a committee."""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from chibo.kernel.text import clean
from chibo.kernel.wording import day_numbers
from chibo.organization.units import events
from chibo.organization.units.errors import TermLabelTaken, TermsOverlap
from chibo.organization.units.models import Term
from chibo.organization.units.services.holding import hold_unit
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish


@transaction.atomic
def open_term(
    unit_id: int, *, ordinal: str, label: str, on: dt.date, by: Actor, congress_on: dt.date | None = None
) -> Term:
    """A term begins on ``on``, the day after its congress; a running one ends that day."""
    unit = hold_unit(unit_id, on=on)
    label = clean(label)
    if Term.objects.filter(unit=unit, label=label).exists():
        raise TermLabelTaken(label=label)
    later = Term.objects.filter(Q(until=None) | Q(until__gt=on), unit=unit, since__gte=on).first()
    if later:
        raise TermsOverlap(label=later.label, day=day_numbers(later.since))
    for running in Term.objects.filter(Q(until=None) | Q(until__gt=on), unit=unit):
        close_term(running.pk, on=on, by=by)
    term = Term.objects.create(
        unit=unit, ordinal=clean(ordinal), label=label, congress_on=congress_on, since=on
    )
    record("units.term.opened", term, by=by, unit=unit.pk, label=label, on=on)
    publish(events.TermOpened(term.pk, unit.pk, on.isoformat()))
    return term


@transaction.atomic
def close_term(term_id: int, *, on: dt.date, by: Actor) -> Term:
    """The term ends: ``on`` is the first day that no longer belongs to it."""
    term = Term.objects.select_for_update().get(pk=term_id)
    if on <= term.since:
        raise TermsOverlap(label=term.label, day=day_numbers(term.since))
    term.until = on
    term.save(update_fields=["until"])
    record("units.term.closed", term, by=by, on=on)
    return term
