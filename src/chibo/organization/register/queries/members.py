"""The members' list as a page shows it: one line for each member, with what the viewer may see."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from chibo.kernel.text import fold
from chibo.organization.mandates.queries import open_mandates
from chibo.organization.membership.choices import LeaveKind, Standing
from chibo.organization.membership.queries import Member, members_of, party_ages
from chibo.organization.people.queries import birth_words, person_cards
from chibo.organization.units.queries import led_units


@dataclass(frozen=True)
class MemberRow:
    """One line. ``born`` is empty when the viewer may not see it."""

    person_id: int
    full_name: str
    href: str
    standing: Standing
    leave: LeaveKind | None
    party_posts: tuple[str, ...]
    other_posts: tuple[str, ...]
    born: str
    decided_on: dt.date | None
    ceremony_on: dt.date | None
    official_on: dt.date | None
    party_age: Any
    since: dt.date


@dataclass(frozen=True)
class ListWish:
    """What of the list is wanted: words of a name, a standing, a leave, an order."""

    words: str = ""
    standing: str = ""
    leave: str = ""
    sort: str = ""


ORDERS: dict[str, Callable[[Member], dt.date]] = {
    "decided": lambda member: member.admission_decision_on or dt.date.max,
    "ceremony": lambda member: member.ceremony_on or dt.date.max,
    "official": lambda member: member.official_on or dt.date.max,
}
"""Orders by day; without one the list is in the order of given names."""


def wanted_members(unit_id: int, *, on: dt.date, wish: ListWish) -> list[Member]:
    """Who of the list is wanted on the day, in the wanted order."""
    members = [member for member in members_of(unit_id, on=on) if _wanted(member, wish)]
    return _ordered(members, wish.sort)


def member_rows(
    members: Sequence[Member], unit_id: int, *, on: dt.date, births: bool
) -> list[MemberRow]:
    """Members as lines, with posts and clocks. A constant number of queries, however many they are."""
    ids = [member.person_id for member in members]
    cards, ages = person_cards(ids), party_ages(list(members), on=on)
    born = birth_words(ids) if births else {}
    posts: dict[int, list[tuple[str, str]]] = {}
    for line in open_mandates(ids, [unit_id, *led_units(unit_id, on=on)], on=on):
        posts.setdefault(line.person_id, []).append((line.side, line.title))
    return [
        MemberRow(
            person_id=member.person_id,
            full_name=member.full_name,
            href=cards[member.person_id].href,
            standing=member.standing,
            leave=member.leave,
            party_posts=tuple(title for side, title in posts.get(member.person_id, []) if side == "party"),
            other_posts=tuple(title for side, title in posts.get(member.person_id, []) if side != "party"),
            born=born.get(member.person_id, ""),
            decided_on=member.admission_decision_on,
            ceremony_on=member.ceremony_on,
            official_on=member.official_on,
            party_age=ages.get(member.person_id),
            since=member.since,
        )
        for member in members
    ]


def _wanted(member: Member, wish: ListWish) -> bool:
    name = fold(member.full_name)
    if not all(word in name for word in fold(wish.words).split()):
        return False
    if wish.standing and member.standing != wish.standing:
        return False
    if wish.leave == "none":
        return member.leave is None
    return not wish.leave or member.leave == wish.leave


def _ordered(members: list[Member], sort: str) -> list[Member]:
    order = ORDERS.get(sort.lstrip("-"))
    if order:
        return sorted(members, key=order, reverse=sort.startswith("-"))
    return members[::-1] if sort == "-name" else members
