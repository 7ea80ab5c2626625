"""Who sets up: anybody while nothing exists, afterwards the administrator who began and nobody else."""

from chibo.organization.units.queries import every_unit
from chibo.platform.authz.permissions import Visitor, administers, grant, predicate


@predicate
def nothing_exists_yet(user: Visitor) -> bool:
    """Whether no unit has been entered."""
    return not every_unit().exists()


grant("setup.continue", to=administers & nothing_exists_yet)
