"""Facts about admission. Days are ISO text."""

from dataclasses import dataclass

from chibo.platform.events.bus import event


@event("admission.candidate_moved")
@dataclass(frozen=True)
class CandidateMoved:
    """A candidate has reached another step, or stopped."""

    candidate_id: int
    person_id: int
    unit_id: int
    stage: str
    on: str
