"""Who may see and register documents: the unit reads, its committee and clerk write."""

from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor, grant, predicate
from chibo.platform.files.access import opens
from chibo.work.documents.models import Document, Stub


@predicate(label=_("belongs to the unit or keeps its papers"))
def belongs_to_the_unit(user: Visitor, unit_id: int) -> bool:
    """Member of the cell, with a post in the unit, or its clerk."""
    duties = duties_of(user)
    return unit_id in duties.units | duties.keeps


@predicate(label=_("sits in the unit's committee or is its clerk"))
def keeps_the_register(user: Visitor, unit_id: int) -> bool:
    """The unit's committee and its clerk."""
    return duties_of(user).keeps_list_of(unit_id)


@predicate(label=_("belongs to the document's unit or keeps its papers"))
def reads_the_document(user: Visitor, document: Document) -> bool:
    """Whoever belongs to its unit."""
    return bool(belongs_to_the_unit(user, document.unit_id))


@predicate(label=_("sits in the committee of the document's unit or is its clerk"))
def edits_the_document(user: Visitor, document: Document) -> bool:
    """Whoever keeps the register of its unit."""
    return bool(keeps_the_register(user, document.unit_id))


grant("documents.view_document", to=reads_the_document, label=_("read a document"))
grant("documents.view_documents", to=belongs_to_the_unit, label=_("read the documents of a unit"))
grant("documents.register_document", to=keeps_the_register, label=_("register a document"))
grant("documents.edit_document", to=edits_the_document, label=_("correct and spread a document"))


@predicate(label=_("sits in the committee of the paper's unit or is its clerk"))
def keeps_the_stub(user: Visitor, stub: Stub) -> bool:
    """Whoever keeps the register of its unit."""
    return bool(keeps_the_register(user, stub.unit_id))


grant("documents.move_stub", to=keeps_the_stub, label=_("note where a secret paper has gone"))
grant("documents.note_stub", to=keeps_the_register, label=_("note where a secret paper lies"))


@opens("documents.document")
def opens_the_file(user: Visitor, key: str) -> bool:
    """The file is open to whoever reads the document."""
    return key.isdigit() and Document.objects.visible_to(user).filter(pk=int(key)).exists()
