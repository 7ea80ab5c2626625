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


@event("membership.leave_granted")
@dataclass(frozen=True)
class LeaveGranted:
    """A member is exempted, away or suspended from this day."""

    person_id: int
    unit_id: int
    kind: str
    on: str


@event("membership.leave_ended")
@dataclass(frozen=True)
class LeaveEnded:
    """A member is expected again from this day."""

    person_id: int
    unit_id: int
    kind: str
    on: str


@event("membership.transfer_moved")
@dataclass(frozen=True)
class TransferMoved:
    """A transfer was begun, handed over, accepted, ended by the return, or cancelled. ``0``: no cell of this house."""

    transfer_id: int
    person_id: int
    from_unit_id: int
    to_unit_id: int
    state: str
    on: str
