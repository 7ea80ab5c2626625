"""What a page is about, as the visitor may see it; 404 otherwise."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.work.documents.models import Document, Stub


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


def units_of(user: Visitor) -> list[int]:
    """Units whose documents one may see: cells first, then those of one's posts."""
    duties = duties_of(user)
    return [*sorted(duties.cells), *sorted((duties.units | duties.keeps) - duties.cells)]
