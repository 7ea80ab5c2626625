"""What minutes, resolution and attendance list say alike: who issues, who was there, who led.

Plain frozen values that can be kept as JSON: a paper is rendered from them for ever.
"""

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone

from chibo.kernel import wording
from chibo.organization.people.queries import person_card
from chibo.organization.units.queries import name_on, unit_card
from chibo.work.meetings.choices import MeetingKind, Presence, RollStanding
from chibo.work.meetings.models import Meeting, RollEntry
from chibo.work.meetings.queries.attendance import attendance_of, rules_of


@dataclass(frozen=True)
class Absentee:
    """Somebody who was expected and did not come."""

    name: str
    reason: str = ""


@dataclass(frozen=True)
class Numbers:
    """The numbers of the minutes form (party-cell §3.2)."""

    total: int
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
    rate: str


@dataclass(frozen=True)
class Circumstances:
    """The head of every paper of a meeting. Dates are ISO text, times "08 giờ 00"."""

    issuer: str
    superior: str
    place_name: str
    symbol: str
    kind: str
    title: str
    month: int
    year: int
    day: str
    opened: str
    closed: str
    minutes: int
    place: str
    chair: str
    minute_taker: str
    numbers: Numbers
    excused: list[Absentee] = field(default_factory=list)
    unexcused: list[Absentee] = field(default_factory=list)
    guests: list[str] = field(default_factory=list)
    dues_paid: int | None = None
    dues_total: int | None = None
    authority: str = "T/M CHI BỘ"

    @property
    def date(self) -> dt.date:
        """The day of the meeting."""
        return dt.date.fromisoformat(self.day)


def circumstances_of(meeting: Meeting) -> Circumstances:
    """The circumstances as they are recorded now; names as they were on the day."""
    card = unit_card(meeting.unit_id)
    superior = name_on(card.parent_id, meeting.day).name if card and card.parent_id else ""
    entries = list(RollEntry.objects.filter(meeting=meeting).order_by("position"))
    return Circumstances(
        issuer=name_on(meeting.unit_id, meeting.day).name,
        superior=superior,
        place_name=card.place_name if card else "",
        symbol=card.symbol if card else "",
        kind=MeetingKind(meeting.kind).value,
        title=meeting.title,
        month=meeting.month.month,
        year=meeting.month.year,
        day=meeting.day.isoformat(),
        opened=_clock(meeting.opened_at or meeting.starts_at),
        closed=_clock(meeting.closed_at) if meeting.closed_at else "",
        minutes=minutes_held(meeting),
        place=meeting.place,
        chair=_name(meeting.chair_id),
        minute_taker=_name(meeting.minute_taker_id),
        numbers=_numbers(meeting),
        excused=_absent(entries, Presence.EXCUSED, Presence.ABROAD),
        unexcused=_absent(entries, Presence.UNEXCUSED),
        guests=[_guest(entry) for entry in entries if _is_guest(entry)],
        dues_paid=meeting.dues_paid,
        dues_total=meeting.dues_total,
        authority=rules_of(meeting).text("documents.authority_line"),
    )


def minutes_held(meeting: Meeting) -> int:
    """How many minutes the meeting took; 0 while it is not closed."""
    if not (meeting.opened_at and meeting.closed_at):
        return 0
    return round((meeting.closed_at - meeting.opened_at).total_seconds() / 60)


def _numbers(meeting: Meeting) -> Numbers:
    count = attendance_of(meeting)
    return Numbers(
        total=count.official + count.probationary,
        official=count.official,
        probationary=count.probationary,
        temporary_here=count.temporary_here,
        exempted=count.exempted,
        away=count.away,
        expected=count.expected,
        present=count.present,
        official_present=count.official_present,
        probationary_present=count.probationary_present,
        temporary_here_present=count.temporary_here_present,
        rate=wording.percent(count.rate) if count.rate is not None else "",
    )


def _absent(entries: list[RollEntry], *marks: Presence) -> list[Absentee]:
    return [
        Absentee(entry.full_name, entry.reason)
        for entry in entries
        if entry.presence in marks and not _is_guest(entry)
    ]


def _is_guest(entry: RollEntry) -> bool:
    return entry.standing == RollStanding.GUEST


def _guest(entry: RollEntry) -> str:
    return f"{entry.full_name}, {entry.title}" if entry.title else entry.full_name


def _name(person_id: int | None) -> str:
    card = person_card(person_id) if person_id else None
    return card.full_name if card else ""


def _clock(moment: dt.datetime) -> str:
    return wording.clock_in_words(timezone.localtime(moment))
