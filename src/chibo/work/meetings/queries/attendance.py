"""The numbers of the room: who is expected, who came, whether votes are possible.

The roll is asked for in groups of equal people (one aggregate query), so that a meeting of a thousand costs
what a meeting of thirty costs.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.kernel.rulebook import Numbers
from chibo.kernel.wording import percent
from chibo.organization.membership.choices import LeaveKind
from chibo.platform.rulebook.queries import rules_on
from chibo.work.meetings.choices import Presence, RollStanding
from chibo.work.meetings.models import Meeting, RollEntry
from chibo.work.meetings.rules.attendance import (
    Attendance,
    AttendanceCount,
    AttendanceReading,
    RollRow,
    Standing,
    attendance_count,
)
from chibo.work.meetings.rules.quorum import Quorum, QuorumRule, quorum
from chibo.work.meetings.rules.votes import COUNTED, VoteMatter, VoteTerms, ground_of

STANDINGS = {
    RollStanding.OFFICIAL: Standing.OFFICIAL,
    RollStanding.PROBATIONARY: Standing.PROBATIONARY,
    RollStanding.TEMPORARY_HERE: Standing.TEMPORARY_HERE,
    RollStanding.STAFF: Standing.OFFICIAL,
}
"""How the rules read a standing on the roll; staff of an office meeting are expected like members."""


@dataclass(frozen=True)
class Room:
    """``count`` as the minutes write it; ``electors`` is the denominator a vote would have now."""

    count: AttendanceCount
    quorum: Quorum
    electors: int
    guests: int
    guests_present: int

    @property
    def size(self) -> int:
        """Everybody on the roll, guests included."""
        return self.count.on_roll + self.guests


def rules_of(meeting: Meeting) -> Numbers:
    """The rules of the day the meeting was opened; before that, of the day it is planned for."""
    return rules_on(_day(meeting), scope=f"unit:{meeting.unit_id}")


def _day(meeting: Meeting) -> dt.date:
    return timezone.localdate(meeting.opened_at) if meeting.opened_at else meeting.day


def roll_row(pk: int, standing: str, leave: str, presence: str, approved: bool) -> RollRow:
    """One line of the roll as the rules read it. Being suspended is a leave, never a way of attending."""
    suspended = LeaveKind.SUSPENDED in (leave, presence)
    attendance = Attendance(presence) if presence and presence != Presence.SUSPENDED else None
    return RollRow(
        person_id=pk,
        standing=STANDINGS[RollStanding(standing)],
        attendance=attendance,
        exempted=leave == LeaveKind.EXEMPTED,
        away=leave == LeaveKind.AWAY,
        suspended=suspended,
        reason_approved=approved,
    )


def roll_of(meeting: Meeting) -> list[RollRow]:
    """The whole roll without guests, as rows of the rules; ``person_id`` is the entry's id."""
    entries = RollEntry.objects.filter(meeting=meeting).exclude(standing=RollStanding.GUEST)
    values = entries.order_by("position").values_list(
        "pk", "standing", "leave", "presence", "reason_approved"
    )
    return [roll_row(*line) for line in values]


def room_of(
    meeting: Meeting, numbers: Numbers | None = None, *, entries: Sequence[RollEntry] | None = None
) -> Room:
    """The numbers of the room in one aggregate query; in none when the whole roll is in memory already."""
    numbers = numbers or rules_of(meeting)
    groups, guests, guests_present = _groups(_asked(meeting) if entries is None else _told(entries))
    return Room(
        count=_count(groups, AttendanceReading.under(numbers)),
        quorum=_quorum(groups, QuorumRule.under(numbers)),
        electors=_electors(groups, VoteTerms.under(numbers, VoteMatter.OTHER)),
        guests=guests,
        guests_present=guests_present,
    )


def rate_line(room: Room) -> str:
    """What stands beside the number present; the denominator leaves out whom the rule leaves out."""
    if room.count.rate is None:
        return _("nobody is expected")
    words = {"expected": room.count.expected, "rate": percent(room.count.rate)}
    return _("/ %(expected)s expected, %(rate)s") % words


def presence_labels() -> dict[str, str]:
    """The words for each way of taking part, in the language of the moment."""
    return {value: str(label) for value, label in Presence.choices}


def presence_words(entry: RollEntry, labels: Mapping[str, str] | None = None) -> str:
    """What a line of the roll says about the person: the reason itself, where there is one."""
    if not entry.presence:
        return ""
    words = entry.reason or (labels or presence_labels())[entry.presence]
    return f"{words} ({entry.remark})" if entry.remark else words


def attendance_of(meeting: Meeting) -> AttendanceCount:
    """The numbers of the minutes."""
    return room_of(meeting).count


def quorum_of(meeting: Meeting) -> Quorum:
    """Whether the meeting may decide."""
    return room_of(meeting).quorum


Kind = tuple[str, str, str, bool]
"""Standing, leave, presence, whether the reason was accepted: all that the rules ask of a line."""


def _asked(meeting: Meeting) -> dict[Kind, int]:
    lines = RollEntry.objects.filter(meeting=meeting).order_by()
    kinds = lines.values_list("standing", "leave", "presence", "reason_approved")
    return {(a, b, c, d): people for a, b, c, d, people in kinds.annotate(people=Count("pk"))}


def _told(entries: Sequence[RollEntry]) -> dict[Kind, int]:
    return Counter((one.standing, one.leave, one.presence, one.reason_approved) for one in entries)


def _groups(kinds: Mapping[Kind, int]) -> tuple[list[tuple[RollRow, int]], int, int]:
    """Kinds of rows with how many there are of each; the guests, and those of them who came."""
    groups, guests, here = [], 0, 0
    for (standing, leave, presence, approved), people in kinds.items():
        if standing == RollStanding.GUEST:
            guests += people
            here += people if presence == Presence.PRESENT else 0
        else:
            groups.append((roll_row(0, standing, leave, presence, approved), people))
    return groups, guests, here


def _count(groups: Iterable[tuple[RollRow, int]], reading: AttendanceReading) -> AttendanceCount:
    """Every number of the count is a sum over rows, so a group weighs its size times one of its rows."""
    total = asdict(attendance_count([], reading))
    for row, people in groups:
        for name, value in asdict(attendance_count([row], reading)).items():
            total[name] += value * people
    return AttendanceCount(**total)


def _quorum(groups: Iterable[tuple[RollRow, int]], terms: QuorumRule) -> Quorum:
    return quorum([row for row, people in groups for _ in range(people)], terms)


def _electors(groups: Iterable[tuple[RollRow, int]], terms: VoteTerms) -> int:
    return sum(people for row, people in groups if ground_of(row, terms.denominator) in COUNTED)
