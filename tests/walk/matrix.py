"""The table of rights, measured: every permission is asked for every role about the things of the world."""

import copy
import dataclasses
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import Http404
from django.urls import URLPattern, URLResolver, get_resolver

from chibo.organization.people.models import Person
from chibo.platform.accounts.models import Account
from chibo.platform.authz.permissions import GRANTS, may
from chibo.surfaces.rights.matrix import ROLES, Reach
from tests.conftest import Member
from tests.walk.world import World, arguments

SEEN = {"meetings": "meetings.view_meeting", "tasks": "tasks.view_task"}
"""What one must be able to see before anything on it can be one's own."""
OWNERS = ("meeting", "item", "statement", "minutes", "task", "mandate")
"""Attributes that lead from a thing to what it belongs to."""


def doors() -> Iterator[tuple[str, Any, set[str]]]:
    """Every guarded address: name, view, the arguments it wants."""

    def look(patterns: list[Any], namespace: str) -> Iterator[tuple[str, Any, set[str]]]:
        for one in patterns:
            if isinstance(one, URLResolver):
                yield from look(one.url_patterns, one.namespace or namespace)
            elif isinstance(one, URLPattern) and getattr(one.callback, "required_permission", "") in GRANTS:
                yield (f"{namespace}:{one.name}" if namespace else one.name), one.callback, set(one.pattern.converters)

    yield from look(get_resolver().url_patterns, "")


def accounts(world: World) -> dict[str, Any]:
    """A fresh account for each role; the visitor has none."""
    members = world.cast.members
    known = {role: Account.objects.get(pk=members[role].account.pk) for role in ROLES if role in members}
    return known | {"visitor": AnonymousUser()}


def subjects(world: World) -> dict[str, list[Any]]:
    """What each permission is asked about: what the doors load, and for what only pages ask, a member or a unit."""
    found: dict[str, list[Any]] = {permission: [] for permission in GRANTS}
    everybody = accounts(world)
    for name, view, wanted in doors():
        load = getattr(view, "loads", None)
        if load is None:
            found[view.required_permission].append(None)
            continue
        namespace, _, short = name.rpartition(":")
        given = arguments(world, namespace, short, wanted)
        subject = next((one for user in everybody.values() if (one := _load(load, user, given)) is not None), None)
        if subject is not None:
            found[view.required_permission].append(subject)
    return {permission: things or _asked_on_pages(world, permission) for permission, things in found.items()}


def _asked_on_pages(world: World, permission: str) -> list[Any]:
    """Permissions without a door of their own: pages ask them about a person, a scope, a unit, or nothing."""
    if permission.startswith("people."):
        return [Person.objects.get(pk=world.cast.official.person.pk)]
    if permission.startswith("meetings."):
        return [world.held]
    if permission == "drafting.read_paper":
        return [world.drafts.draft if world.drafts else None]
    if permission.startswith("authz."):
        return [None]
    return [f"unit:{world.cast.cell.pk}"] if permission == "notices.keep_outbox" else [world.cast.cell.pk]


def _load(load: Any, user: Any, given: dict[str, object]) -> Any:
    try:
        return load(user, **given)
    except Http404:
        return None


def measure(world: World) -> dict[str, dict[str, Reach]]:
    """Permission → role → how far it reaches among the things of the role's cell."""
    people, things = accounts(world), subjects(world)
    member = world.cast.members
    table: dict[str, dict[str, Reach]] = {}
    for permission in sorted(GRANTS):
        table[permission] = {}
        for role, user in people.items():
            person = member[role].person if role in member else None
            other = world.cast.official if role == "probationary" else world.cast.probationary
            plain = [may(user, permission, placed(thing, other)) for thing in things[permission]]
            own = person is not None and any(
                may(user, permission, mine) and (isinstance(mine, int) or may(user, seen, mine))
                for mine in (placed(thing, member[role]) for thing in things[permission])
                for seen in [SEEN.get(GRANTS[permission].app, permission)]
            )
            table[permission][role] = (
                Reach.ALL if all(plain) else Reach.SOME if any(plain) else Reach.OWN if own else Reach.NONE
            )
    return table


def placed(thing: Any, one: Member) -> Any:
    """The thing with one of the cast in every place where it names a person, down to what it belongs to."""
    if isinstance(thing, Person):
        return Person.objects.get(pk=one.person.pk)
    if isinstance(thing, Account):
        return Account.objects.get(pk=one.account.pk)
    changes: dict[str, Any] = {}
    for name in _names(thing):
        if name in ("person_id", "to_person_id") or _leads_to(thing, name, "people.Person"):
            changes[name] = one.person.pk
        elif name == "account_id" or _leads_to(thing, name, "accounts.Account"):
            changes[name] = one.account.pk
    for name in OWNERS:
        owner = getattr(thing, name, None) if name in _fields(thing) else None
        if isinstance(owner, models.Model) or dataclasses.is_dataclass(owner):
            changes[name] = placed(owner, one)
    return _changed(thing, changes)


def _fields(thing: Any) -> set[str]:
    if isinstance(thing, models.Model):
        return {field.name for field in thing._meta.concrete_fields}
    return {field.name for field in dataclasses.fields(thing)} if dataclasses.is_dataclass(thing) else set()


def _names(thing: Any) -> set[str]:
    if isinstance(thing, models.Model):
        return {field.attname for field in thing._meta.concrete_fields}
    return _fields(thing)


def _leads_to(thing: Any, attname: str, label: str) -> bool:
    if not isinstance(thing, models.Model):
        return False
    keys = [field for field in thing._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    return any(key.attname == attname and key.related_model._meta.label == label for key in keys)


def _changed(thing: Any, changes: dict[str, Any]) -> Any:
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return dataclasses.replace(thing, **changes)
    if not changes:
        return thing
    other = copy.copy(thing)
    other._state = copy.copy(thing._state)
    other._state.fields_cache = dict(thing._state.fields_cache)
    for name, value in changes.items():
        setattr(other, name, value)
    return other
