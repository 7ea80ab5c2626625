"""An empty installation becomes the desk of a cell; nobody can begin a second time."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.models import Mandate
from chibo.organization.membership.models import Membership
from chibo.organization.units.models import Term, Unit
from chibo.platform.accounts.models import Account
from chibo.platform.audit.models import AuditEntry
from chibo.surfaces.setup.errors import SomebodyBegan
from chibo.surfaces.setup.services import open_first_account
from chibo.work.meetings.models import MeetingPattern

pytestmark = pytest.mark.django_db

ME = {"name": "Nguyễn Minh Hòa", "login": "minhhoa", "password": "ao-sâu-nước-cả"}
CELL = {
    "name": "Chi bộ Sở Ngoại vụ", "superior": "Đảng bộ UBND tỉnh Phú Thọ", "office": "Sở Ngoại vụ",
    "place_name": "Phú Thọ", "symbol": "CB", "ordinal": "III", "label": "2025–2030", "congress_on": "17/06/2025",
    "meeting_day": "5", "meeting_time": "08:00", "meeting_place": "Phòng họp tầng 3",
}
COMMITTEE = {
    "secretary": "Nguyễn Minh Hòa", "am_secretary": "on", "deputy": "Trần Thúy Hằng",
    "members": "Đinh Công Sơn\n\n  Phạm Ngọc  \n",
}


@pytest.fixture
def browser():
    return Client()


@pytest.fixture
def begun(browser):
    browser.post("/setup/", ME)
    return browser


@pytest.fixture
def done(begun):
    begun.post("/setup/cell/", CELL)
    begun.post("/setup/committee/", COMMITTEE)
    return begun


def test_whoever_comes_first_is_led_to_the_beginning(browser):
    answer = browser.get("/", follow=True)
    assert [way for way, _status in answer.redirect_chain][-1] == "/setup/"
    assert "Tài khoản của đồng chí" in answer.content.decode()


def test_the_whole_hour(browser):
    assert browser.post("/setup/", ME)["location"] == "/setup/cell/"
    assert browser.post("/setup/cell/", CELL)["location"] == "/setup/committee/"
    assert 'value="Nguyễn Minh Hòa"' in browser.get("/setup/committee/").content.decode()
    assert browser.post("/setup/committee/", COMMITTEE)["location"] == "/setup/next/"

    cell = Unit.objects.get(kind="party_cell")
    assert (cell.name, cell.symbol, cell.place_name) == ("Chi bộ Sở Ngoại vụ", "CB", "Phú Thọ")
    assert (cell.parent.name, cell.leads.name) == ("Đảng bộ UBND tỉnh Phú Thọ", "Sở Ngoại vụ")
    term = Term.objects.get(unit=cell)
    assert (term.ordinal, term.congress_on, term.since) == ("III", dt.date(2025, 6, 17), dt.date(2025, 6, 18))
    pattern = MeetingPattern.objects.get(unit=cell)
    assert (pattern.day, pattern.time, pattern.place) == (5, dt.time(8), "Phòng họp tầng 3")
    posts = Mandate.objects.filter(unit=cell).values_list("post", "person__full_name")
    assert sorted(posts) == sorted([
        (Post.SECRETARY, "Nguyễn Minh Hòa"), (Post.DEPUTY_SECRETARY, "Trần Thúy Hằng"),
        (Post.COMMITTEE_MEMBER, "Đinh Công Sơn"), (Post.COMMITTEE_MEMBER, "Phạm Ngọc"),
    ])
    assert Membership.objects.filter(unit=cell).count() == 4
    me = Account.objects.get()
    assert (me.login, me.is_administrator, me.must_change_password) == ("minhhoa", True, False)
    assert me.person.full_name == "Nguyễn Minh Hòa"
    assert set(AuditEntry.objects.values_list("source", flat=True)) == {"setup", "Nguyễn Minh Hòa"}


def test_the_next_page_leads_on(done):
    cell = Unit.objects.get(kind="party_cell")
    text = done.get("/setup/next/").content.decode()
    for address in ("register:import", "meetings:new"):
        assert reverse(address, args=[cell.pk]) in text
    assert reverse("rulebook:list") in text
    desk = done.get("/").content.decode()
    assert "Chi bộ Sở Ngoại vụ" in desk
    assert done.get("/members/").status_code == 200


def test_nobody_begins_a_second_time(done):
    stranger = Client()
    for browser in (stranger, done):
        assert browser.get("/setup/").status_code == 404
        assert browser.post("/setup/", {**ME, "login": "intruder"}).status_code == 404
    assert stranger.get("/setup/cell/")["location"].startswith("/account/login/")
    assert done.get("/setup/cell/").status_code == done.get("/setup/committee/").status_code == 403
    assert done.post("/setup/committee/", COMMITTEE).status_code == 403
    assert Account.objects.count() == 1
    assert Unit.objects.filter(kind="party_cell").count() == 1


def test_a_stranger_cannot_take_over_a_set_up_that_has_begun(begun):
    stranger = Client()
    assert stranger.get("/setup/").status_code == 404
    assert stranger.post("/setup/", {**ME, "login": "intruder"}).status_code == 404
    assert stranger.post("/setup/cell/", CELL)["location"].startswith("/account/login/")


def test_one_may_go_away_and_come_back(begun):
    begun.post("/setup/cell/", CELL)
    assert begun.get("/setup/")["location"] == "/setup/cell/"
    assert "Chi bộ Sở Ngoại vụ" in begun.get("/setup/cell/").content.decode()
    assert begun.get("/")["location"].startswith("/setup/")


def test_the_committee_comes_after_the_cell(begun):
    assert begun.get("/setup/committee/")["location"] == "/setup/cell/"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("password", "12345678", "mật khẩu"),
        ("login", "minh hòa", "không dấu"),
        ("name", "", "cần được điền"),
    ],
)
def test_an_account_that_would_not_do_is_refused_beside_the_field(browser, field, value, words):
    answer = browser.post("/setup/", {**ME, field: value})
    assert answer.status_code == 422
    assert words in answer.content.decode().lower()
    assert not Account.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "Chi bộ ", "Ghi đủ tên"),
        ("superior", "Đảng bộ", "Ghi đủ tên"),
        ("place_name", "", "cần được điền"),
        ("congress_on", "31/02/2025", "congress_on"),
        ("congress_on", "17/06/1925", "năm"),
        ("congress_on", f"{timezone.localdate() + dt.timedelta(days=3):%d/%m/%Y}", "chưa tới"),
        ("meeting_day", "32", "31"),
        ("meeting_time", "25:00", "meeting_time"),
    ],
)
def test_a_cell_that_would_not_do_is_refused_and_nothing_typed_is_lost(begun, field, value, words):
    answer = begun.post("/setup/cell/", {**CELL, field: value})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert words in text
    assert "Phòng họp tầng 3" in text
    assert not Unit.objects.exists()


@pytest.mark.parametrize("day", ["17/06/2025", "17-06-2025", "17/6/25", "2025-06-17"])
def test_days_are_read_as_people_write_them(begun, day):
    begun.post("/setup/cell/", {**CELL, "congress_on": day})
    begun.post("/setup/committee/", COMMITTEE)
    assert Term.objects.get().congress_on == dt.date(2025, 6, 17)


def test_a_cell_without_an_office_and_with_a_secretary_alone(begun):
    begun.post("/setup/cell/", {**CELL, "office": ""})
    begun.post("/setup/committee/", {"secretary": "Bùi Thị Ấu"})
    cell = Unit.objects.get(kind="party_cell")
    assert cell.leads is None
    assert Mandate.objects.get(unit=cell).person.account is None
    assert begun.get("/setup/next/").status_code == 200


def test_the_second_of_two_who_began_at_once_is_sent_to_the_door():
    open_first_account(name="Một", login="mot", password="ao-sâu-nước-cả")
    with pytest.raises(SomebodyBegan):
        open_first_account(name="Hai", login="hai", password="ao-sâu-nước-cả")
    assert list(Account.objects.values_list("login", flat=True)) == ["mot"]
