"""The own values of the installation, read once per request.

Pages ask the rulebook often; the table is small. Outside a request (commands, jobs, tests of services) nothing
is kept, so that nobody reads yesterday's decision.
"""

from contextvars import ContextVar
from typing import Any

from chibo.platform.rulebook.lookup import OwnValue
from chibo.platform.rulebook.models import RuleOverride

_kept: ContextVar[dict[str, list[OwnValue]] | None] = ContextVar("rulebook_shelf", default=None)


def own_values() -> list[OwnValue]:
    """All own values of all units; within a request from memory."""
    shelf = _kept.get()
    if shelf is None:
        return _read()
    if "all" not in shelf:
        shelf["all"] = _read()
    return shelf["all"]


def open_shelf(**kwargs: Any) -> None:
    """A request starts: keep what is read from now on."""
    _kept.set({})


def close_shelf(**kwargs: Any) -> None:
    """A request has ended: keep nothing."""
    _kept.set(None)


def clear_shelf() -> None:
    """Something was decided: read again."""
    shelf = _kept.get()
    if shelf is not None:
        shelf.clear()


def _read() -> list[OwnValue]:
    return [
        OwnValue(
            override_id=row.pk,
            scope=row.scope,
            key=row.key,
            value=row.value,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            reason=row.reason,
            by_label=row.by_label,
        )
        for row in RuleOverride.objects.order_by("valid_from")
    ]
