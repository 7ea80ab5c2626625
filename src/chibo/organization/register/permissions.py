"""Who may make one person of two entries, who takes part in a transfer, who sees what falls due.

The side that has the member lets them go, the other takes them in; a side outside this house is spoken for by the
side inside. Before the hand-over the receiving cell is told nothing.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.permissions import keeps_their_list
from chibo.organization.mandates.queries import duties_of, kept_units
from chibo.organization.register.queries.transfers import visible_transfers
from chibo.platform.authz.permissions import Group, Scope, Visitor, grant, predicate


@predicate(label=_("keeps the members' list of a cell (committee or clerk)"))
def keeps_some_list(user: Visitor, subject: Any = None) -> bool:
    """Whether the visitor keeps any list at all."""
    return bool(kept_units(user))


@predicate(label=_("keeps the list of both people's cells (committee or clerk)"))
def keeps_both_lists(user: Visitor, pair: Any) -> bool:
    """Whether the visitor keeps the lists of two entries: something with ``kept_id`` and ``gone_id``."""
    return bool(keeps_their_list(user, pair.kept_id) and keeps_their_list(user, pair.gone_id))


@predicate(label=_("keeps the list of the person into whom the entry went (committee or clerk)"))
def keeps_the_kept(user: Visitor, merge: Any) -> bool:
    """Whether the visitor keeps the list of the person who is left; the other entry has no cell any more."""
    return bool(keeps_their_list(user, merge.kept_id))


grant(
    "people.see_duplicates", to=keeps_some_list, label=_("see who may be entered twice"), scope=Scope.CELL
)
grant(
    "people.merge_people", to=keeps_both_lists, label=_("make one person of two entries, or say that they are two"),
    scope=Scope.CELL,
)  # fmt: skip
grant("people.undo_merge", to=keeps_the_kept, label=_("undo that two entries became one"), scope=Scope.CELL)


def _unit(subject: Any) -> int:
    return int(getattr(subject, "unit_id", getattr(subject, "pk", subject)) or 0)


@predicate(label=_("keeps the list of the cell that lets the member go"))
def releases(user: Visitor, transfer: Any) -> bool:
    """The releasing cell; for one from outside, the cell here."""
    return (transfer.from_unit_id or transfer.to_unit_id) in kept_units(user)


@predicate(label=_("keeps the list of the cell that takes the member in"))
def receives(user: Visitor, transfer: Any) -> bool:
    """The receiving cell; for one outside, the cell here."""
    return (transfer.to_unit_id or transfer.from_unit_id) in kept_units(user)


@predicate(label=_("is on one of the two sides of the transfer, or is the member"))
def sees_transfer(user: Visitor, transfer: Any) -> bool:
    """The same people for whom ``visible_transfers`` finds it."""
    return visible_transfers(user).filter(pk=transfer.pk).exists()


@predicate(label=_("sits in the committee of the cell"))
def sits_in_committee(user: Visitor, unit: Any) -> bool:
    """Secretary, deputy or member of the committee."""
    return duties_of(user).in_committee(_unit(unit))


@predicate(label=_("sits in the committee of a cell"))
def sits_in_some_committee(user: Visitor, subject: Any = None) -> bool:
    """Whether the entries for committees are shown at all."""
    duties = duties_of(user)
    return any(duties.in_committee(unit) for unit in duties.units)


grant(
    "membership.in_a_committee", to=sits_in_some_committee, label=_("find the committee's pages about members"),
    scope=Scope.COMMITTEE, group=Group.MEMBERS,
)  # fmt: skip
grant(
    "membership.view_transfer", to=sees_transfer, label=_("see a transfer"), scope=Scope.CELL, group=Group.MEMBERS
)
grant(
    "membership.release_member", to=releases, label=_("hand a member over to another cell"), scope=Scope.CELL,
    group=Group.MEMBERS,
)  # fmt: skip
grant(
    "membership.receive_member", to=receives, label=_("take a member in from another cell"), scope=Scope.CELL,
    group=Group.MEMBERS,
)  # fmt: skip
grant(
    "membership.end_stay", to=releases | receives, label=_("record the return from a temporary stay"),
    scope=Scope.CELL, group=Group.MEMBERS,
)  # fmt: skip
grant(
    "membership.view_due", to=sits_in_committee, label=_("see what falls due about members"), scope=Scope.COMMITTEE,
    group=Group.MEMBERS,
)  # fmt: skip
