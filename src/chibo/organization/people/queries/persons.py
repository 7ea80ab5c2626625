"""What others may know about people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chibo.kernel.wording import day_numbers
from chibo.organization.people.models import Person

if TYPE_CHECKING:
    from chibo.organization.people.models import PersonQuerySet


@dataclass(frozen=True)
class PersonCard:
    """A person as others show and pick one."""

    pk: int
    full_name: str
    given_name: str
    gender: str
    account_id: int | None
    href: str

    def __str__(self) -> str:
        return self.full_name


@dataclass(frozen=True)
class Contact:
    """How a person is reached; for the outbox, and for pages of the committee."""

    person_id: int
    full_name: str
    email: str
    phone: str


@dataclass(frozen=True)
class KnownPerson:
    """What a members' list is compared with."""

    pk: int
    full_name: str
    folded: str
    gender: str
    birth_date: dt.date | None
    birth_year: int | None
    email_index: str = ""
    phone_index: str = ""


_KNOWN = ("pk", "full_name", "folded", "gender", "birth_date", "birth_year", "email_index", "phone_index")


def all_people() -> PersonQuerySet:
    """Everybody, to be narrowed by whoever asks. Entries that were merged into another are not among them."""
    return Person.objects.standing()


def person_card(person_id: int) -> PersonCard | None:
    """One person, or nobody."""
    return person_cards([person_id]).get(person_id)


def person_cards(ids: Iterable[int]) -> dict[int, PersonCard]:
    """People by id, in the order of given names. One query."""
    found = Person.objects.filter(pk__in=set(ids)).order_by("sort_key", "pk")
    return {person.pk: card_of(person) for person in found}


def card_of(person: Person) -> PersonCard:
    """The card of a loaded person."""
    return PersonCard(
        pk=person.pk,
        full_name=person.full_name,
        given_name=person.given_name,
        gender=person.gender,
        account_id=person.account_id,
        href=person.get_absolute_url(),
    )


def person_of(account_id: int) -> PersonCard | None:
    """The person who signs in with the account."""
    person = Person.objects.filter(account_id=account_id).first()
    return card_of(person) if person else None


def contacts(ids: Iterable[int]) -> dict[int, Contact]:
    """Addresses by person. One query."""
    rows = Person.objects.filter(pk__in=set(ids)).values_list("pk", "full_name", "email", "phone")
    return {pk: Contact(pk, name, email, phone) for pk, name, email, phone in rows}


def birth_dates(ids: Iterable[int]) -> dict[int, dt.date]:
    """Birth dates that are known to the day. One query."""
    rows = Person.objects.filter(pk__in=set(ids)).exclude(birth_date=None)
    return {pk: born for pk, born in rows.values_list("pk", "birth_date") if born}


def birth_words(ids: Iterable[int]) -> dict[int, str]:
    """Births as people write them: the day, or the year when only that is known. One query."""
    rows = Person.objects.filter(pk__in=set(ids)).values_list("pk", "birth_date", "birth_year")
    return {pk: day_numbers(born) if born else str(year or "") for pk, born, year in rows}


def known_by_names(folded_names: Iterable[str]) -> list[KnownPerson]:
    """Everybody whose folded name is among the given ones. One query for each 500 names."""
    names = sorted(set(folded_names))
    found: list[KnownPerson] = []
    for start in range(0, len(names), 500):
        rows = all_people().filter(folded__in=names[start : start + 500]).values_list(*_KNOWN)
        found += [KnownPerson(*row) for row in rows]
    return found


def known_by_ids(ids: Iterable[int]) -> list[KnownPerson]:
    """These people, as a list is compared with them. One query."""
    rows = all_people().filter(pk__in=set(ids)).order_by("pk").values_list(*_KNOWN)
    return [KnownPerson(*row) for row in rows]


def known_people() -> list[KnownPerson]:
    """Everybody, as a new entry is compared with them. One query."""
    return [KnownPerson(*row) for row in all_people().order_by("pk").values_list(*_KNOWN)]
