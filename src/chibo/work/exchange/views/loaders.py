"""What a page is about, as the visitor may see it; 404 otherwise."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.work.documents.permissions import belongs_to_the_unit
from chibo.work.documents.queries import DocumentCard, document_card
from chibo.work.exchange.models import Message, OfficeCode, StatusNote
from chibo.work.exchange.permissions import kept_units


def unit(user: Visitor, *, pk: int) -> int:
    """The id of a unit one has to do with."""
    duties = duties_of(user)
    if pk not in duties.units | duties.keeps:
        raise Http404
    return pk


def message(user: Visitor, *, pk: int) -> Message:
    """A message of a unit whose register one keeps."""
    rows = Message.objects.visible_to(user).select_related("unit", "about", "document")
    return get_object_or_404(rows, pk=pk)


def note(user: Visitor, *, pk: int) -> StatusNote:
    """A status message that was made here."""
    rows = StatusNote.objects.filter(message__in=Message.objects.visible_to(user)).exclude(envelope="")
    return get_object_or_404(rows.select_related("message"), pk=pk)


def code(user: Visitor, *, pk: int) -> OfficeCode:
    """A code of a unit whose register one keeps."""
    return get_object_or_404(OfficeCode, pk=pk, unit_id__in=kept_units(user))


def issued(user: Visitor, *, pk: int) -> DocumentCard:
    """A paper of the register of a unit one belongs to."""
    card = document_card(pk)
    if card is None or not belongs_to_the_unit(user, card.unit_id) or card.direction != "issued":
        raise Http404
    return card
