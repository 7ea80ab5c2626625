from chibo.work.documents.models.document import Document, DocumentQuerySet
from chibo.work.documents.models.register_import import RegisterImport
from chibo.work.documents.models.relation import Relation
from chibo.work.documents.models.stub import Stub
from chibo.work.documents.models.version import DocumentVersion

__all__ = ["Document", "DocumentQuerySet", "DocumentVersion", "RegisterImport", "Relation", "Stub"]
