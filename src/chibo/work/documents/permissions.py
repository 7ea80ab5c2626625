"""Who may see and register documents: the unit reads, its committee and clerk write."""

from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor, grant, predicate
from chibo.platform.files.access import opens
from chibo.platform.papers.models import ReservedNumber
from chibo.work.documents.models import Document, RegisterImport, Relation, Stub


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
    """Whoever belongs to its unit; a paper for the committee only who keeps the register."""
    if document.for_committee:
        return bool(keeps_the_register(user, document.unit_id))
    return bool(belongs_to_the_unit(user, document.unit_id))


@predicate(label=_("sits in the committee of the document's unit or is its clerk"))
def edits_the_document(user: Visitor, document: Document) -> bool:
    """Whoever keeps the register of its unit."""
    return bool(keeps_the_register(user, document.unit_id))


@predicate(label=_("sits in the committee of the number's unit or is its clerk"))
def keeps_the_number(user: Visitor, number: ReservedNumber) -> bool:
    """Whoever keeps the register of the unit in whose series it stands."""
    unit = number.series.scope.removeprefix("unit:")
    return unit.isdigit() and bool(keeps_the_register(user, int(unit)))


@predicate(label=_("sits in the committee of the unit of the two papers or is its clerk"))
def ties_the_papers(user: Visitor, relation: Relation) -> bool:
    """Whoever keeps the register in which both papers stand."""
    return bool(keeps_the_register(user, relation.source.unit_id))


@predicate(label=_("sits in the committee of the unit of the imported register or is its clerk"))
def imports_the_register(user: Visitor, found: RegisterImport) -> bool:
    """Whoever keeps the register of the unit."""
    return bool(keeps_the_register(user, found.unit_id))


@predicate(label=_("sits in the committee of the paper's unit or is its clerk"))
def keeps_the_stub(user: Visitor, stub: Stub) -> bool:
    """Whoever keeps the register of its unit."""
    return bool(keeps_the_register(user, stub.unit_id))


grant("documents.view_document", to=reads_the_document, label=_("read a document"))
grant("documents.view_documents", to=belongs_to_the_unit, label=_("read the documents of a unit"))
grant("documents.register_document", to=keeps_the_register, label=_("register a document"))
grant("documents.edit_document", to=edits_the_document, label=_("correct and spread a document"))
grant("documents.publish_document", to=edits_the_document, label=_("make a document public, or take that back"))
grant("documents.unrelate", to=ties_the_papers, label=_("take back what was noted between two documents"))
grant("documents.number_papers", to=keeps_the_register, label=_("take numbers for papers of a unit"))
grant("documents.void_number", to=keeps_the_number, label=_("void a number, or take an added one beside it"))
grant("documents.import_register", to=keeps_the_register, label=_("import an old register of papers"))
grant("documents.decide_import", to=imports_the_register, label=_("import or put aside what was read of an old register"))
grant("documents.move_stub", to=keeps_the_stub, label=_("note where a secret paper has gone"))
grant("documents.note_stub", to=keeps_the_register, label=_("note where a secret paper lies"))


@opens("documents.document")
def opens_the_file(user: Visitor, key: str) -> bool:
    """The file is open to whoever reads the document."""
    return key.isdigit() and Document.objects.visible_to(user).filter(pk=int(key)).exists()
