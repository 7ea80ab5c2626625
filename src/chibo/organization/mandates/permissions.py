"""Who may see and change what about people, cells, units and posts: all of it follows from mandates.

Names and posts are known in the office. Who belongs to a cell is known to its members. Birth dates are for
who keeps the list, addresses for the committee alone, and everybody sees their own.
"""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.choices import COMMITTEE, Post
from chibo.organization.mandates.queries import (
    cells_behind_for,
    duties_of,
    kept_units,
    knows_the_party,
    member_cells,
    visible_people,
    was_seen,
)
from chibo.organization.units.queries import leading_cells, unit_name
from chibo.platform.accounts.posts import tells_posts
from chibo.platform.authz.choices import Scope as Reach
from chibo.platform.authz.permissions import Visitor, administers, grant, predicate, signed_in
from chibo.platform.rulebook.scopes import Scope, tells_scopes


def _unit(subject: Any) -> int:
    """A unit, its id, or something that belongs to one."""
    return int(getattr(subject, "unit_id", getattr(subject, "pk", subject)) or 0)


def _person(subject: Any) -> int:
    """A person, the id, or something about one."""
    return int(getattr(subject, "person_id", getattr(subject, "pk", subject)) or 0)


def _cells_behind(user: Visitor, person: Any) -> frozenset[int]:
    """Asked once for each person and request; for a list ask ``look_behind`` first."""
    return cells_behind_for(user, _person(person))


@predicate(label=_("is the person in question"))
def is_oneself(user: Visitor, person: Any) -> bool:
    """Whether the person is the one who is signed in."""
    return duties_of(user).person_id == _person(person)


@predicate(label=_("may see the person (same cell, or keeps a list around them)"))
def sees_person(user: Visitor, person: Any) -> bool:
    """Whether the person is among those the visitor may see."""
    pk = _person(person)
    return was_seen(user, pk) or visible_people(user).filter(pk=pk).exists()


@predicate(label=_("sits in the committee of the person's cell"))
def sits_in_their_committee(user: Visitor, person: Any) -> bool:
    """Whether the visitor sits in the committee of a cell that has to do with the person."""
    mine = duties_of(user).units_with(*COMMITTEE)
    return bool(mine and mine & _cells_behind(user, person))


@predicate(label=_("keeps the list of the person's cell (committee or clerk)"))
def keeps_their_list(user: Visitor, person: Any) -> bool:
    """Whether the visitor keeps the list of a cell that has to do with the person."""
    mine = kept_units(user)
    return bool(mine and mine & _cells_behind(user, person))


@predicate(label=_("is a member, holds a Party post, keeps a cell's papers or runs the installation"))
def has_to_do_with_the_party(user: Visitor) -> bool:
    """Whether the Party's units and pages are for the visitor at all."""
    return knows_the_party(user)


@predicate(label=_("reads the cell's list (member, keeper of the list, superior in charge)"))
def reads_list(user: Visitor, unit: Any) -> bool:
    """Whether the visitor may read the members' list of the cell."""
    return _unit(unit) in member_cells(user)


@predicate(label=_("keeps the cell's list (committee or clerk)"))
def keeps_list(user: Visitor, unit: Any) -> bool:
    """Whether the visitor keeps the members' list of the cell."""
    return _unit(unit) in kept_units(user)


@predicate(label=_("is secretary, deputy or clerk of the unit, or of the cell that leads it"))
def leads_or_keeps(user: Visitor, unit: Any) -> bool:
    """Whether the visitor is secretary, deputy or clerk of the unit, or of the cell that leads it; in person."""
    kept = kept_units(user)
    own = duties_of(user).in_person
    leading = own.units_with(Post.SECRETARY, Post.DEPUTY_SECRETARY) | own.keeps
    mine = leading | (kept if administers(user) else frozenset())
    if not mine:
        return False
    key = _unit(unit)
    return key in mine or bool(mine.intersection(leading_cells([key], on=timezone.localdate())))


@predicate(label=_("holds the post, or is the secretary when it is a post of the committee"))
def delegates(user: Visitor, mandate: Any) -> bool:
    """The holder of a post lets somebody act in it; for posts of the committee also the secretary. In person only."""
    own = duties_of(user).in_person
    if own.person_id is not None and own.person_id == mandate.person_id:
        return True
    return mandate.post in COMMITTEE and own.holds(Post.SECRETARY, mandate.unit_id)


@predicate(label=_("delegated the post, acts in it, or is the secretary"))
def takes_back(user: Visitor, delegation: Any) -> bool:
    """Who may delegate the post, and whoever acts in it, may end the delegation."""
    own = duties_of(user).in_person
    mine = own.person_id is not None and own.person_id == delegation.to_person_id
    return mine or bool(delegates(user, delegation.mandate))


@predicate(label=_("is secretary, deputy or clerk where the person belongs"))
def appoints(user: Visitor, person: Any) -> bool:
    """Whether the visitor is secretary, deputy or clerk where the person belongs."""
    behind = _cells_behind(user, person) or kept_units(user)
    return any(leads_or_keeps(user, unit) for unit in behind)


@predicate(label=_("reads the list of the person's cell"))
def reads_their_list(user: Visitor, person: Any) -> bool:
    """Whether the visitor reads the list of a cell that has to do with the person."""
    return bool(member_cells(user) & _cells_behind(user, person))


shares_the_list = is_oneself | reads_their_list
"""Party facts of a person: one's own, or those of a cell whose list one reads."""

sees_birth = is_oneself | keeps_their_list
"""Birth dates: one's own, and for who keeps the list."""

sees_contact = is_oneself | sits_in_their_committee
"""Addresses: one's own, and for the committee."""

changes_units = administers | leads_or_keeps
"""Units are described by who leads or keeps them, and by the administrator of the installation."""


grant("people.view_person", to=sees_person, label=_("open a person's page"))
grant("people.see_birth", to=sees_birth, label=_("read birth dates"))
grant(
    "people.see_contact",
    to=sees_contact,
    label=_("read addresses and telephone numbers"),
    scope=Reach.COMMITTEE,
)
grant(
    "people.see_history",
    to=sees_contact,
    label=_("read what was changed about a person"),
    scope=Reach.COMMITTEE,
)
grant("people.see_party_facts", to=shares_the_list, label=_("read a member's Party dates"))
grant(
    "people.hand_out_code", to=keeps_their_list & appoints,
    label=_("hand out a code on paper to somebody who has not signed in yet"),
)  # fmt: skip
grant("people.edit_person", to=keeps_their_list, label=_("correct a person's entry"))
grant("membership.view_members", to=reads_list, label=_("read the members' list"))
grant("membership.edit_members", to=keeps_list, label=_("change the members' list"))
grant("membership.import_members", to=keeps_list, label=_("take in a members' list from a file"))
grant(
    "units.view_party_units", to=has_to_do_with_the_party, label=_("see Party units and the pages of cells"),
    scope=Reach.OFFICE,
)  # fmt: skip
grant("units.view_unit", to=signed_in, label=_("read units and who holds their posts"), scope=Reach.OFFICE)
grant("units.edit_unit", to=changes_units, label=_("describe, found and end units"), scope=Reach.INSTALLATION)
grant("mandates.give_mandate", to=appoints, label=_("give a post to a person"))
grant("mandates.edit_mandates", to=leads_or_keeps, label=_("end and correct posts"))
grant("mandates.record_election", to=leads_or_keeps, label=_("record what a congress elected"))
grant("mandates.delegate_post", to=delegates, label=_("let somebody act in a post"))
grant("mandates.revoke_delegation", to=takes_back, label=_("take a delegation back"))


@tells_scopes
def scopes_with_rules(user: Visitor) -> list[Scope]:
    """The units of the visitor; a secretary, deputy or director may decide numbers for theirs."""
    duties, today = duties_of(user), timezone.localdate()
    leads = duties.in_person.units_with(Post.SECRETARY, Post.DEPUTY_SECRETARY, Post.DIRECTOR)
    return [
        Scope(f"unit:{unit}", unit_name(unit, on=today), may_override=unit in leads)
        for unit in sorted(duties.units)
    ]
tells_posts(words=lambda: Post.choices, of=lambda account: {post for post, _unit in duties_of(account).posts})
