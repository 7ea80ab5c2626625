"""The request as our views really get it."""

from typing import Any

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class Request(HttpRequest):
    """Behind the guard: ``user`` is signed in, ``htmx`` says whether a fragment was asked for."""

    user: Any
    htmx: HtmxDetails
