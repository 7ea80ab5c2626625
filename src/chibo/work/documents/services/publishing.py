"""Making a paper public, and taking that back. Nothing becomes public by itself."""

import datetime as dt

from django.db import transaction

from chibo.platform.audit.services import Actor, record
from chibo.work.documents.choices import Circulation
from chibo.work.documents.errors import NotForThePublic
from chibo.work.documents.models import Document
from chibo.work.documents.services.registering import locked


@transaction.atomic
def make_public(document: Document, *, by: Actor, on: dt.date) -> Document:
    """From that day on the street may see number, date, summary and the newest file. Harmless twice."""
    document = locked(document)
    if document.circulation != Circulation.NONE or document.for_committee:
        raise NotForThePublic(number=document.name)
    if document.public_on is None:
        document.public_on = on
        document.save(update_fields=["public_on"])
        record("documents.document.published", document, by=by, on=on)
    return document


@transaction.atomic
def withdraw_public(document: Document, *, by: Actor) -> Document:
    """The paper is no longer offered to the street."""
    document = locked(document)
    if document.public_on is not None:
        document.public_on = None
        document.save(update_fields=["public_on"])
        record("documents.document.withdrawn", document, by=by)
    return document
