"""Which candidates a visitor may know of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from chibo.organization.mandates.queries import duties_of
from chibo.party.admission.models import Candidate
from chibo.platform.authz.permissions import Visitor

if TYPE_CHECKING:
    from django.db.models import QuerySet


def visible_candidates(user: Visitor) -> QuerySet[Candidate]:
    """Those of the cells in whose committee one sits, those one helps, and oneself."""
    duties = duties_of(user)
    shown = Q(unit_id__in=[unit for unit in duties.units if duties.in_committee(unit)])
    if duties.person_id:
        shown |= Q(helper_id=duties.person_id) | Q(person_id=duties.person_id)
    return Candidate.objects.filter(shown)
