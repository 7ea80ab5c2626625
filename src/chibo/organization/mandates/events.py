"""Facts about mandates. Days are ISO text."""

from dataclasses import dataclass

from chibo.platform.events.bus import event


@event("mandates.mandate_given")
@dataclass(frozen=True)
class MandateGiven:
    """A person holds a post in a unit from this day."""

    mandate_id: int
    person_id: int
    unit_id: int
    post: str
    on: str


@event("mandates.mandate_ended")
@dataclass(frozen=True)
class MandateEnded:
    """From this day the post is no longer held."""

    mandate_id: int
    person_id: int
    unit_id: int
    post: str
    on: str


@event("mandates.post_delegated")
@dataclass(frozen=True)
class PostDelegated:
    """Somebody acts for the holder of a post, from ``on`` until before ``until`` (empty: no end)."""

    delegation_id: int
    mandate_id: int
    to_person_id: int
    unit_id: int
    on: str
    until: str


@event("mandates.delegation_revoked")
@dataclass(frozen=True)
class DelegationRevoked:
    """From this day nobody acts for the holder any more."""

    delegation_id: int
    mandate_id: int
    to_person_id: int
    unit_id: int
    on: str


@event("mandates.election_recorded")
@dataclass(frozen=True)
class ElectionRecorded:
    """A congress elected a committee; its posts begin on this day."""

    election_id: int
    term_id: int
    unit_id: int
    on: str
