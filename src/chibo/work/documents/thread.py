"""A document as a station of the golden thread."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.platform.authz.permissions import Visitor
from chibo.platform.threads.registry import Card, resolves
from chibo.work.documents.models import Document

ORDER = 5
"""Documents stand near the origin of the thread."""


@resolves("documents.document")
def document_cards(keys: Collection[str], user: Visitor) -> dict[str, Card]:
    """Cards of the documents the visitor may see. One query."""
    visible = Document.objects.visible_to(user).filter(pk__in=[int(key) for key in keys])
    return {str(document.pk): _card(document) for document in visible}


def _card(document: Document) -> Card:
    if document.spread_on:
        state, day = _("Spread"), document.spread_on
    else:
        state, day = (_("Waits") if document.must_be_spread else _("Received")), document.received_on
    return Card(
        label=f"{document.number} {document.title}", kind=_("Document"), order=ORDER,
        href=document.get_absolute_url(), state=state, day=day_numbers(day),
    )
