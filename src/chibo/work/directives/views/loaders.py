"""What a page is about, as the visitor may know of it; 404 otherwise."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.platform.authz.permissions import Visitor, may
from chibo.work.directives.models import Directive
from chibo.work.directives.permissions import OfUnit
from chibo.work.directives.queries.visible import overseen_by, visible_directives
from chibo.work.documents.queries import DocumentCard, document_card

RELATED = ("unit", "responsible", "file")


def overseen(user: Visitor, *, pk: int) -> Directive:
    """A directive whose counts the visitor may know."""
    return get_object_or_404(overseen_by(user).select_related(*RELATED), pk=pk)


def visible(user: Visitor, *, pk: int, **_rest: int) -> Directive:
    """A directive that the visitor reads or oversees."""
    return get_object_or_404(visible_directives(user).select_related(*RELATED), pk=pk)


def of_unit(user: Visitor, *, pk: int, unit: int) -> OfUnit:
    """A directive and a unit that has readers in it."""
    directive = overseen(user, pk=pk)
    if not directive.readers.filter(unit_id=unit, left_on=None).exists():
        raise Http404
    return OfUnit(directive, unit)


@dataclass(frozen=True)
class Page:
    """One page of the version that is asked now."""

    directive: Directive
    number: int

    @property
    def pk(self) -> int:
        """Rights are asked of the directive."""
        return self.directive.pk


def page_of(user: Visitor, *, pk: int, version: int, number: int) -> Page:
    """A page of the version that is asked now; older versions are not shown page by page."""
    directive = visible(user, pk=pk)
    if version != directive.version or directive.file is None:
        raise Http404
    return Page(directive, number)


def paper(user: Visitor, *, pk: int) -> DocumentCard:
    """A registered paper of a unit whose documents the visitor reads."""
    card = document_card(pk)
    if card is None or not may(user, "documents.view_documents", card.unit_id):
        raise Http404
    return card
