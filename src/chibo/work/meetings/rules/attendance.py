"""Who is expected, who came, and the rate that is written into the minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Self

from chibo.kernel.rulebook import Numbers, rule


class Standing(StrEnum):
    """What a person is in this cell on the day of the meeting."""

    OFFICIAL = "official"
    PROBATIONARY = "probationary"
    TEMPORARY_HERE = "temporary_here"
    """Takes part here for a time, counts and votes in the home cell."""


class Attendance(StrEnum):
    """What the roll says about a person. Coming late or leaving early is a note beside PRESENT."""

    PRESENT = "present"
    EXCUSED = "excused"
    UNEXCUSED = "unexcused"
    EXEMPTED = "exempted"
    AWAY = "away"
    """Takes part in another cell for a time."""
    ABROAD = "abroad"
    """Abroad on duty."""


@dataclass(frozen=True)
class RollRow:
    """One person on the frozen roll. ``attendance`` is None until somebody ticks it."""

    person_id: int
    standing: Standing = Standing.OFFICIAL
    attendance: Attendance | None = None
    exempted: bool = False
    away: bool = False
    suspended: bool = False
    reason_approved: bool = False
    """The committee that convened the meeting approved the reason for missing all of it."""

    @property
    def present(self) -> bool:
        """Came, late or not."""
        return self.attendance is Attendance.PRESENT

    @property
    def is_exempted(self) -> bool:
        """Exempted by decision, or marked so on the roll."""
        return self.exempted or self.attendance is Attendance.EXEMPTED

    @property
    def is_away(self) -> bool:
        """Takes part elsewhere by paper, or marked so on the roll."""
        return self.away or self.attendance is Attendance.AWAY


class AbroadReading(StrEnum):
    """How a member abroad on duty is read."""

    EXCUSED = "excused"
    """Expected, absent with a reason."""
    LEFT_OUT = "left_out"
    """Not expected."""


@dataclass(frozen=True)
class AttendanceReading:
    """How this cell reads the disputed cases, and the target."""

    target: Fraction
    counts_temporary_here: bool
    abroad: AbroadReading

    @classmethod
    def under(cls, numbers: Numbers) -> Self:
        """The reading of the packs in force."""
        return cls(
            target=numbers.fraction("meeting.attendance.target"),
            counts_temporary_here=numbers.flag("meeting.attendance.counts_temporary_here"),
            abroad=AbroadReading(numbers.text("meeting.attendance.abroad")),
        )


@dataclass(frozen=True)
class AttendanceCount:
    """The numbers of the minutes. ``expected`` is the denominator, ``present`` the numerator of the rate."""

    on_roll: int
    official: int
    probationary: int
    temporary_here: int
    exempted: int
    away: int
    expected: int
    present: int
    official_present: int
    probationary_present: int
    temporary_here_present: int
    excused: int
    unexcused: int
    unticked: int

    @property
    def rate(self) -> Fraction | None:
        """Present of expected; None when nobody was expected."""
        return Fraction(self.present, self.expected) if self.expected else None


@rule("MEET-03", source="HD 42-HD/BTCTW (28/10/2025); mẫu biên bản sinh hoạt chi bộ")
def is_expected(row: RollRow, reading: AttendanceReading) -> bool:
    """Expected at a meeting is everybody on the roll except the exempted and those temporarily in another
    cell.

    Disputed: temporary members here count only where the cell says so. A member abroad on duty without an
    exemption is absent with a reason (default) or left out. A suspended member may not take part and is
    left out. An exempted or away member who comes all the same is listed as present by name but changes
    neither side of the rate, so that no rate exceeds 100 %.
    """
    if row.suspended or row.is_exempted or row.is_away:
        return False
    if row.standing is Standing.TEMPORARY_HERE:
        return reading.counts_temporary_here
    abroad = row.attendance is Attendance.ABROAD
    return not (abroad and reading.abroad is AbroadReading.LEFT_OUT)


@rule("MEET-04", source="HD 42-HD/BTCTW (28/10/2025); mẫu biên bản sinh hoạt chi bộ")
def attendance_count(roll: Sequence[RollRow], reading: AttendanceReading) -> AttendanceCount:
    """The attendance rate is those present of those expected; each class is listed by itself beside it.

    A person who is expected and not ticked yet weighs as absent until somebody ticks.
    """
    expected = [row for row in roll if is_expected(row, reading)]

    def of(standing: Standing, *, present: bool = False) -> int:
        return sum(r.standing is standing and (r.present or not present) for r in roll)

    def marked(*marks: Attendance | None) -> int:
        return sum(row.attendance in marks for row in expected)

    return AttendanceCount(
        on_roll=len(roll),
        official=of(Standing.OFFICIAL),
        probationary=of(Standing.PROBATIONARY),
        temporary_here=of(Standing.TEMPORARY_HERE),
        exempted=sum(row.is_exempted for row in roll),
        away=sum(row.is_away and not row.is_exempted for row in roll),
        expected=len(expected),
        present=marked(Attendance.PRESENT),
        official_present=of(Standing.OFFICIAL, present=True),
        probationary_present=of(Standing.PROBATIONARY, present=True),
        temporary_here_present=of(Standing.TEMPORARY_HERE, present=True),
        excused=marked(Attendance.EXCUSED, Attendance.ABROAD),
        unexcused=marked(Attendance.UNEXCUSED),
        unticked=marked(None),
    )


@rule("MEET-05", source="HD 42-HD/BTCTW (28/10/2025)")
def attendance_on_target(count: AttendanceCount, reading: AttendanceReading) -> bool:
    """A meeting is well attended when the rate reaches the target; exactly the target is enough."""
    return count.rate is not None and count.rate >= reading.target


@dataclass(frozen=True)
class ExcusedStreak:
    """Regular meetings missed with a reason, in a row: the longest of the year and the one still running."""

    longest: int
    running: int


@rule("MEET-06", source="HD 12-HD/BTCTW (06/7/2018), kept by HD 42-HD/BTCTW (28/10/2025)")
def excused_in_a_row(year: Sequence[Attendance]) -> ExcusedStreak:
    """No member is excused more than three times in a row within the year.

    ``year`` is one member's roll of the regular meetings of one calendar year, oldest first. Being exempted
    or temporarily elsewhere neither counts nor breaks the row; a duty abroad counts like any reason; being
    absent without a reason is worse, but it is another rule and breaks the row. January starts anew.
    """
    longest = running = 0
    for mark in year:
        if mark in {Attendance.EXEMPTED, Attendance.AWAY}:
            continue
        running = running + 1 if mark in {Attendance.EXCUSED, Attendance.ABROAD} else 0
        longest = max(longest, running)
    return ExcusedStreak(longest=longest, running=running)
