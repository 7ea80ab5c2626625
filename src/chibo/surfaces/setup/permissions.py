"""Who sets up: anybody while nothing exists, afterwards the administrator who began and nobody else."""

from django.utils.translation import gettext_lazy as _

from chibo.organization.units.queries import every_unit
from chibo.platform.authz.permissions import Scope, Visitor, administers, grant, predicate


@predicate(label=_("nothing has been entered yet"))
def nothing_exists_yet(user: Visitor) -> bool:
    """Whether no unit has been entered."""
    return not every_unit().exists()


grant(
    "setup.continue",
    to=administers & nothing_exists_yet,
    label=_("set the installation up in its first hour"),
    scope=Scope.INSTALLATION,
)
