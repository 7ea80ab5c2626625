"""The one door: every view says which permission opens it, on which object."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from chibo.platform.authz.permissions import Visitor, may
from chibo.web.http import Request

T = TypeVar("T")
View = Callable[..., HttpResponse]
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that only look."""


def requires(
    permission: str, load: Callable[..., T]
) -> Callable[[Callable[[Request, T], HttpResponse]], View]:
    """Load the object visible to the user (404) and check the permission (403).

    ``load(user, **url_arguments)`` starts from ``visible_to(user)``. The view gets request and object.
    """

    def decorate(view: Callable[[Request, T], HttpResponse]) -> View:
        @wraps(view)
        def guarded(request: Request, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            _announce_purpose(request)
            subject = load(request.user, **kwargs)
            if not may(request.user, permission, subject):
                raise PermissionDenied(permission)
            return view(request, subject)

        guarded.required_permission = permission  # type: ignore[attr-defined]
        guarded.loads = load  # type: ignore[attr-defined]
        return guarded

    return decorate


def requires_plain(permission: str) -> Callable[[Callable[..., HttpResponse]], View]:
    """As ``requires`` for pages without an object of their own; url arguments reach the view."""

    def decorate(view: Callable[..., HttpResponse]) -> View:
        @wraps(view)
        def guarded(request: Request, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            _announce_purpose(request)
            if not may(request.user, permission):
                raise PermissionDenied(permission)
            return view(request, **kwargs)

        guarded.required_permission = permission  # type: ignore[attr-defined]
        return guarded

    return decorate


def for_everybody(view: Callable[..., HttpResponse]) -> View:
    """Mark a view that needs no permission at all: sign-in, health, public pages."""
    view.required_permission = "everybody"  # type: ignore[attr-defined]
    return view


def changes_something(user: Visitor) -> bool:
    """Whether the visitor has come to change something: rights that only let one read do not count then."""
    return bool(getattr(user, "_changes_something", False))


def _announce_purpose(request: Request) -> None:
    request.user._changes_something = request.method not in SAFE
