"""Facts about papers."""

from dataclasses import dataclass

from chibo.platform.events.bus import event


@event("papers.paper_frozen")
@dataclass(frozen=True)
class PaperFrozen:
    """A paper was issued for good. ``scope`` is the issuing unit ("unit:3"), ``issued_on`` ISO text."""

    paper_id: int
    kind: str
    scope: str
    origin: str
    issued_on: str
