"""Facts about units. Days are ISO text."""

from dataclasses import dataclass

from chibo.platform.events.bus import event


@event("units.unit_renamed")
@dataclass(frozen=True)
class UnitRenamed:
    """From this day the unit has another name."""

    unit_id: int
    name: str
    on: str


@event("units.unit_ended")
@dataclass(frozen=True)
class UnitEnded:
    """From this day the unit no longer exists; ``into_id`` is its successor, if it has one."""

    unit_id: int
    on: str
    into_id: int | None = None


@event("units.term_opened")
@dataclass(frozen=True)
class TermOpened:
    """A new term: numbering of papers starts again."""

    term_id: int
    unit_id: int
    on: str
