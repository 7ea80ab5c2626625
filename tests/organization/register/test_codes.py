"""A code on paper from the secretary or the clerk: in their own unit, for who has not signed in, and on the trail."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from chibo.organization.people.errors import HasLogin
from chibo.organization.people.models import Person
from chibo.organization.people.queries import login_for
from chibo.organization.people.services import hand_out_code, open_login
from chibo.platform.accounts.errors import AccountClosed, AlreadyInUse, LoginTaken
from chibo.platform.accounts.models import Account, Invitation
from chibo.platform.accounts.services import close_account
from chibo.platform.audit.models import AuditEntry
from tests.conftest import make_member

NEW = "ao-sâu-nước-cả-khôn-chài-cá"
CODE = r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}"


@pytest.fixture
def old(cast):
    return make_member(cast.cell, "Nguyễn Thị Già")


def test_the_secretary_prints_a_code_and_the_comrade_comes_in(cast, old):
    address = f"/people/{old.pk}/code/"
    assert "giant" in cast.secretary.client.get(address).content.decode()
    slip = cast.secretary.client.post(address, {"login": "giant"})
    code = re.search(f">({CODE})<", slip.content.decode())[1]
    assert "no-store" in slip["Cache-Control"]
    client = Client()
    answer = client.post("/account/code/", {"username": "giant", "code": code, "new": NEW, "again": NEW})
    assert answer["location"] == "/"
    assert client.session["_auth_user_id"] == str(Person.objects.get(pk=old.pk).account_id)


def test_it_stands_on_the_trail_and_in_the_history_of_the_person(cast, old):
    cast.clerk.client.post(f"/people/{old.pk}/code/", {"login": "giant"})
    deeds = AuditEntry.objects.filter(source=str(cast.clerk.account)).values_list("action", flat=True)
    assert {"people.login.opened", "accounts.invitation.made", "people.code.handed_out"} <= set(deeds)
    page = cast.secretary.client.get(f"/people/{old.pk}/").content.decode()
    assert "đã giao mã trên giấy" in page


@pytest.mark.parametrize(
    ("role", "status"),
    [("deputy", 200), ("committee", 403), ("official", 403), ("superior", 403), ("stranger", 404), ("officer", 404),
     ("administrator", 404)],
)  # fmt: skip
def test_others_make_none(cast, old, role, status):
    answer = getattr(cast, role).client.post(f"/people/{old.pk}/code/", {"login": "giant"})
    assert answer.status_code == status
    assert Invitation.objects.exists() is (status == 200)


def test_a_second_code_for_a_login_that_was_never_used_ends_the_first(cast, old):
    open_login(old.pk, login="giant", password=None, by="test")
    for _ in range(2):
        assert re.search(f">{CODE}<", cast.clerk.client.post(f"/people/{old.pk}/code/").content.decode())
    assert Invitation.objects.filter(withdrawn_at=None).count() == 1


def test_who_has_signed_in_gets_none_and_the_page_shows_no_button(cast):
    member = cast.official
    Account.objects.filter(pk=member.account.pk).update(last_login=timezone.now())
    with pytest.raises(AlreadyInUse):
        hand_out_code(member.person.pk, by=cast.secretary.account)
    address = f"/people/{member.person.pk}/"
    assert cast.secretary.client.post(f"{address}code/").status_code == 422
    assert f"{address}code/" not in cast.secretary.client.get(address).content.decode()


def test_a_closed_account_and_a_taken_login_are_refused_and_nothing_is_half_done(cast, old):
    with pytest.raises(LoginTaken):
        hand_out_code(old.pk, by="test", login="official")
    assert Person.objects.get(pk=old.pk).account_id is None
    account = open_login(old.pk, login="giant", password=None, by="test")
    close_account(account, by="test")
    with pytest.raises(AccountClosed):
        hand_out_code(old.pk, by="test")
    with pytest.raises(HasLogin):
        open_login(old.pk, login="giant2", password=None, by="test")


def test_the_login_that_is_proposed_is_free(cast):
    assert login_for("Nguyễn Thị Già") == "giant"
    Account.objects.create(login="giant", name="Một người khác")
    Account.objects.create(login="giant2", name="Một người khác nữa")
    assert login_for("Ngô Thị Già") == "giant3"
    assert login_for("???") == ""
