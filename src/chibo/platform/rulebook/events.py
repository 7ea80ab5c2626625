from dataclasses import dataclass

from chibo.platform.events.bus import event


@event("rulebook.value_overridden")
@dataclass(frozen=True)
class ValueOverridden:
    """An office set an own value; it holds from ``valid_from`` (ISO day)."""

    override_id: int
    scope: str
    key: str
    valid_from: str


@event("rulebook.override_ended")
@dataclass(frozen=True)
class OverrideWasEnded:
    """An own value holds for the last time on ``valid_to`` (ISO day)."""

    override_id: int
    scope: str
    key: str
    valid_to: str
