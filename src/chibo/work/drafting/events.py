"""Facts about drafts."""

from dataclasses import dataclass

from chibo.platform.events.bus import event


@event("drafting.paper_issued")
@dataclass(frozen=True)
class PaperIssued:
    """A draft has become a paper in the register. ``issued_on`` is ISO text, ``origin`` what the draft came from."""

    draft_id: int
    document_id: int
    paper_id: int
    unit_id: int
    issued_on: str
    origin: str


@event("drafting.review_asked")
@dataclass(frozen=True)
class ReviewAsked:
    """Somebody is asked to read a draft by a day."""

    review_id: int
    draft_id: int


@event("drafting.review_answered")
@dataclass(frozen=True)
class ReviewAnswered:
    """A reviewer has answered."""

    review_id: int
    draft_id: int
    verdict: str
