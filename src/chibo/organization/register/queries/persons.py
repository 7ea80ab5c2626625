"""A person's page: everything the viewer may see, and nothing else is read."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from chibo.organization.mandates.choices import RANK
from chibo.organization.mandates.queries import DelegationLine, MandateLine, delegations_of, mandates_of
from chibo.organization.membership.choices import Standing
from chibo.organization.membership.queries import (
    Clocks,
    EarlyBadgeLine,
    LeaveLine,
    MembershipLine,
    ProbationState,
    clocks_of,
    early_badges_of,
    leaves_of,
    memberships_of,
    probations,
)
from chibo.organization.people.queries import Contact, birth_words, contacts, person_cards
from chibo.organization.register.choices import DEEDS
from chibo.organization.register.queries.merges import entries_within
from chibo.platform.audit.models import AuditEntry

NEWEST = 40
ABOUT_A_PERSON = (
    "membership.membership", "membership.partyrecord", "membership.earlybadge", "membership.leave",
    "membership.transfer", "mandates.mandate",
)  # fmt: skip
"""What else hangs on a person, on the trail."""


@dataclass(frozen=True)
class Sight:
    """What the viewer may see of the person."""

    party: bool = False
    birth: bool = False
    contact: bool = False
    history: bool = False


@dataclass(frozen=True)
class Deed:
    """A line of the person's history in words."""

    at: dt.datetime
    who: str
    what: str


@dataclass(frozen=True)
class PersonPage:
    """What the page shows."""

    memberships: list[MembershipLine] = field(default_factory=list)
    membership: MembershipLine | None = None
    leave: LeaveLine | None = None
    leaves: list[LeaveLine] = field(default_factory=list)
    clocks: Clocks | None = None
    probation: ProbationState | None = None
    helper: str = ""
    posts: list[MandateLine] = field(default_factory=list)
    past_posts: list[MandateLine] = field(default_factory=list)
    delegations: list[DelegationLine] = field(default_factory=list)
    early_badges: list[EarlyBadgeLine] = field(default_factory=list)
    born: str = ""
    contact: Contact | None = None
    history: list[Deed] = field(default_factory=list)


def person_page(person_id: int, *, on: dt.date, sight: Sight) -> PersonPage:
    """The page of one person as far as ``sight`` allows."""
    posts = mandates_of(person_id)
    facts: dict[str, Any] = {
        "posts": sorted((p for p in posts if _lasting(p, on)), key=lambda p: RANK[p.post]),
        "delegations": delegations_of(person_id),
        "past_posts": [post for post in posts if not _lasting(post, on)],
        "born": birth_words([person_id]).get(person_id, "") if sight.birth else "",
        "contact": contacts([person_id]).get(person_id) if sight.contact else None,
        "history": _history(person_id) if sight.history else [],
    }
    if sight.party:
        facts |= _party(person_id, on)
    return PersonPage(**facts)


def _lasting(post: MandateLine, on: dt.date) -> bool:
    return post.until is None or post.until > on


def _party(person_id: int, on: dt.date) -> dict[str, Any]:
    memberships, leaves = memberships_of(person_id), leaves_of(person_id)
    present = next((line for line in memberships if line.covers(on)), None)
    helper = person_cards([present.helper_id]) if present and present.helper_id else {}
    probation = None
    if present and present.standing == Standing.PROBATIONARY:
        states = probations(present.unit_id, on=on)
        probation = next((state for state in states if state.person_id == person_id), None)
    return {
        "memberships": memberships,
        "membership": present,
        "leaves": leaves,
        "early_badges": early_badges_of(person_id),
        "leave": next((line for line in leaves if _on_leave(line, on)), None),
        "clocks": clocks_of(person_id, on=on, unit_id=present.unit_id if present else None),
        "probation": probation,
        "helper": next((card.full_name for card in helper.values()), ""),
    }


def _on_leave(leave: LeaveLine, on: dt.date) -> bool:
    return leave.since <= on and (leave.until is None or leave.until > on)


def _history(person_id: int) -> list[Deed]:
    """The newest lines of the trail about the person, the memberships and the posts."""
    ids = entries_within(person_id)
    mine = Q(subject_type="people.person", subject_id__in=[str(pk) for pk in ids]) | Q(
        data__person__in=ids, subject_type__in=ABOUT_A_PERSON
    )
    entries = AuditEntry.objects.filter(mine).order_by("-number")[:NEWEST]
    return [Deed(entry.at, entry.source, str(DEEDS.get(entry.action, entry.action))) for entry in entries]
