"""From an address of the product to the permission that guards it and the object behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from django.http import Http404
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from chibo.platform.authz.permissions import GRANTS, Visitor


@dataclass(frozen=True)
class Place:
    """An address: which permission opens it, how its object is loaded, with which arguments."""

    address: str
    permission: str
    load: Callable[..., Any] | None
    arguments: dict[str, Any]
    namespace: str

    def subject(self, user: Visitor) -> Any:
        """The object, if the user may know of it; otherwise ``Http404``, as at the address itself."""
        return self.load(user, **self.arguments) if self.load else None


def place_at(address: str) -> Place:
    """The place behind an address of this installation. Unknown addresses and open pages are ``Http404``."""
    path = urlsplit(address).path
    try:
        found = resolve(path)
    except Resolver404:
        raise Http404 from None
    permission = getattr(found.func, "required_permission", "")
    if permission not in GRANTS:
        raise Http404
    load = getattr(found.func, "loads", None)
    return Place(path, permission, load, dict(found.kwargs), found.namespace)


def acts_around(place: Place, user: Visitor) -> list[tuple[str, Any]]:
    """What else is done to the same object: permissions of the addresses with the same arguments, each with the
    object as its own door loads it. Doors behind which the user finds nothing are left out."""
    if place.load is None:
        return []
    loaded: dict[Any, Any] = {place.load: place.subject(user)}
    found: dict[str, Any] = {place.permission: loaded[place.load]}
    for permission, load in _doors(place):
        if permission in found:
            continue
        if load not in loaded:
            loaded[load] = _try(load, user, place.arguments)
        if loaded[load] is not None and _same(loaded[load], found[place.permission]):
            found[permission] = loaded[load]
    return list(found.items())


def _doors(place: Place) -> list[tuple[str, Callable[..., Any]]]:
    wanted = set(place.arguments)
    return [
        (view.required_permission, view.loads)
        for namespace, pattern in _patterns(get_resolver().url_patterns, "")
        if namespace == place.namespace and set(pattern.pattern.converters) == wanted
        for view in [cast(Any, pattern.callback)]
        if hasattr(view, "loads")
    ]


def _patterns(patterns: list[Any], namespace: str) -> list[tuple[str, URLPattern]]:
    found: list[tuple[str, URLPattern]] = []
    for one in patterns:
        if isinstance(one, URLResolver):
            found += _patterns(one.url_patterns, str(one.namespace or namespace))
        elif isinstance(one, URLPattern):
            found.append((namespace, one))
    return found


def _same(one: Any, other: Any) -> bool:
    """Whether two loaders have found the same thing; a number alone may be anything."""
    if type(one) is not type(other):
        return False
    return bool(getattr(one, "pk", one) == getattr(other, "pk", other))


def _try(load: Callable[..., Any], user: Visitor, arguments: dict[str, Any]) -> Any:
    try:
        return load(user, **arguments)
    except Http404:
        return None
