"""What a page is about, as the visitor may see it; 404 otherwise."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.work.tasks.models import Task
from chibo.work.tasks.queries.sheet import has_party_sheet


def task(user: Visitor, *, pk: int) -> Task:
    """A task with its people."""
    visible = Task.objects.visible_to(user).select_related("unit", "lead", "lead_unit", "carried_from", "carried_to")
    return get_object_or_404(visible.prefetch_related("support"), pk=pk)


def task_with_sheet(user: Visitor, *, pk: int) -> Task:
    """A task of a Party unit: only those have the sheet in the layout of Party papers."""
    found = task(user, pk=pk)
    if not has_party_sheet(found.unit_id):
        raise Http404
    return found


def unit(user: Visitor, *, pk: int) -> int:
    """The id of a unit one has to do with."""
    if pk not in units_of(user):
        raise Http404
    return pk


def units_of(user: Visitor) -> list[int]:
    """Units whose tasks one may see: cells first, then those of one's posts."""
    duties = duties_of(user)
    return [*sorted(duties.cells), *sorted((duties.units | duties.keeps) - duties.cells)]
