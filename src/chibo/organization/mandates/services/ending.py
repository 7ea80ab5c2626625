"""Posts that end together, because a membership or a unit ended."""

import datetime as dt

from django.db import transaction
from django.db.models import Q, QuerySet

from chibo.organization.mandates.choices import COMMITTEE
from chibo.organization.mandates.models import Mandate
from chibo.organization.mandates.services.giving import end_mandate
from chibo.platform.audit.services import Actor


@transaction.atomic
def end_party_posts(person_id: int, *, unit_id: int, on: dt.date, by: Actor) -> list[Mandate]:
    """Who leaves a cell leaves its committee on the same day. Harmless when repeated."""
    return _end(Mandate.objects.filter(person_id=person_id, unit_id=unit_id, post__in=COMMITTEE), on, by)


@transaction.atomic
def end_posts_of_unit(unit_id: int, *, on: dt.date, by: Actor) -> list[Mandate]:
    """Posts end with their unit. Harmless when repeated."""
    return _end(Mandate.objects.filter(unit_id=unit_id), on, by)


def _end(posts: QuerySet[Mandate], on: dt.date, by: Actor) -> list[Mandate]:
    """Posts that begin on that day or later are left to the people: nobody can end before the beginning."""
    lasting = posts.filter(Q(until=None) | Q(until__gt=on), since__lt=on)
    return [end_mandate(mandate.pk, on=on, by=by) for mandate in lasting.order_by("pk")]
