"""Why two given entries may be one person."""

from chibo.organization.people.choices import Likeness
from chibo.organization.people.queries import alike_pairs


def why_alike(one: int, other: int) -> Likeness | None:
    """How sure and why; nothing when the two have little in common."""
    found = alike_pairs([one, other])
    return found[0].likeness if found else None
