"""How long a meeting has to be."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from chibo.kernel.rulebook import Numbers, rule
from chibo.work.meetings.rules.kinds import MeetingKind


class LongMeetingReading(StrEnum):
    """Who has to meet for the longer time; the two readings in circulation, and both at once."""

    COMBINED = "combined"
    """Meetings combined with a thematic part."""
    LARGE_CELL = "large_cell"
    """Cells from a number of members on."""
    EITHER = "either"


@dataclass(frozen=True)
class DurationRule:
    """Minutes, and the reading of the cell."""

    minutes: int
    minutes_long: int
    large_cell_from: int
    reading: LongMeetingReading

    @classmethod
    def under(cls, numbers: Numbers) -> Self:
        """The numbers of the packs in force."""
        return cls(
            minutes=numbers.integer("meeting.min_minutes"),
            minutes_long=numbers.integer("meeting.min_minutes_long"),
            large_cell_from=numbers.integer("meeting.large_cell_members_from"),
            reading=LongMeetingReading(numbers.text("meeting.long_reading")),
        )


@rule("MEET-10", source="HD 42-HD/BTCTW (28/10/2025); HD 12-HD/BTCTW (06/7/2018)")
def minimum_minutes(kind: MeetingKind, members: int, terms: DurationRule) -> int:
    """A regular meeting lasts at least 90 minutes, some at least 120; committee and office meetings have no
    minimum.

    Disputed: 120 minutes are asked of a meeting combined with a thematic part (one reading) or of every
    regular meeting of a cell with at least 30 members (another); ask the superior committee and set the
    reading in the rulebook. A thematic or extraordinary meeting by itself has no minimum of its own.
    ``members`` are the members of the cell, official and probationary.
    """
    if kind not in {MeetingKind.REGULAR, MeetingKind.REGULAR_THEMATIC}:
        return 0
    by_kind = kind is MeetingKind.REGULAR_THEMATIC and terms.reading is not LongMeetingReading.LARGE_CELL
    by_size = members >= terms.large_cell_from and terms.reading is not LongMeetingReading.COMBINED
    return terms.minutes_long if by_kind or by_size else terms.minutes
