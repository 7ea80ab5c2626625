"""How an address finds its object: only among what the visitor may see."""

from typing import Any

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from chibo.organization.mandates.queries import duties_of, kept_units, visible_people
from chibo.organization.privacy.models import CorrectionRequest, RetentionRun
from chibo.organization.privacy.queries import keeping_unit
from chibo.platform.authz.permissions import Visitor


def request(user: Visitor, *, pk: int) -> CorrectionRequest:
    """A request for correction of one's own, or one that the visitor's committee answers."""
    mine = Q(person_id=duties_of(user).person_id or 0) | Q(unit_id__in=kept_units(user))
    rows = CorrectionRequest.objects.filter(mine).select_related("person", "unit", "answered_by")
    return get_object_or_404(rows, pk=pk)


def person(user: Visitor, *, pk: int) -> Any:
    """A person the visitor may see."""
    return get_object_or_404(visible_people(user), pk=pk)


def run(user: Visitor, *, pk: int) -> RetentionRun:
    """A deletion run of a cell whose list the visitor keeps."""
    rows = RetentionRun.objects.filter(unit_id__in=kept_units(user))
    return get_object_or_404(rows.select_related("first_by", "second_by", "unit", "paper"), pk=pk)


def deciding_unit(user: Visitor) -> int:
    """The cell that decides on deletion, for those who keep its list."""
    unit_id = keeping_unit(timezone.localdate())
    if unit_id is None or unit_id not in kept_units(user):
        raise Http404
    return unit_id
