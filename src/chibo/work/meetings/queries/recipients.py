"""Whom a meeting's announcement goes to."""

import datetime as dt
from dataclasses import dataclass

from chibo.organization.mandates.choices import COMMITTEE, Post
from chibo.organization.mandates.queries import holders, people_of_unit
from chibo.organization.membership.choices import LeaveKind
from chibo.organization.membership.queries import members_of
from chibo.organization.people.queries import person_cards
from chibo.organization.privacy.queries import mail_addresses
from chibo.work.meetings.choices import MeetingKind
from chibo.work.meetings.models import Meeting

COMMITTEE_POSTS = tuple(post for post in Post if post in COMMITTEE)


@dataclass(frozen=True)
class Invited:
    """Somebody who is told, and as what: "member", "committee", "superior", "staff"."""

    person_id: int
    name: str
    standing: str
    account_id: int | None
    email: str


def invited_to(meeting: Meeting, *, on: dt.date) -> list[Invited]:
    """Members of the cell and the superior in charge; the committee for its own meetings; the staff for the office's.

    Addresses are those of people who agreed to e-mail. Suspended members are left out. A constant number of queries.
    """
    circle = _circle(meeting, on)
    people, reach = person_cards(list(circle)), mail_addresses(list(circle), on=on)
    return [
        Invited(
            person_id=person,
            name=people[person].full_name,
            standing=standing,
            account_id=people[person].account_id,
            email=reach.get(person, ""),
        )
        for person, standing in circle.items()
        if person in people
    ]


def committee_of(unit_id: int, *, on: dt.date) -> list[int]:
    """The persons of the cell's committee, each once."""
    return list(dict.fromkeys(one.person_id for one in holders(unit_id, *COMMITTEE_POSTS, on=on)))


def _circle(meeting: Meeting, on: dt.date) -> dict[int, str]:
    unit = meeting.unit_id
    superiors = {one.person_id: "superior" for one in holders(unit, Post.SUPERIOR_IN_CHARGE, on=on)}
    if meeting.kind == MeetingKind.COMMITTEE:
        return dict.fromkeys(committee_of(unit, on=on), "committee")
    if meeting.kind == MeetingKind.OFFICE:
        return {one.pk: "staff" for one in people_of_unit(unit, on=on)}
    members = [one for one in members_of(unit, on=on) if one.leave != LeaveKind.SUSPENDED]
    return {one.person_id: "member" for one in members} | superiors
