"""The part of the register that a list is compared with. A constant number of queries for each 500 names."""

import datetime as dt
from collections.abc import Mapping, Sequence

from chibo.kernel.text import fold
from chibo.kernel.wording import day_numbers
from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import MandateLine, holders, open_mandates, people_of_unit
from chibo.organization.membership.queries import Dates, party_dates_of, units_of_people
from chibo.organization.people.choices import Known
from chibo.organization.people.queries import (
    Alike,
    AlikeIndex,
    Contact,
    KnownPerson,
    contacts,
    known_by_ids,
    known_by_names,
)
from chibo.organization.register.rules.register import KnownMember, KnownUnits, Lookalike, Register
from chibo.organization.register.rules.rows import ReadRow
from chibo.organization.units.choices import Side
from chibo.organization.units.queries import UnitCard, led_units, unit_card, unit_cards

HOME = ("official", "probationary")
MOST_ALIKE = 3


def register_for(
    rows: Sequence[ReadRow], unit_id: int, *, on: dt.date, answers: Mapping[int, int] | None = None
) -> Register:
    """Everybody who has the name of somebody on the list or was said to be, and the units its posts may belong to."""
    answers = dict(answers or {})
    people = known_by_names(fold(row.facts.full_name) for row in rows)
    people += known_by_ids({pk for pk in answers.values() if pk} - {person.pk for person in people})
    ids = [person.pk for person in people]
    units = _units(unit_id, on)
    below = unit_cards([unit_id, *led_units(unit_id, on=on)])
    standings = units_of_people(ids, on=on)
    elsewhere = {unit for found in standings.values() for unit in found if unit != unit_id}
    names = {pk: card.name for pk, card in unit_cards(elsewhere).items()}
    posts: dict[int, list[MandateLine]] = {}
    for line in open_mandates(ids, list(below), on=on):
        posts.setdefault(line.person_id, []).append(line)
    dates, reached = party_dates_of(ids), contacts(ids)
    found: dict[str, list[KnownMember]] = {}
    for person in people:
        member = _member(
            person,
            dates.get(person.pk, Dates()),
            reached[person.pk],
            posts.get(person.pk, []),
            standing=str(standings.get(person.pk, {}).get(unit_id, "")),
            elsewhere=_elsewhere(standings.get(person.pk, {}), unit_id, names),
        )
        found.setdefault(person.folded, []).append(member)
    return Register(found, units, _alike(rows, unit_id, on), answers)


def _alike(rows: Sequence[ReadRow], unit_id: int, on: dt.date) -> dict[int, tuple[Lookalike, ...]]:
    """By row number: who of the cell and the office it leads may be meant. Others are not named to who reads the list."""
    near = {card.pk for card in people_of_unit(unit_id, on=on)}
    index = AlikeIndex()
    found = {}
    for row in rows:
        facts = row.facts
        asked = Known(facts.full_name, facts.birth_date, facts.birth_year, facts.gender)
        alike = [one for one in index.alike(asked) if one.person.pk in near][:MOST_ALIKE] if facts.full_name else []
        if alike:
            found[row.number] = tuple(_lookalike(one) for one in alike)
    return found


def _lookalike(one: Alike) -> Lookalike:
    person = one.person
    born = day_numbers(person.birth_date) if person.birth_date else str(person.birth_year or "")
    return Lookalike(person.pk, person.full_name, born, int(one.likeness.confidence), one.likeness.reasons)


def _member(
    person: KnownPerson,
    dates: Dates,
    contact: Contact,
    posts: list[MandateLine],
    *,
    standing: str,
    elsewhere: str,
) -> KnownMember:
    return KnownMember(
        pk=person.pk,
        full_name=person.full_name,
        folded=person.folded,
        gender=person.gender,
        birth_date=person.birth_date,
        birth_year=person.birth_year,
        email=contact.email,
        phone=contact.phone,
        decision_on=dates.admission_decision_on,
        decision=dates.admission_decision,
        ceremony_on=dates.ceremony_on,
        official_on=dates.official_on,
        standing=standing,
        elsewhere=elsewhere,
        posts=frozenset((str(line.post), line.unit_id, line.title) for line in posts),
    )


def _elsewhere(standings: Mapping[int, str], unit_id: int, names: dict[int, str]) -> str:
    home = [unit for unit, standing in standings.items() if unit != unit_id and standing in HOME]
    return names[home[0]] if home else ""


def _units(unit_id: int, on: dt.date) -> KnownUnits:
    cell = unit_card(unit_id)
    below = list(unit_cards(led_units(unit_id, on=on)).values())
    by_name: dict[str, int] = {}
    for unit in below:
        by_name.setdefault(fold(unit.name), unit.pk)
        if unit.short_name:
            by_name.setdefault(fold(unit.short_name), unit.pk)
    secretary = next(iter(holders(unit_id, Post.SECRETARY, on=on)), None)
    return KnownUnits(
        cell_id=unit_id,
        body_id=cell.leads_id if cell else None,
        by_name=by_name,
        mass_ids=_mass(below),
        secretary=(secretary.person_id, secretary.full_name) if secretary else None,
    )


def _mass(below: list[UnitCard]) -> tuple[int, ...]:
    return tuple(unit.pk for unit in below if unit.side == Side.MASS)
