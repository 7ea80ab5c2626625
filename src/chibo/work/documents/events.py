"""Facts about documents."""

from dataclasses import dataclass

from chibo.platform.events.bus import event


@event("documents.document_registered")
@dataclass(frozen=True)
class DocumentRegistered:
    """A document has come in."""

    document_id: int
    unit_id: int


@event("documents.document_spread")
@dataclass(frozen=True)
class DocumentSpread:
    """A meeting has dealt with it. ``on`` is ISO text."""

    document_id: int
    on: str
