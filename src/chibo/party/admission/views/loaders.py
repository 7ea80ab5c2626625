"""How an address finds its object: only among what the visitor may know of."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.organization.mandates.queries import duties_of, visible_units
from chibo.party.admission.models import Candidate
from chibo.party.admission.queries.visible import visible_candidates
from chibo.party.admission.views.steps import STEPS, Step
from chibo.platform.authz.permissions import Visitor


def cell(user: Visitor, *, pk: int | None = None) -> Any:
    """A cell in whose committee the visitor sits; others do not learn that there is a list."""
    duties = duties_of(user)
    mine = visible_units(user).cells().filter(pk__in=[unit for unit in duties.units if duties.in_committee(unit)])
    if pk is not None:
        return get_object_or_404(mine, pk=pk)
    found = mine.order_by("pk").first()
    if found is None:
        raise Http404
    return found


def candidate(user: Visitor, *, pk: int) -> Candidate:
    """A candidate the visitor may know of."""
    return get_object_or_404(visible_candidates(user).select_related("person", "helper", "unit"), pk=pk)


class Asked:
    """A candidate and the step asked for in the address."""

    def __init__(self, candidate: Candidate, step: Step) -> None:
        self.candidate, self.step, self.unit_id = candidate, step, candidate.unit_id


def asked(user: Visitor, *, pk: int, step: str) -> Asked:
    """The candidate, and a step that exists."""
    if step not in STEPS:
        raise Http404
    return Asked(candidate(user, pk=pk), STEPS[step])
