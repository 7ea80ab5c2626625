"""Who reads the trail: the secretary, the deputy and the committee; the administrator only keeps it whole."""

from chibo.organization.mandates.choices import COMMITTEE
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor, grant, predicate


@predicate
def sits_in_a_committee(user: Visitor) -> bool:
    """Whether the person sits in the committee of any cell."""
    return bool(duties_of(user).units_with(*COMMITTEE))


grant("desk.read_trail", to=sits_in_a_committee)
