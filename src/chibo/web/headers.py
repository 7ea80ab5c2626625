"""Headers that every answer carries, also files, errors and what other layers have answered."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

EVERYWHERE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What holds when the page itself did not say something stricter."""

PAGES = "private, no-cache"
"""A page is asked for anew each time, and no proxy keeps it: who signs out leaves nothing that opens by itself."""


class SafeHeaders:
    """The outermost layer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        for name, value in EVERYWHERE.items():
            answer.headers.setdefault(name, value)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            answer.headers.setdefault("Cache-Control", PAGES)
        return answer
