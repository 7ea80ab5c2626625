"""For whom an own value may hold: the whole installation, or a unit. Domains that know units tell them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chibo.platform.authz.permissions import Visitor, administers
from chibo.platform.rulebook.packs import Key

EVERYWHERE = "all"
"""The installation's scope in an address; the scope itself is the empty string."""


@dataclass(frozen=True)
class Scope:
    """A unit whose rules somebody may see, and whether they decide there."""

    scope: str
    label: str
    may_override: bool

    @property
    def slug(self) -> str:
        """As it stands in an address."""
        return self.scope or EVERYWHERE


@dataclass(frozen=True)
class Place:
    """One value of one scope: the subject of ``rulebook.override_value``."""

    scope: str
    key: Key


Teller = Callable[[Visitor], Iterable[Scope]]
_tellers: list[Teller] = []


def tells_scopes(teller: Teller) -> Teller:
    """Register a function that names the units of a visitor."""
    _tellers.append(teller)
    return teller


def scopes_of(user: Visitor) -> list[Scope]:
    """The units of the visitor, then the whole installation."""
    told = [scope for teller in _tellers for scope in teller(user)]
    everywhere = Scope("", _("Whole installation"), may_override=administers(user))
    return [*sorted(told, key=lambda scope: not scope.may_override), everywhere]
