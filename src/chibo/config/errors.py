"""The pages for when something is not as it should be: what happened, what is safe, what to do."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from chibo.platform.authz.permissions import GRANTS
from chibo.web.pages import page


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return page(request, "404.html", status=404)  # type: ignore[arg-type]


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with the way to the page that says why."""
    signed_in = getattr(request, "user", None) is not None and request.user.is_authenticated
    named = str(exception) in GRANTS and request.resolver_match is not None
    about = f"{reverse('rights:why')}?{urlencode({'at': request.path})}" if signed_in and named else ""
    return page(request, "403.html", {"why": about}, status=403)  # type: ignore[arg-type]


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return page(request, "400.html", status=400)  # type: ignore[arg-type]


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return page(request, "500.html", status=500)  # type: ignore[arg-type]


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old, or came from another page."""
    return page(request, "csrf_failure.html", status=403)  # type: ignore[arg-type]
