"""What a server process does once before its first visitor: read addresses and templates, settle the memory."""

import gc

from django.template import engines
from django.urls import get_resolver

COLLECT_EVERY = 10_000
"""Allocations between two looks for garbage; Django's object graph makes the default of 700 cost pauses of 40 ms."""


def warm_up() -> None:
    """Load what every page needs and leave it out of garbage collection from then on."""
    get_resolver().url_patterns  # noqa: B018 -- reading the property imports every view
    engines["jinja2"].get_template("page.html")
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_EVERY)
