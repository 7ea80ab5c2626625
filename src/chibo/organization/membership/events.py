"""Facts about membership. Days are ISO text."""

from dataclasses import dataclass

from chibo.platform.events.bus import event


@event("membership.membership_began")
@dataclass(frozen=True)
class MembershipBegan:
    """A person belongs to a cell from this day."""

    person_id: int
    unit_id: int
    standing: str
    on: str


@event("membership.standing_changed")
@dataclass(frozen=True)
class StandingChanged:
    """A member has another standing from this day."""

    person_id: int
    unit_id: int
    standing: str
    on: str


@event("membership.membership_ended")
@dataclass(frozen=True)
class MembershipEnded:
    """A person no longer belongs to the cell from this day."""

    person_id: int
    unit_id: int
    reason: str
    on: str
