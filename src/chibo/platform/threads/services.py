"""Tying the thread."""

import re

from chibo.platform.threads.models import ThreadLink

REFERENCE = re.compile(r"^[a-z_]+\.[a-z_]+:[0-9a-z-]+$")


def link(source: str, target: str) -> None:
    """``source`` led to ``target``. Harmless when repeated; a thing never leads to itself."""
    for reference in (source, target):
        if not REFERENCE.match(reference):
            raise ValueError(f"not a reference: {reference!r}")
    if source != target:
        ThreadLink.objects.get_or_create(source=source, target=target)
