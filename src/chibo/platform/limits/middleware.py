"""At the door: requests that are too big are not read, costly ones are counted."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.timezone import localtime

from chibo.platform.limits.costs import cost_of
from chibo.platform.limits.services import spend
from chibo.web.addresses import client_address
from chibo.web.pages import page

MEGABYTE = 1024 * 1024


class Limits:
    """400 for what no text holds, 413 for what is too big, 429 with a sentence and a time for what is too often."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > settings.REQUEST_MAX_MEGABYTES * MEGABYTE:
            return _page(request, "413.html", 413, limit=settings.FILES_MAX_MEGABYTES)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Count, once it is known which page is wanted."""
        if _holds_a_zero(request):
            return _page(request, "400.html", 400)
        name = (request.resolver_match.url_name if request.resolver_match else "") or ""
        multipart = (request.content_type or "") == "multipart/form-data"
        what = cost_of(request.method or "", name, request.GET, multipart=multipart)
        if not what:
            return None
        until = spend(_whose(request), what, at=timezone.now())
        if until is None:
            return None
        answer = _page(request, "429.html", 429, until=f"{localtime(until):%H:%M}")
        answer["Retry-After"] = str(max(1, int((until - timezone.now()).total_seconds())))
        return answer


def _holds_a_zero(request: HttpRequest) -> bool:
    """A zero byte in a text: no keyboard types it, and PostgreSQL cannot store it."""
    return any(
        "\x00" in value for given in (request.GET, request.POST) for _name, values in given.lists() for value in values
    )


def _whose(request: HttpRequest) -> str:
    account = getattr(request, "user", None)
    if account is not None and account.is_authenticated:
        return f"account:{account.pk}"
    return client_address(request)[:80]


def _page(request: HttpRequest, template: str, status: int, **words: object) -> HttpResponse:
    return page(request, template, words, status=status)  # type: ignore[arg-type]
