"""To which unit a line of the trail belongs, found from its subject: "unit:3", or "" when it has none.

``settings.AUDIT_SCOPE_MODEL`` names the model of units, as ``AUTH_USER_MODEL`` names that of accounts: the
trail knows no domain.
"""

from functools import cache

from django.conf import settings
from django.db import models

DEEPEST = 4
"""Over how many keys a unit is looked for: a wish, its statement, the item, the meeting."""


def scope_of(subject: models.Model) -> str:
    """Where the unit of the subject is written: itself, a key ``unit``, a text ``scope``, or what it belongs to."""
    path = path_to_unit(type(subject))
    if path is None:
        return ""
    here: object = subject
    for step in path:
        here = getattr(here, step, None)
        if here is None:
            return ""
    return here if isinstance(here, str) else f"unit:{here}"


@cache
def path_to_unit(model: type[models.Model]) -> tuple[str, ...] | None:
    """The attributes that lead from the model to its unit; nothing when there is no way."""
    return _path(model, DEEPEST)


def _path(model: type[models.Model], deep: int) -> tuple[str, ...] | None:
    if model._meta.label_lower == settings.AUDIT_SCOPE_MODEL:
        return ("pk",)
    keys = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    for key in keys:
        if key.name == "unit" and _target(key)._meta.label_lower == settings.AUDIT_SCOPE_MODEL:
            return (key.attname,)
    if any(field.name == "scope" and isinstance(field, models.CharField) for field in model._meta.concrete_fields):
        return ("scope",)
    for key in keys:
        if deep and not key.null and (further := _path(_target(key), deep - 1)):
            return (key.name, *further)
    return None


def _target(key: "models.ForeignKey[object, object]") -> type[models.Model]:
    target: type[models.Model] = key.remote_field.model
    return target
