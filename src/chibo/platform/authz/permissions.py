"""Typed front of django-rules: predicates answer, ``grant`` names the permission."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import rules
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

Visitor = AbstractBaseUser | AnonymousUser

_rules: Any = rules
"""The library has no types; this is the only file that speaks to it."""


def predicate(function: Callable[..., bool]) -> Any:
    """A question about a visitor, or about a visitor and an object; composes with ``&``, ``|``, ``~``."""
    return _rules.predicate(function)


@predicate
def signed_in(user: Visitor) -> bool:
    """Whether somebody is signed in at all."""
    return user.is_authenticated


@predicate
def administers(user: Visitor) -> bool:
    """Whether the account runs the system."""
    return user.is_active and bool(getattr(user, "is_administrator", False))


@dataclass(frozen=True)
class Grant:
    """A permission and the predicate that opens it, for the generated matrix."""

    permission: str
    to: Any


GRANTS: dict[str, Grant] = {}


def grant(permission: str, *, to: Any) -> None:
    """Name a permission and say who holds it. Naming it twice is an error at start."""
    _rules.add_perm(permission, to)
    GRANTS[permission] = Grant(permission, to)


def may(user: Visitor, permission: str, subject: object = None) -> bool:
    """Whether ``user`` holds the permission on ``subject``. An unknown permission is an error."""
    if permission not in GRANTS:
        raise LookupError(f"no such permission: {permission}")
    return bool(_rules.has_perm(permission, user, subject))


grant("authz.signed_in", to=signed_in)
grant("authz.administer", to=administers)
