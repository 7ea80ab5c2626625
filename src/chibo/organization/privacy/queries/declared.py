"""Every model of the running program with what it says of itself."""

from functools import cache
from typing import Any

from django.apps import apps

from chibo.kernel.personal import Declared, Personal, declarations
from chibo.organization.privacy.queries.libraries import LIBRARIES


@cache
def declared() -> tuple[Declared, ...]:
    """All models. One that says nothing of itself stops whoever asks, and a test."""
    return tuple(declarations(apps.get_models(), LIBRARIES))


@cache
def by_label() -> dict[str, Declared]:
    """The same by label ("membership.Leave")."""
    return {label_of(one): one for one in declared()}


def label_of(one: Declared) -> str:
    """The label of its model."""
    return str(meta_of(one).label)


def meta_of(one: Declared) -> Any:
    """What Django knows of its model."""
    return one.model._meta  # type: ignore[attr-defined]


def rows_of(one: Declared) -> Any:
    """All rows of its model."""
    return one.model._default_manager.all()  # type: ignore[attr-defined]


def said(one: Declared) -> Personal | None:
    """Its declaration when it holds something on people."""
    return one.declaration if isinstance(one.declaration, Personal) else None
