"""What a page is about, as the visitor may see it; 404 otherwise."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.platform.papers.models import ReservedNumber
from chibo.work.documents.models import Document, RegisterImport, Relation, Stub


def document(user: Visitor, *, pk: int) -> Document:
    """A document with its file."""
    return get_object_or_404(Document.objects.visible_to(user).select_related("unit", "file"), pk=pk)


def unit(user: Visitor, *, pk: int) -> int:
    """The id of a unit one has to do with."""
    if pk not in units_of(user):
        raise Http404
    return pk


def stub(user: Visitor, *, pk: int) -> Stub:
    """A reference to a secret paper, for who keeps the register."""
    return get_object_or_404(Stub.objects.visible_to(user), pk=pk)


def relation(user: Visitor, *, pk: int) -> Relation:
    """A relation between two papers that one may see."""
    seen = Document.objects.visible_to(user)
    rows = Relation.objects.select_related("source", "target").filter(source__in=seen, target__in=seen)
    return get_object_or_404(rows, pk=pk)


def number(user: Visitor, *, pk: int) -> ReservedNumber:
    """A number in a series of a unit one has to do with."""
    scopes = [f"unit:{unit_id}" for unit_id in units_of(user)]
    return get_object_or_404(ReservedNumber.objects.select_related("series").filter(series__scope__in=scopes), pk=pk)


def old_register(user: Visitor, *, pk: int) -> RegisterImport:
    """What was read of an old register, for who keeps the register of the unit."""
    duties = duties_of(user)
    kept = [unit_id for unit_id in units_of(user) if duties.keeps_list_of(unit_id)]
    return get_object_or_404(RegisterImport.objects.select_related("unit").filter(unit_id__in=kept), pk=pk)


def units_of(user: Visitor) -> list[int]:
    """Units whose documents one may see: cells first, then those of one's posts."""
    duties = duties_of(user)
    return [*sorted(duties.cells), *sorted((duties.units | duties.keeps) - duties.cells)]
