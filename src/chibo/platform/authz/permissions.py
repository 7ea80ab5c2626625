"""Typed front of django-rules: predicates answer, ``grant`` names the permission."""

from dataclasses import dataclass
from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from chibo.platform.authz.choices import GROUP_OF_APP, Group, Scope
from chibo.platform.authz.predicates import Answer, Predicate, Visitor, answer, predicate

__all__ = [
    "GRANTS", "Answer", "Grant", "Group", "Scope", "Visitor", "administers", "explain", "grant", "may", "predicate",
    "signed_in",
]  # fmt: skip

_rules: Any = rules


@predicate(label=_("is signed in"))
def signed_in(user: Visitor) -> bool:
    """Whether somebody is signed in at all."""
    return user.is_authenticated


@predicate(label=_("is administrator of the installation"))
def administers(user: Visitor) -> bool:
    """Whether the account runs the system."""
    return user.is_active and bool(getattr(user, "is_administrator", False))


@dataclass(frozen=True)
class Grant:
    """A permission, the predicate that opens it, and how people speak of it."""

    permission: str
    to: Predicate
    label: Any
    scope: Scope
    group: Group

    @property
    def app(self) -> str:
        """The domain that named it."""
        return self.permission.partition(".")[0]


GRANTS: dict[str, Grant] = {}


def grant(
    permission: str, *, to: Any, label: Any, scope: Scope = Scope.CELL, group: Group | None = None
) -> None:
    """Name a permission and say who holds it. Naming it twice is an error at start.

    ``label`` is the act as a verb ("close a meeting"), ``scope`` how far it reaches for whoever holds it.
    """
    _rules.add_perm(permission, to)
    about = group or GROUP_OF_APP.get(permission.partition(".")[0], Group.SYSTEM)
    GRANTS[permission] = Grant(permission, to, label, scope, about)


def may(user: Visitor, permission: str, subject: object = None) -> bool:
    """Whether ``user`` holds the permission on ``subject``. An unknown permission is an error."""
    if permission not in GRANTS:
        raise LookupError(f"no such permission: {permission}")
    return bool(_rules.has_perm(permission, user, subject))


def explain(user: Visitor, permission: str, subject: object = None) -> Answer:
    """Why ``may`` says what it says: every question behind the permission with its answer."""
    return answer(GRANTS[permission].to, user, subject)


grant("authz.signed_in", to=signed_in, label=_("open what is for everybody signed in"), scope=Scope.OFFICE)
grant("authz.administer", to=administers, label=_("run the installation"), scope=Scope.INSTALLATION)
