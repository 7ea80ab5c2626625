"""The life of a meeting."""

from enum import StrEnum

from chibo.kernel.states import StateTable


class MeetingState(StrEnum):
    """What has been done to this meeting last."""

    PLANNED = "planned"
    ANNOUNCED = "announced"
    POSTPONED = "postponed"
    """Waits for a new day; goes back to PLANNED with it."""
    CANCELLED = "cancelled"
    IN_SESSION = "in_session"
    CLOSED = "closed"
    """Held; the minutes are a draft."""
    MINUTES_ADOPTED = "minutes_adopted"
    """The minutes are locked; corrections are appended notes."""
    ISSUED = "issued"
    """The resolution or conclusion is issued and numbered."""
    REPORTED = "reported"
    """Papers published, superior informed."""
    REVIEWED = "reviewed"
    """The month was looked back upon in the next meeting, or the superior has confirmed it."""


S = MeetingState

MEETING_STATES = StateTable(
    {
        S.PLANNED: frozenset({S.ANNOUNCED, S.IN_SESSION, S.POSTPONED, S.CANCELLED}),
        S.ANNOUNCED: frozenset({S.IN_SESSION, S.POSTPONED, S.CANCELLED}),
        S.POSTPONED: frozenset({S.PLANNED, S.CANCELLED}),
        S.IN_SESSION: frozenset({S.CLOSED}),
        S.CLOSED: frozenset({S.MINUTES_ADOPTED}),
        S.MINUTES_ADOPTED: frozenset({S.ISSUED, S.REPORTED}),
        S.ISSUED: frozenset({S.REPORTED}),
        S.REPORTED: frozenset({S.REVIEWED}),
    }
)
"""A planned meeting may open without an announcement (extraordinary, or announced by word of mouth); a month
whose minutes carry the conclusion is reported without a resolution."""

EDITABLE = frozenset({S.PLANNED, S.ANNOUNCED})
"""The agenda may change freely."""

HELD = frozenset({S.CLOSED, S.MINUTES_ADOPTED, S.ISSUED, S.REPORTED, S.REVIEWED})
"""The meeting has taken place and never reopens."""
