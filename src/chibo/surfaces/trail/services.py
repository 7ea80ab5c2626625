"""Naming the independent reader, printing the fingerprint."""

import datetime as dt

from django.db import transaction

from chibo.kernel.text import clean
from chibo.organization.people.queries import person_card
from chibo.platform.audit.models import Fingerprint
from chibo.platform.audit.services import Actor, record
from chibo.platform.papers.models import Paper
from chibo.platform.papers.services import freeze_paper
from chibo.surfaces.trail.errors import DecisionMissing, NotInCommittee, NotIndependent
from chibo.surfaces.trail.models import TrailReader
from chibo.surfaces.trail.papers import KIND, fingerprint_facts, page_origin
from chibo.surfaces.trail.queries import may_be_named


@transaction.atomic
def name_reader(unit_id: int, *, person_id: int, decision: str, on: dt.date, by: Actor) -> TrailReader:
    """The committee names who else reads the trail from ``on``; the one before ends that day."""
    before = TrailReader.objects.select_for_update().filter(unit_id=unit_id, until=None).first()
    sits, leads = may_be_named(unit_id, person_id, on=on)
    card = person_card(person_id)
    name = card.full_name if card else ""
    if leads:
        raise NotIndependent(name=name)
    if not sits:
        raise NotInCommittee(name=name)
    if not clean(decision):
        raise DecisionMissing
    if before:
        end_reader(before, on=max(on, before.since), by=by)
    named = TrailReader.objects.create(
        unit_id=unit_id, person_id=person_id, decision=clean(decision)[:200], since=on, named_by=str(by)[:120]
    )
    record("trail.reader.named", named, by=by, person=person_id, name=name, decision=named.decision, on=on)
    return named


@transaction.atomic
def end_reader(reader: TrailReader, *, on: dt.date, by: Actor) -> TrailReader:
    """From ``on`` the person reads the trail no longer."""
    reader = TrailReader.objects.select_for_update().get(pk=reader.pk)
    if reader.until is None:
        reader.until = max(on, reader.since)
        reader.save(update_fields=["until"])
        record("trail.reader.ended", reader, by=by, person=reader.person_id, on=reader.until)
    return reader


def print_fingerprint(taken: Fingerprint, *, unit_id: int, on: dt.date, by: Actor) -> Paper:
    """The page for the minutes book of a cell; printed again it is the same paper."""
    facts = fingerprint_facts(taken, unit_id=unit_id)
    return freeze_paper(
        KIND, facts, scope=f"unit:{unit_id}", origin=page_origin(unit_id, taken.pk), on=on, by=by
    )
