"""What happens to meetings, as others may hear of it."""

from dataclasses import dataclass

from chibo.platform.events.bus import event


@event("meetings.meeting_planned")
@dataclass(frozen=True)
class MeetingPlanned:
    """A meeting was put into the plan. ``month`` is the first day of its month, as ISO text."""

    meeting_id: int
    unit_id: int
    month: str


@event("meetings.meeting_announced")
@dataclass(frozen=True)
class MeetingAnnounced:
    """The announcement went out; ``again`` when a changed one followed an earlier one."""

    meeting_id: int
    unit_id: int
    again: bool


@event("meetings.meeting_moved")
@dataclass(frozen=True)
class MeetingMoved:
    """A meeting was given another day or hour."""

    meeting_id: int
    unit_id: int


@event("meetings.meeting_cancelled")
@dataclass(frozen=True)
class MeetingCancelled:
    """A meeting will not be held."""

    meeting_id: int
    unit_id: int


@event("meetings.item_postponed")
@dataclass(frozen=True)
class ItemPostponed:
    """An agenda item was moved to a later meeting, where ``copy_id`` carries it on."""

    item_id: int
    copy_id: int


@event("meetings.meeting_opened")
@dataclass(frozen=True)
class MeetingOpened:
    """A meeting went into session. ``opened_at`` is ISO text."""

    meeting_id: int
    unit_id: int
    opened_at: str


@event("meetings.minutes_adopted")
@dataclass(frozen=True)
class MinutesAdopted:
    """The minutes of a meeting were adopted and frozen."""

    meeting_id: int
    unit_id: int


@event("meetings.decision_issued")
@dataclass(frozen=True)
class DecisionIssued:
    """A resolution or conclusion was numbered and signed. ``issued_on`` and ``issued_at`` are ISO text."""

    decision_id: int
    meeting_id: int
    unit_id: int
    issued_on: str
    issued_at: str
    planned_task_ids: list[int]


@event("meetings.meeting_closed")
@dataclass(frozen=True)
class MeetingClosed:
    """A meeting was closed for good. ``month`` its first day, ``closed_on`` a day, ``closed_at`` a moment, as ISO text."""

    meeting_id: int
    unit_id: int
    kind: str
    month: str
    closed_on: str
    closed_at: str
