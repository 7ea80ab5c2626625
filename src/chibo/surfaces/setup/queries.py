"""Whether this is an installation where nobody has begun yet."""

from chibo.organization.units.queries import every_unit


def is_empty_installation() -> bool:
    """True until the first unit exists."""
    return not every_unit().exists()
