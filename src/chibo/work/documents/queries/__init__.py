"""What others may know about documents."""

from chibo.work.documents.queries.choices import Narrowing, narrowing, seen_of_unit
from chibo.work.documents.queries.documents import (
    DocumentCard,
    card_of,
    cite,
    document_card,
    document_cards,
    document_seen,
    documents_of,
    is_used,
    waiting_documents,
)
from chibo.work.documents.queries.numbers import NumberLine, SeriesReport, periods_of, series_of
from chibo.work.documents.queries.relations import Leaf, Tree, edges_from, standing_of, standings_of, tree_of
from chibo.work.documents.queries.types import (
    abbreviation_of,
    issuable_types,
    system_of_unit,
    type_names,
)
from chibo.work.documents.queries.versions import VersionLine, newest_version, newest_versions, versions_of

__all__ = [
    "DocumentCard", "Leaf", "Narrowing", "NumberLine", "SeriesReport", "Tree", "VersionLine", "abbreviation_of",
    "card_of", "cite", "document_card", "document_cards", "document_seen", "documents_of", "edges_from", "is_used",
    "issuable_types", "narrowing", "newest_version", "newest_versions", "periods_of", "seen_of_unit", "series_of",
    "standing_of", "standings_of", "system_of_unit", "tree_of", "type_names", "versions_of", "waiting_documents",
]
