"""Values of any model in words."""

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.kernel.wording import clock_numbers, day_numbers


def in_words(row: Any, field: Any) -> str:
    """What the row says in the field, for people; empty when it says nothing."""
    if field.many_to_many:
        return ", ".join(str(other) for other in getattr(row, field.name).all())
    value = getattr(row, field.name)
    if value is None or value == "":
        return ""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    return _plain(value)


def for_machines(row: Any, field: Any) -> Any:
    """The same for a file that programs read: numbers and days as such, other records by number and name."""
    if field.many_to_many:
        return [{"id": other.pk, "name": str(other)} for other in getattr(row, field.name).all()]
    value = getattr(row, field.name)
    if field.is_relation:
        return None if value is None else {"id": value.pk, "name": str(value)}
    return _bytes(value) if isinstance(value, bytes | memoryview) else value


def day_of(value: Any) -> dt.date | None:
    """The local day of a date or a moment."""
    if isinstance(value, dt.datetime):
        return timezone.localdate(value)
    return value if isinstance(value, dt.date) else None


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.datetime):
        local = timezone.localtime(value)
        return f"{clock_numbers(local)} {day_numbers(local.date())}"
    if isinstance(value, dt.date):
        return day_numbers(value)
    if isinstance(value, bytes | memoryview):
        return _bytes(value)
    return str(value)


def _bytes(value: Any) -> str:
    return _("%(size)s bytes") % {"size": len(value)}
