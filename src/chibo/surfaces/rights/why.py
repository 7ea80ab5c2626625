"""Why somebody may do something or may not: the questions, the answers, the grounds, and who else could."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.organization.mandates.choices import RANK, Post
from chibo.organization.mandates.queries import (
    Duties,
    MandateLine,
    cells_behind,
    mandates_in,
    visible_people,
    visible_units,
)
from chibo.organization.membership.choices import Standing
from chibo.organization.units.queries import leading_cells
from chibo.platform.accounts.models import Account
from chibo.platform.audit.scopes import scope_of
from chibo.platform.authz.permissions import GRANTS, Answer, Grant, Visitor, explain, may
from chibo.surfaces.rights.grounds import Ground, as_if, duties_with, grounds_of


@dataclass(frozen=True)
class Able:
    """Who could do it: a post, and those who hold it as far as the asker may read their names."""

    title: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Why:
    """The whole answer about one person, one permission and one object."""

    grant: Grant
    holds: bool
    answer: Answer
    through: list[Ground]
    all_grounds: list[Ground]
    able: list[Able]


def why(account: Account, permission: str, subject: Any, *, asker: Visitor, on: dt.date) -> Why:
    """Ask the permission's questions about the account as it is, then about each of its grounds alone."""
    grounds = grounds_of(account, on=on)
    through = [ground for ground in grounds if may(ground.alone(account), permission, subject)]
    tree = explain(account, permission, subject)
    return Why(
        GRANTS[permission],
        tree.holds,
        tree,
        through,
        grounds,
        who_could(permission, subject, asker=asker, on=on),
    )


def who_could(permission: str, subject: Any, *, asker: Visitor, on: dt.date) -> list[Able]:
    """Posts of the units behind the object that open the permission, with the names the asker may read."""
    somebody, units = Account(pk=0, name="?"), units_behind(subject)
    readable = _readable_names(asker, units)
    lines = [line for line in mandates_in(units, on=on) if may(_alone(somebody, line), permission, subject)]
    found = [
        Able(
            title,
            tuple(dict.fromkeys(line.full_name for line in lines if line.title == title and readable(line))),
        )
        for title in dict.fromkeys(line.title for line in sorted(lines, key=lambda line: RANK[line.post]))
    ]
    found += (
        [Able(_("every member of the cell"))] if _members_may(somebody, permission, subject, units) else []
    )
    found += [Able(name) for name in _by_the_object(somebody, permission, subject, asker)]
    if not units and may(as_if(somebody, Duties(), administers=True), permission, subject):
        found.append(Able(_("the administrator of the installation")))
    return found


def units_behind(subject: Any) -> list[int]:
    """The units an object belongs to; for a person the cells that have to do with them."""
    if isinstance(subject, int):
        return [subject]
    scope = (
        subject
        if isinstance(subject, str)
        else scope_of(subject)
        if isinstance(subject, models.Model)
        else ""
    )
    kind, _colon, key = scope.partition(":")
    unit = int(key) if kind == "unit" and key.isdigit() else getattr(subject, "unit_id", None)
    if unit is not None:
        return [unit, *leading_cells([unit], on=timezone.localdate())]
    for name in ("meeting", "item", "statement", "task"):
        if (owner := getattr(subject, name, None)) is not None:
            return units_behind(owner)
    if (person := getattr(subject, "person_id", None)) is not None or _is_person(subject):
        return sorted(cells_behind(person or subject.pk))
    return []


def _is_person(subject: Any) -> bool:
    return isinstance(subject, models.Model) and subject._meta.label == "people.Person"


def _alone(somebody: Account, line: MandateLine) -> Account:
    return as_if(somebody, duties_with(line.person_id, Post(line.post), line.unit_id))


def _members_may(somebody: Account, permission: str, subject: Any, units: Iterable[int]) -> bool:
    return any(
        may(as_if(somebody, Duties(0, standings={unit: Standing.OFFICIAL})), permission, subject)
        for unit in units
    )


def _by_the_object(somebody: Account, permission: str, subject: Any, asker: Visitor) -> list[str]:
    """Persons whom the object itself names (lead, chair, minute taker), when that alone opens it."""
    named = {key for owner in _owners(subject) for key in _people_of(owner)}
    able = {key for key in named if may(as_if(somebody, Duties(key)), permission, subject)}
    rows = visible_people(asker).filter(pk__in=able).order_by("sort_key")
    return list(rows.values_list("full_name", flat=True)) if able else []


def _owners(subject: Any) -> Iterable[models.Model]:
    while subject is not None:
        if isinstance(subject, models.Model):
            yield subject
        subject = next(
            (owner for name in ("meeting", "item", "statement") if (owner := getattr(subject, name, None))),
            None,
        )


def _people_of(owner: models.Model) -> Iterable[int]:
    if _is_person(owner):
        yield owner.pk
    keys = [field for field in owner._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    persons = [key.attname for key in keys if key.related_model._meta.label == "people.Person"]
    yield from (found for name in persons if (found := getattr(owner, name)) is not None)


def _readable_names(asker: Visitor, units: list[int]) -> Any:
    known = set(visible_units(asker).filter(pk__in=units).values_list("pk", flat=True))
    return lambda line: line.unit_id in known
