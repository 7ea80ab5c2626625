"""The cast: the people with whom every test is told, and the units they belong to."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, teardown_databases
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from chibo.kernel.text import fold, name_sort_key
from chibo.organization.mandates.choices import How, Post
from chibo.organization.mandates.models import Mandate
from chibo.organization.membership.choices import LeaveKind, Standing
from chibo.organization.membership.models import Leave, Membership, PartyRecord
from chibo.organization.people.models import Person
from chibo.organization.units.choices import UnitKind
from chibo.organization.units.models import Term, Unit, UnitName
from chibo.platform.accounts.models import Account
from chibo.platform.audit import standstill
from tests.database import digest, make_database
from tests.remembered import Remembered

LONG_AGO = dt.date(2020, 1, 1)
PASSWORD = "con-cò-bay-lả-bay-la"


@dataclass
class Member:
    """One of the cast: a person, the account they sign in with, and a browser of their own."""

    person: Person
    account: Account

    @property
    def client(self) -> Client:
        """A signed-in browser."""
        client = Client()
        client.force_login(self.account, backend="django.contrib.auth.backends.ModelBackend")
        return client


class Browsers(Mapping[str, Client]):
    """A browser for every role, the visitor included; it signs in when it is asked for."""

    def __init__(self, members: dict[str, Member]) -> None:
        self.members, self.open = members, {"visitor": Client()}

    def __getitem__(self, role: str) -> Client:
        if role not in self.open:
            self.open[role] = self.members[role].client
        return self.open[role]

    def __iter__(self) -> Iterator[str]:
        return iter([*self.members, "visitor"])

    def __len__(self) -> int:
        return len(self.members) + 1


@dataclass
class Cast:
    """Everybody and everything a story needs."""

    superior_unit: Unit
    cell: Unit
    department: Unit
    other_cell: Unit
    term: Term
    members: dict[str, Member] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Member:
        try:
            return self.__dict__["members"][name]
        except KeyError:
            raise AttributeError(name) from None

    @cached_property
    def roles(self) -> Browsers:
        """A browser for every role."""
        return Browsers(self.members)


def make_person(full_name: str, **fields: object) -> Person:
    """A person with the stored keys that the services would write."""
    return Person.objects.create(
        full_name=full_name, sort_key=name_sort_key(full_name), folded=fold(full_name), **fields
    )


def make_unit(kind: UnitKind, name: str, **fields: object) -> Unit:
    """A unit with its first name."""
    unit = Unit.objects.create(kind=kind, name=name, folded=fold(name), since=LONG_AGO, **fields)
    UnitName.objects.create(unit=unit, name=name, folded=fold(name), since=LONG_AGO)
    return unit


def make_member(
    unit: Unit, full_name: str, standing: Standing = Standing.OFFICIAL, *, since: dt.date = LONG_AGO
) -> Person:
    """A member of a cell, with dates that fit the standing."""
    person = make_person(full_name)
    Membership.objects.create(person=person, unit=unit, standing=standing, since=since)
    official = since if standing == Standing.OFFICIAL else None
    PartyRecord.objects.create(
        person=person, admission_decision_on=since - dt.timedelta(days=380),
        ceremony_on=since - dt.timedelta(days=366), official_on=official,
    )
    return person


def give_post(person: Person, unit: Unit, post: Post, title: str = "") -> Mandate:
    """A post that was always held."""
    return Mandate.objects.create(
        person=person, unit=unit, post=post, title=title or str(Post(post).label), how=How.APPOINTED,
        since=LONG_AGO,
    )


def make_account(login: str, person: Person | None = None, **fields: object) -> Account:
    """An account that has already chosen its password."""
    account = Account(
        login=login, name=person.full_name if person else login, must_change_password=False, **fields
    )
    account.set_password(PASSWORD)
    account.save()
    if person:
        person.account = account
        person.save(update_fields=["account"])
    return account


CAST = {
    "secretary": ("Nguyễn Minh Hòa", Standing.OFFICIAL, [Post.SECRETARY, Post.COMMITTEE_MEMBER]),
    "deputy": ("Trần Thúy Hằng", Standing.OFFICIAL, [Post.DEPUTY_SECRETARY, Post.COMMITTEE_MEMBER]),
    "committee": ("Đinh Công Sơn", Standing.OFFICIAL, [Post.COMMITTEE_MEMBER]),
    "official": ("Phạm Ngọc", Standing.OFFICIAL, []),
    "probationary": ("Lê Đức Anh", Standing.PROBATIONARY, []),
    "exempted": ("Hoàng Văn Ơn", Standing.OFFICIAL, []),
}


_told: Remembered[Cast] = Remembered()


@pytest.fixture
def cast(db: None) -> Cast:
    """The cell of a department, its superior, another cell, and who works there."""
    return _told.begin(tell)


def tell() -> Cast:
    """The cast, made anew."""
    superior_unit = make_unit(UnitKind.PARTY_ORGANISATION, "Đảng bộ UBND tỉnh")
    department = make_unit(UnitKind.STATE_BODY, "Sở Ngoại vụ", symbol="SNgV", place_name="Phú Thọ")
    cell = make_unit(
        UnitKind.PARTY_CELL, "Chi bộ Sở Ngoại vụ", parent=superior_unit, leads=department,
        symbol="CB", place_name="Phú Thọ",
    )
    other = make_unit(UnitKind.PARTY_CELL, "Chi bộ Sở Nội vụ", parent=superior_unit, symbol="CB")
    term = Term.objects.create(
        unit=cell, ordinal="III", label="2025–2030", congress_on=dt.date(2025, 6, 17),
        since=dt.date(2025, 6, 18),
    )
    story = Cast(superior_unit, cell, department, other, term)
    for name, (full_name, standing, posts) in CAST.items():
        person = make_member(cell, full_name, standing)
        for post in posts:
            give_post(person, cell, post)
        story.members[name] = Member(person, make_account(name, person))
    Leave.objects.create(
        person=story.exempted.person, unit=cell, kind=LeaveKind.EXEMPTED, since=LONG_AGO, reason="tuổi cao"
    )
    _others(story)
    return story


def _others(story: Cast) -> None:
    stranger = make_member(story.other_cell, "Vũ Thị Xa")
    give_post(stranger, story.other_cell, Post.SECRETARY)
    clerk = make_person("Vũ Thị Hà")
    give_post(clerk, story.department, Post.CLERK, "Văn thư")
    give_post(clerk, story.cell, Post.CLERK, "Văn thư")
    officer = make_person("Bùi Thị Ấu")
    give_post(officer, story.department, Post.OFFICER, "Chuyên viên")
    superior = make_person("Tạ Quang Khải")
    give_post(superior, story.cell, Post.SUPERIOR_IN_CHARGE, "Cấp ủy viên phụ trách")
    for name, person in (
        ("stranger", stranger), ("clerk", clerk), ("officer", officer), ("superior", superior),
    ):
        story.members[name] = Member(person, make_account(name, person))
    administrator = make_person("Quản trị Viên")
    story.members["administrator"] = Member(
        administrator, make_account("administrator", administrator, is_administrator=True)
    )


@pytest.fixture
def count_queries() -> Callable[[Callable[[], object]], int]:
    """How many queries a piece of work costs."""

    def count(work: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as captured:
            work()
        return len(captured)

    return count


@pytest.fixture
def today() -> dt.date:
    """The local day on which the test runs."""
    return timezone.localdate()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: DjangoDbBlocker,
    django_db_createdb: bool, django_db_modify_db_settings: None,
) -> Iterator[None]:
    """The database of this process: a copy of one that the migrations made, where they have not changed since."""
    with django_db_blocker.unblock():
        made = make_database(request.config.cache.mkdir("chibo-database"), anew=django_db_createdb)
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session")
def migrated(request: pytest.FixtureRequest, django_db_setup: None) -> Path:
    """On SQLite: an empty office's database, made by the migrations; without the guards of the trail."""
    return request.config.cache.mkdir("chibo-database") / f"chibo-{digest()}.sqlite3"


@pytest.fixture
def as_in_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the transactions of the product answers are kept as in service, although the test runs in one of its own."""
    monkeypatch.setattr(standstill, "in_a_change", lambda: len(connection.atomic_blocks) > 1)


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()
    standstill.forget()
