"""How an address finds its object: only among what this user may see."""

from typing import Any

from django.http import Http404

from chibo.organization.mandates.choices import COMMITTEE
from chibo.organization.mandates.queries import Emergency, duties_of, emergencies_in, emergencies_of
from chibo.organization.units.queries import unit_cards
from chibo.platform.authz.permissions import Visitor


def watched(user: Visitor) -> list[Emergency]:
    """Accesses to the cells in whose committee the user sits, and the user's own."""
    cells = duties_of(user).units_with(*COMMITTEE)
    found = {one.pk: one for one in [*emergencies_in(cells), *emergencies_of(user.pk or 0)]}
    return sorted(found.values(), key=lambda one: one.since, reverse=True)


def emergency(user: Visitor, *, pk: int) -> Emergency:
    """One access that the user may know of."""
    found = next((one for one in watched(user) if one.pk == pk), None)
    if found is None:
        raise Http404
    return found


def own_cell(user: Visitor, *, unit: int) -> int:
    """A cell the user belongs to or serves."""
    if unit not in duties_of(user).units or unit not in unit_cards([unit]):
        raise Http404
    return unit


def someone(user: Visitor, **_address: Any) -> Visitor:
    """Oneself: every signed-in account may ask about itself."""
    return user
