"""Entering a person and correcting what was entered."""

import datetime as dt
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from chibo.kernel.text import clean, fold, name_sort_key
from chibo.kernel.wording import day_numbers
from chibo.organization.people.errors import BornInTheFuture, NameMissing
from chibo.organization.people.models import Person
from chibo.platform.audit.services import Actor, record


class Particulars(TypedDict, total=False):
    """What may be known about a person besides the name; what is left out stays."""

    gender: str
    birth_date: dt.date | None
    birth_year: int | None
    email: str
    phone: str
    invented: bool


class PersonFacts(Particulars, total=False):
    """What may be corrected on a person."""

    full_name: str


_FIELDS = ("full_name", "gender", "birth_date", "birth_year", "email", "phone", "invented")


@transaction.atomic
def add_person(full_name: str, *, by: Actor, **facts: Unpack[Particulars]) -> Person:
    """Enter a person. A birth date brings its year with it."""
    person = Person()
    _write(person, PersonFacts(full_name=full_name, **facts))
    person.save()
    record("people.person.added", person, by=by, name=person.full_name)
    return person


@transaction.atomic
def correct_person(person_id: int, *, by: Actor, **changes: Unpack[PersonFacts]) -> Person:
    """Correct what was entered. The trail names the corrected fields, and the old name of a renamed person.

    Birth dates and addresses are not copied into the trail: it can never be erased, they must be.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    before = {field: getattr(person, field) for field in _FIELDS}
    _write(person, changes)
    changed = sorted(field for field, old in before.items() if getattr(person, field) != old)
    if not changed:
        return person
    person.save()
    names = [before["full_name"], person.full_name] if "full_name" in changed else []
    record("people.person.corrected", person, by=by, fields=changed, names=names)
    return person


@transaction.atomic
def forget_merged_person(person_id: int, *, by: Actor) -> None:
    """An entry that went into another keeps its name, for old papers; everything else it said is emptied."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    person.birth_date = person.birth_year = None
    person.gender = person.email = person.phone = ""
    person.save()
    record("people.person.emptied", person, by=by)


def _write(person: Person, facts: PersonFacts) -> None:
    for field, value in facts.items():
        setattr(person, field, clean(value) if isinstance(value, str) else value)
    if person.birth_date:
        person.birth_year = person.birth_date.year
    _ensure_sensible(person)
    person.sort_key = name_sort_key(person.full_name)[:400]
    person.folded = fold(person.full_name)


def _ensure_sensible(person: Person) -> None:
    if not fold(person.full_name):
        raise NameMissing
    today = timezone.localdate()
    if person.birth_date and person.birth_date > today:
        raise BornInTheFuture(born=day_numbers(person.birth_date))
    if person.birth_year and person.birth_year > today.year:
        raise BornInTheFuture(born=person.birth_year)
