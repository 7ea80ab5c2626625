"""What a signed-in account may see of people and cells; the beginning of every loader."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from chibo.organization.mandates.choices import SIDE_OF_POST, Post
from chibo.organization.mandates.models import Mandate
from chibo.organization.mandates.queries.duties import duties_of
from chibo.organization.mandates.queries.holders import holder_ids
from chibo.organization.membership.queries import member_ids
from chibo.organization.people.queries import PersonCard, all_people, card_of
from chibo.organization.units.choices import SIDE_OF_KIND, Side
from chibo.organization.units.queries import every_unit, led_units
from chibo.platform.accounts.models import Account
from chibo.platform.authz.permissions import Visitor

if TYPE_CHECKING:
    from chibo.organization.people.models import PersonQuerySet
    from chibo.organization.units.models import UnitQuerySet


PARTY_KINDS = tuple(kind for kind, side in SIDE_OF_KIND.items() if side == Side.PARTY)
"""Kinds of units of the Party."""


def visible_people(user: Visitor) -> PersonQuerySet:
    """Oneself, members past and present of one's cells, and for who keeps a list: the office around it."""
    duties = duties_of(user)
    today = timezone.localdate()
    shown = Q(pk__in=member_ids(member_cells(user)))
    if duties.person_id:
        shown |= Q(pk=duties.person_id)
    if office := _office_around(user, today):
        shown |= Q(pk__in=holder_ids(office, on=today))
    return all_people().filter(shown)


def _office_around(user: Visitor, today: dt.date) -> set[int]:
    """The units whose list the visitor keeps and what they lead; asked once for each request."""
    kept: set[int] | None = user.__dict__.get("_office_around")
    if kept is None:
        kept = set()
        for unit in kept_units(user):
            kept.update([unit, *led_units(unit, on=today)])
        user.__dict__["_office_around"] = kept
    return kept


def visible_units(user: Visitor) -> UnitQuerySet:
    """Units and posts are no secret in the office; Party units are for whoever has to do with the Party."""
    if not user.is_authenticated:
        return every_unit().none()
    return every_unit() if knows_the_party(user) else every_unit().exclude(kind__in=PARTY_KINDS)


def knows_the_party(user: Visitor) -> bool:
    """Whether somebody is a member, holds a Party post, keeps the papers of a cell, or runs the installation."""
    duties = duties_of(user)
    party_post = any(SIDE_OF_POST.get(post) == Side.PARTY for post, _unit in duties.posts)
    runs = isinstance(user, Account) and user.is_active and user.is_administrator
    return bool(duties.cells or duties.keeps or duties.reads) or party_post or runs


def member_cells(user: Visitor) -> frozenset[int]:
    """Cells whose list the user may read: as member, as keeper of the list, as superior in charge, in an emergency."""
    duties = duties_of(user)
    return duties.cells | kept_units(user) | duties.units_with(Post.SUPERIOR_IN_CHARGE) | duties.reads


def kept_units(user: Visitor) -> frozenset[int]:
    """Units whose list the user keeps: as committee, as clerk, or in the first hour of an installation."""
    duties = duties_of(user)
    committee = frozenset(unit for _, unit in duties.posts if duties.in_committee(unit))
    return committee | duties.keeps | _without_keeper(user)


def people_of_unit(unit_id: int, *, on: dt.date) -> list[PersonCard]:
    """Members of the cell and holders of posts in it or in what it leads, by given name. Three queries."""
    units = [unit_id, *led_units(unit_id, on=on)]
    shown = Q(pk__in=member_ids([unit_id], on=on)) | Q(pk__in=holder_ids(units, on=on))
    return [card_of(person) for person in all_people().filter(shown).order_by("sort_key", "pk")]


def _without_keeper(user: Visitor) -> frozenset[int]:
    """In the first hour nobody has a post yet: until then the administrator enters the first people. Asked once."""
    if not (isinstance(user, Account) and user.is_active and user.is_administrator):
        return frozenset()
    known: frozenset[int] | None = user.__dict__.get("_without_keeper")
    if known is None:
        today = timezone.localdate()
        kept = Mandate.objects.current(today).values("unit_id")
        free = every_unit().existing(today).cells().exclude(pk__in=kept)
        known = user.__dict__["_without_keeper"] = frozenset(free.values_list("pk", flat=True))
    return known
