"""The first hour through the services of the house: nothing here writes a row of its own."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from chibo.organization.mandates.choices import How, Post
from chibo.organization.mandates.services import give_mandate
from chibo.organization.membership.choices import Standing
from chibo.organization.membership.services import enter_membership
from chibo.organization.people.services import add_person, attach_login
from chibo.organization.units.choices import UnitKind
from chibo.organization.units.services import establish_unit, open_term
from chibo.platform.accounts.models import Account
from chibo.platform.accounts.services import open_account
from chibo.surfaces.setup.errors import SomebodyBegan
from chibo.work.meetings.services.planning import set_pattern

PROCESS = "setup"


@transaction.atomic
def open_first_account(*, name: str, login: str, password: str) -> Account:
    """The account of whoever sets up; it may run the system.

    Opening writes a line of the trail, and its lock lets one in at a time: who comes second sees the first.
    """
    account = open_account(
        login, name=name, password=password, by=PROCESS, is_administrator=True, must_change_password=False
    )
    if Account.objects.exclude(pk=account.pk).exists():
        raise SomebodyBegan()
    return account


@transaction.atomic
def establish_office(cell: dict[str, Any], officers: dict[str, Any], *, by: Account) -> int:
    """Superior, office, cell, term, meeting day and the committee, all or nothing; the number of the cell."""
    since: dt.date = cell["congress_on"]
    superior = establish_unit(cell["superior"], kind=UnitKind.PARTY_ORGANISATION, on=since, by=by)
    office = (
        establish_unit(
            cell["office"], kind=UnitKind.STATE_BODY, on=since, by=by, place_name=cell["place_name"]
        )
        if cell["office"]
        else None
    )
    unit = establish_unit(
        cell["name"],
        kind=UnitKind.PARTY_CELL,
        on=since,
        by=by,
        parent_id=superior.pk,
        leads_id=office.pk if office else None,
        symbol=cell["symbol"],
        place_name=cell["place_name"],
    )
    open_term(
        unit.pk, ordinal=cell["ordinal"], label=cell["label"], on=since + dt.timedelta(days=1),
        congress_on=since, by=by,
    )
    set_pattern(
        unit.pk, since=timezone.localdate().replace(day=1), day=cell["meeting_day"],
        time=cell["meeting_time"], place=cell["meeting_place"], by=by,
    )
    _install(officers, unit.pk, since=since, by=by)
    return unit.pk


def _install(officers: dict[str, Any], unit_id: int, *, since: dt.date, by: Account) -> None:
    secretary = _committee_person(officers["secretary"], unit_id, Post.SECRETARY, since=since, by=by)
    if officers["am_secretary"]:
        attach_login(secretary, account_id=by.pk, by=by)
    if officers["deputy"]:
        _committee_person(officers["deputy"], unit_id, Post.DEPUTY_SECRETARY, since=since, by=by)
    for name in officers["members"].splitlines():
        if name.strip():
            _committee_person(name.strip(), unit_id, Post.COMMITTEE_MEMBER, since=since, by=by)


def _committee_person(name: str, unit_id: int, post: Post, *, since: dt.date, by: Account) -> int:
    person = add_person(name, by=by)
    enter_membership(person.pk, unit_id=unit_id, standing=Standing.OFFICIAL, on=since, by=by)
    give_mandate(person.pk, unit_id=unit_id, post=post, how=How.ELECTED, on=since, by=by)
    return person.pk
