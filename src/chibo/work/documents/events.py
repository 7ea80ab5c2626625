"""Facts about documents."""

from dataclasses import dataclass

from chibo.platform.events.bus import event


@event("documents.document_registered")
@dataclass(frozen=True)
class DocumentRegistered:
    """A document stands in the register: one that came in, or one that the unit issued (``direction``)."""

    document_id: int
    unit_id: int
    direction: str = "incoming"


@event("documents.document_spread")
@dataclass(frozen=True)
class DocumentSpread:
    """A meeting has dealt with it. ``on`` is ISO text."""

    document_id: int
    on: str


@event("documents.version_added")
@dataclass(frozen=True)
class VersionAdded:
    """A file was added as the newest version of a document. ``on`` is ISO text."""

    document_id: int
    version_id: int
    nr: int
    on: str


@event("documents.documents_related")
@dataclass(frozen=True)
class DocumentsRelated:
    """One paper acts on another from the day ``since`` (ISO text)."""

    document_id: int
    kind: str
    other_id: int
    since: str
