"""Writing down who is called to a meeting, at the moment it opens."""

import datetime as dt
from dataclasses import dataclass

from chibo.kernel.rulebook import Numbers
from chibo.kernel.text import clean, fold, name_sort_key
from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import holders, mandates_in, titles_of
from chibo.organization.membership.choices import LeaveKind
from chibo.organization.membership.queries import Member, members_of
from chibo.organization.units.queries import led_units
from chibo.work.meetings.choices import MeetingKind, Presence, RollStanding
from chibo.work.meetings.models import Meeting, RollEntry
from chibo.work.meetings.queries.attendance import roll_row
from chibo.work.meetings.rules.attendance import AttendanceReading, is_expected
from chibo.work.meetings.rules.votes import COUNTED, VoteMatter, VoteTerms, ground_of

PRESENCE_OF_LEAVE = {
    LeaveKind.EXEMPTED: Presence.EXEMPTED,
    LeaveKind.AWAY: Presence.AWAY,
    LeaveKind.SUSPENDED: Presence.SUSPENDED,
}
"""Who is on leave is ticked so from the start; one who comes all the same is ticked present."""

COMMITTEE_POSTS = (Post.SECRETARY, Post.DEPUTY_SECRETARY, Post.COMMITTEE_MEMBER)


@dataclass(frozen=True)
class Called:
    """Somebody who is called to the meeting."""

    person_id: int
    full_name: str
    standing: RollStanding
    leave: LeaveKind | None = None


def freeze_roll(meeting: Meeting, numbers: Numbers, *, on: dt.date) -> int:
    """Write the roll of the meeting: members (or committee, or staff) by given name, then the guests."""
    called = _called(meeting, on)
    titles = titles_of([person.person_id for person in called], on=on)
    entries = [
        _entry(meeting, person, place, titles.get(person.person_id, []))
        for place, person in enumerate(called, start=1)
    ]
    entries += _guests(meeting, first_place=len(entries) + 1)
    for entry in entries:
        apply_rules(entry, numbers)
    RollEntry.objects.bulk_create(entries, batch_size=200)
    return len(entries)


def apply_rules(entry: RollEntry, numbers: Numbers) -> None:
    """Set ``expected`` (in the rate) and ``entitled`` (in the electorate) as the rules read the entry now."""
    if entry.standing == RollStanding.GUEST:
        entry.expected = entry.entitled = False
        return
    row = roll_row(entry.pk or 0, entry.standing, entry.leave, entry.presence, entry.reason_approved)
    terms = VoteTerms.under(numbers, VoteMatter.OTHER)
    entry.expected = is_expected(row, AttendanceReading.under(numbers))
    votes_here = entry.standing != RollStanding.STAFF
    entry.entitled = votes_here and ground_of(row, terms.denominator) in COUNTED


def _called(meeting: Meeting, on: dt.date) -> list[Called]:
    if meeting.kind == MeetingKind.OFFICE:
        return _staff(meeting, on)
    members = members_of(meeting.unit_id, on=on)
    if meeting.kind == MeetingKind.COMMITTEE:
        seats = {holder.person_id for holder in holders(meeting.unit_id, *COMMITTEE_POSTS, on=on)}
        members = [member for member in members if member.person_id in seats]
    return [_member(member) for member in members]


def _member(member: Member) -> Called:
    return Called(member.person_id, member.full_name, RollStanding(member.standing), member.leave)


def _staff(meeting: Meeting, on: dt.date) -> list[Called]:
    units = led_units(meeting.unit_id, on=on) or [meeting.unit_id]
    names = {line.person_id: line.full_name for line in mandates_in(units, on=on)}
    order = sorted(names, key=lambda person: name_sort_key(names[person]))
    return [Called(person, names[person], RollStanding.STAFF) for person in order]


def _entry(meeting: Meeting, person: Called, place: int, titles: list[str]) -> RollEntry:
    return RollEntry(
        meeting=meeting,
        person_id=person.person_id,
        full_name=person.full_name,
        folded=fold(person.full_name),
        title=", ".join(titles)[:120],
        position=place,
        standing=person.standing,
        leave=person.leave or "",
        presence=PRESENCE_OF_LEAVE[person.leave] if person.leave else "",
    )


def _guests(meeting: Meeting, *, first_place: int) -> list[RollEntry]:
    lines = [clean(line) for line in meeting.guests.splitlines()]
    return [
        guest_entry(meeting, line, place)
        for place, line in enumerate(filter(None, lines), start=first_place)
    ]


def guest_entry(meeting: Meeting, line: str, place: int) -> RollEntry:
    """A guest from "Name, title"; guests are not ticked until they come."""
    name, _, title = line.partition(",")
    return RollEntry(
        meeting=meeting,
        full_name=name.strip()[:120],
        folded=fold(name)[:120],
        title=title.strip()[:120],
        position=place,
        standing=RollStanding.GUEST,
        expected=False,
        entitled=False,
    )
