"""Reading the rulebook."""

import datetime as dt

from chibo.platform.rulebook.lookup import InForce, OwnValue, Rules
from chibo.platform.rulebook.shelf import own_values

__all__ = ["InForce", "OwnValue", "Rules", "own_values_of", "rules_on"]


def rules_on(day: dt.date, scope: str = "") -> Rules:
    """The rules of that day for that scope ("unit:3"). At most one query per request; keep the answer.

    A unit's own value beats the installation's, which beats the document's.
    """
    found = [own for own in own_values() if own.scope in {"", scope} and own.holds_on(day)]
    return Rules(day, scope, {own.key: own for own in sorted(found, key=lambda own: own.scope)})


def own_values_of(key: str, scope: str) -> list[OwnValue]:
    """All own values a unit ever had under a key, the newest first."""
    return [own for own in reversed(own_values()) if own.key == key and own.scope == scope]
