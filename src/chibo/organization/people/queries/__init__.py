"""What others may know about people."""

from chibo.organization.people.queries.alike import Alike, AlikeIndex, AlikePair, alike_pairs, people_alike
from chibo.organization.people.queries.logins import login_for
from chibo.organization.people.queries.persons import (
    Contact,
    KnownPerson,
    PersonCard,
    all_people,
    birth_dates,
    birth_words,
    card_of,
    contacts,
    known_by_ids,
    known_by_names,
    known_people,
    person_card,
    person_cards,
    person_of,
)

__all__ = [
    "Alike",
    "AlikeIndex",
    "AlikePair",
    "Contact",
    "KnownPerson",
    "PersonCard",
    "alike_pairs",
    "all_people",
    "birth_dates",
    "birth_words",
    "card_of",
    "contacts",
    "known_by_ids",
    "known_by_names",
    "known_people",
    "login_for",
    "people_alike",
    "person_card",
    "person_cards",
    "person_of",
]
