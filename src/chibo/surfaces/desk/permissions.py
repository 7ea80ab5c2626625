"""Who reads the trail: the secretary, the deputy and the committee; the administrator only keeps it whole."""

from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.choices import COMMITTEE
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Scope, Visitor, grant, predicate


@predicate(label=_("sits in the committee of a cell"))
def sits_in_a_committee(user: Visitor) -> bool:
    """Whether the person sits in the committee of any cell."""
    return bool(duties_of(user).units_with(*COMMITTEE))


grant("desk.read_trail", to=sits_in_a_committee, label=_("read the audit trail"), scope=Scope.COMMITTEE)
