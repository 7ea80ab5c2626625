"""Facts about directives. Days are ISO text."""

from dataclasses import dataclass

from chibo.platform.events.bus import event


@event("directives.paper_spread")
@dataclass(frozen=True)
class PaperSpread:
    """A paper was given an audience, a due day and a way."""

    directive_id: int
    document_id: int
    unit_id: int
    on: str


@event("directives.paper_acknowledged")
@dataclass(frozen=True)
class PaperAcknowledged:
    """Somebody has read, heard or studied a version."""

    directive_id: int
    reader_id: int
    version: int


@event("directives.directive_closed")
@dataclass(frozen=True)
class DirectiveClosed:
    """Nobody has anything to do about it any more."""

    directive_id: int
    on: str
