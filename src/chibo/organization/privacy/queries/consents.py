"""Who consented to what. Services that use data by consent ask here at the moment of use."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from chibo.organization.people.queries import all_people, contacts
from chibo.organization.privacy.choices import CONSENTED, Purpose, Way
from chibo.organization.privacy.models import Consent
from chibo.organization.privacy.rules.consenting import consent_holds


@dataclass(frozen=True)
class ConsentLine:
    """A purpose that needs consent, and how it stands for one person."""

    purpose: Purpose
    holds: bool
    since: dt.date | None = None
    way: Way | None = None


def consents(person_id: int, purpose: str, *, on: dt.date) -> bool:
    """Whether the person consents to the purpose on the day. One query."""
    return consenting([person_id], purpose, on=on) == {person_id}


def consenting(person_ids: Collection[int], purpose: str, *, on: dt.date) -> set[int]:
    """Those of the people who consent on the day. One query."""
    rows = Consent.objects.filter(person_id__in=set(person_ids), purpose=purpose)
    dates = rows.values_list("person_id", "given_on", "withdrawn_on")
    return {person for person, given, withdrawn in dates if consent_holds(given, withdrawn, on)}


def consent_lines(person_id: int, *, on: dt.date) -> list[ConsentLine]:
    """How every purpose that needs consent stands. One query."""
    rows = Consent.objects.filter(person_id=person_id).order_by("given_at", "pk")
    holding = {row.purpose: row for row in rows if consent_holds(row.given_on, row.withdrawn_on, on)}
    return [_line(purpose, holding.get(purpose)) for purpose in CONSENTED]


def consent_history(person_id: int) -> QuerySet[Consent]:
    """Every yes and every withdrawal, newest first."""
    return Consent.objects.filter(person_id=person_id)


def accounts_without(purpose: str, accounts: Collection[int], *, on: dt.date) -> set[int]:
    """Accounts of people who do not consent; an account without a person behind it has nobody to ask. Two queries."""
    owners = dict(all_people().filter(account_id__in=accounts).values_list("account_id", "pk"))
    agreed = consenting(owners.values(), purpose, on=on)
    return {account for account, person in owners.items() if account is not None and person not in agreed}


def mail_addresses(person_ids: Collection[int], *, on: dt.date) -> dict[int, str]:
    """Where people who agreed to it may be written to by e-mail; the others are left out. Two queries."""
    agreed = consenting(person_ids, Purpose.EMAIL_NOTICES, on=on)
    return {pk: reach.email for pk, reach in contacts(agreed).items() if reach.email}


def _line(purpose: Purpose, row: Consent | None) -> ConsentLine:
    if row is None:
        return ConsentLine(purpose, holds=False)
    return ConsentLine(purpose, holds=True, since=row.given_on, way=Way(row.given_way))
