"""Who asks about rights, who opens a cell in an emergency, who publishes and reads roll-ups."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.choices import COMMITTEE, Post
from chibo.organization.mandates.queries import cells_behind_for, duties_of
from chibo.platform.authz.permissions import Scope, Visitor, administers, grant, predicate, signed_in
from chibo.surfaces.rights.rollups import cells_below

HEADS = (Post.SECRETARY, Post.DEPUTY_SECRETARY)


@predicate(label=_("is the one who is asked about"))
def asks_for_oneself(user: Visitor, account: Any) -> bool:
    """Whether the account asked about is the visitor's own."""
    return account is not None and user.pk == account.pk


@predicate(label=_("is secretary or deputy of a cell of the person"))
def heads_their_cell(user: Visitor, account: Any) -> bool:
    """Whether the visitor leads a cell that has to do with the person of the account."""
    mine, theirs = duties_of(user).units_with(*HEADS), duties_of(account).person_id if account else None
    return bool(mine and theirs and mine & cells_behind_for(user, theirs))


@predicate(label=_("is secretary or deputy of the cell"))
def heads_the_cell(user: Visitor, subject: Any) -> bool:
    """Whether the visitor leads the cell; the subject is its id or carries ``unit_id``."""
    return getattr(subject, "unit_id", subject) in duties_of(user).units_with(*HEADS)


@predicate(label=_("opened this access"))
def opened_it(user: Visitor, access: Any) -> bool:
    """Whether the access is the visitor's own."""
    return access is not None and user.pk == access.account_id


@predicate(label=_("sits in the committee of a cell"))
def sits_in_a_committee(user: Visitor) -> bool:
    """Whether the visitor sits in the committee of any cell."""
    return bool(duties_of(user).units_with(*COMMITTEE))


@predicate(label=_("holds a post in the Party organisation above the cell, or is in charge of the cell"))
def stands_above(user: Visitor, unit_id: object) -> bool:
    """Whether the cell's roll-ups are for the visitor, if the cell publishes them; without a cell: of any cell."""
    below = cells_below(user)
    return bool(below) if unit_id is None else unit_id in below


grant(
    "rights.ask_why",
    to=asks_for_oneself | administers | heads_their_cell,
    label=_("ask why somebody may do something"),
)
grant(
    "rights.open_emergency",
    to=administers,
    label=_("open a cell's content in an emergency"),
    scope=Scope.INSTALLATION,
)
grant("rights.close_emergency", to=opened_it | heads_the_cell, label=_("close an emergency access"))
grant(
    "rights.watch_emergencies",
    to=administers | sits_in_a_committee,
    label=_("read the list of emergency accesses"),
)
grant("rights.publish_rollups", to=heads_the_cell, label=_("publish roll-ups to the superior"))
grant("rights.read_rollups", to=stands_above, label=_("read the roll-ups that cells publish"))
grant("rights.read_matrix", to=signed_in, label=_("read the table of rights"), scope=Scope.OFFICE)
