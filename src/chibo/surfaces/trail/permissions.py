"""Who reads the trail: the secretary and the one other committee member the committee has named for it."""

from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Scope, Visitor, grant, predicate
from chibo.surfaces.trail.queries import trail_units


@predicate(label=_("is secretary of the cell, or the committee member named to read its trail"))
def reads_the_trail(user: Visitor, unit_id: object) -> bool:
    """Whether the visitor reads the trail of the cell; without a cell: of any."""
    units = trail_units(user)
    return bool(units) if unit_id is None else unit_id in units


@predicate(label=_("sits in the committee of the cell in person"))
def sits_in_the_committee(user: Visitor, unit_id: object) -> bool:
    """Whether the visitor's own post is in the committee."""
    return isinstance(unit_id, int) and duties_of(user).in_person.in_committee(unit_id)


grant("trail.read_trail", to=reads_the_trail, label=_("read the audit trail"), scope=Scope.CELL)
grant(
    "trail.name_reader",
    to=sits_in_the_committee,
    label=_("record who else reads the trail"),
    scope=Scope.COMMITTEE,
)
