"""The cell begins and stops to publish its roll-ups."""

import datetime as dt

from django.db import transaction

from chibo.kernel.text import clean
from chibo.organization.units.services import hold_unit
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import record
from chibo.surfaces.rights.errors import GroundMissing, NotPublished, PublishedAlready
from chibo.surfaces.rights.models import Publication


@transaction.atomic
def publish_rollups(unit_id: int, *, ground: str, by: Account, at: dt.datetime) -> Publication:
    """From now on the superior sees the cell's numbers."""
    unit = hold_unit(unit_id)
    if Publication.objects.filter(unit=unit, until=None).exists():
        raise PublishedAlready
    if not clean(ground):
        raise GroundMissing
    begun = Publication.objects.create(unit=unit, ground=clean(ground)[:200], since=at, begun_by=by)
    record("rights.rollups.published", begun, by=by, at=at, unit=unit_id, ground=begun.ground)
    return begun


@transaction.atomic
def stop_rollups(unit_id: int, *, by: Account, at: dt.datetime) -> Publication:
    """From now on the superior sees nothing any more."""
    hold_unit(unit_id)
    running = Publication.objects.select_for_update().filter(unit_id=unit_id, until=None).first()
    if running is None:
        raise NotPublished
    running.until, running.ended_by = max(at, running.since), by
    running.save(update_fields=["until", "ended_by"])
    record("rights.rollups.stopped", running, by=by, at=at, unit=unit_id)
    return running
