"""From which network address a request comes, also behind proxies."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104 -- a word for "no address", nobody listens there


def client_address(request: HttpRequest) -> str:
    """The address of the visitor.

    ``CHIBO_PROXIES`` says how many proxies of our own stand before chibo. Each appends the address it was called
    from to X-Forwarded-For, so the entry at that place from the right is the last one that a visitor cannot invent.
    """
    trusted = int(getattr(settings, "TRUSTED_PROXIES", 0))
    chain = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    told = chain[-trusted] if trusted and len(chain) >= trusted else request.META.get("REMOTE_ADDR", "")
    return _valid(told) or _valid(request.META.get("REMOTE_ADDR", "")) or UNKNOWN


def _valid(address: str) -> str:
    try:
        return str(ipaddress.ip_address(address.split("%", maxsplit=1)[0]))
    except ValueError:
        return ""
