"""The second factor: set up, asked for, recovered, removed, demanded for posts."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from click.testing import CliRunner
from django.db import connection
from django.test import Client

from chibo.platform.accounts.errors import NoSecondFactor
from chibo.platform.accounts.models import Account, FactorSecret
from chibo.platform.accounts.sealing import forget_unused_secrets, unseal
from chibo.platform.accounts.services import remove_second_factor, require_second_factor
from chibo.platform.audit.models import AuditEntry
from chibo.surfaces.cli.accounts import second_factor_off
from tests.conftest import PASSWORD

LOGIN, STEP, PHONE = "/account/login/", "/account/second-step/", "/account/second-factor/phone/"


def sign_in(login="official"):
    client = Client()
    return client, client.post(LOGIN, {"username": login, "password": PASSWORD})


def code_of(secret, ago=0):
    return format_hotp_value(hotp_value(secret, int(time.time() - ago) // 30))


def enrol(client, commit):
    client.get(PHONE)
    secret = client.session["mfa.totp.secret"]
    code = code_of(secret)
    with commit(execute=True):
        answer = client.post(PHONE, {"code": f"{code[:3]} {code[3:]}"})
    return secret, answer


@pytest.fixture
def protected(cast, django_capture_on_commit_callbacks):
    """An official member whose sign-in asks for a code, and the secret of the phone."""
    client, _answer = sign_in()
    secret, answer = enrol(client, django_capture_on_commit_callbacks)
    assert answer["location"] == "/account/second-factor/codes/"
    return client, secret


def recovery_code():
    return Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]


def signed_in(client):
    return client.session.get("_auth_user_id") is not None


def test_setting_it_up_is_remembered_recorded_and_sealed(protected, cast):
    account = Account.objects.get(login="official")
    assert account.has_second_factor
    lines = AuditEntry.objects.filter(action="accounts.second_factor.added").values_list("data", flat=True)
    assert sorted(line["kind"] for line in lines) == ["recovery_codes", "totp"]
    word = Authenticator.objects.get(type="totp").data["secret"]
    assert unseal(word) == protected[1]
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM accounts_factorsecret")
        assert all(protected[1] not in stored for (stored,) in cursor.fetchall())


def test_the_password_alone_opens_nothing_any_more(protected):
    client, answer = sign_in()
    assert answer["location"] == STEP
    assert not signed_in(client)
    assert client.get("/")["location"].startswith(LOGIN)


def test_the_code_of_the_phone_opens_and_goes_where_one_wanted(protected):
    client = Client()
    client.post(LOGIN, {"username": "official", "password": PASSWORD, "next": "/tasks/"})
    answer = client.post(STEP, {"code": code_of(protected[1])})
    assert answer["location"] == "/tasks/"
    assert signed_in(client)


def test_a_wrong_code_does_not(protected):
    client, _answer = sign_in()
    answer = client.post(STEP, {"code": "000000"})
    assert answer.status_code == 422
    assert "Mã chưa đúng" in answer.content.decode()
    assert not signed_in(client)


def test_a_recovery_code_opens_once_and_stands_on_the_trail(protected):
    code = recovery_code()
    first, _answer = sign_in()
    assert first.post(STEP, {"code": f"{code[:4]} {code[4:]}"}).status_code == 302
    assert signed_in(first)
    again, _answer = sign_in()
    assert again.post(STEP, {"code": code}).status_code == 422
    assert not signed_in(again)
    assert AuditEntry.objects.filter(action="accounts.recovery_code.used").count() == 1


def test_guessing_codes_is_stopped_like_guessing_passwords(protected, settings):
    settings.AXES_ENABLED = True
    client, _answer = sign_in()
    statuses = [client.post(STEP, {"code": "000000"}).status_code for _ in range(5)]
    assert statuses == [422, 422, 422, 422, 429]
    assert client.post(STEP, {"code": code_of(protected[1])}).status_code == 429
    assert not signed_in(client)
    assert sign_in()[1].status_code == 429


def test_setting_up_needs_the_password_once_more_when_it_was_long_ago(cast):
    assert cast.official.client.get(PHONE)["location"] == f"/account/again/?next={PHONE.replace('/', '%2F')}"


def test_the_administrator_takes_it_away_and_the_trail_says_so(protected, cast):
    remove_second_factor(cast.official.account, by=cast.administrator.account)
    assert sign_in()[1]["location"] == "/"
    line = AuditEntry.objects.latest("number")
    assert (line.action, line.actor_id) == ("accounts.second_factor.removed", cast.administrator.account.pk)
    assert not Account.objects.get(login="official").has_second_factor
    assert FactorSecret.objects.count() == 2
    assert forget_unused_secrets() == 2


def test_secrets_in_use_are_not_thrown_away(protected):
    assert forget_unused_secrets() == 0


def test_there_is_nothing_to_take_away(cast):
    with pytest.raises(NoSecondFactor):
        remove_second_factor(cast.official.account, by=cast.administrator.account)


def test_without_its_key_a_secret_becomes_one_that_nobody_knows(protected):
    FactorSecret.objects.all().delete()
    client, _answer = sign_in()
    empty = code_of("")
    assert client.post(STEP, {"code": empty}).status_code == 422


class TestForPosts:
    @pytest.fixture(autouse=True)
    def _named(self, cast, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            require_second_factor(["secretary"], by=cast.administrator.account)

    def test_who_holds_the_post_is_led_to_it_before_anything_else(self, cast):
        client, _answer = sign_in("secretary")
        for address in ("/", "/tasks/", "/meetings/", "/account/settings/"):
            assert client.get(address)["location"] == "/account/second-factor/"
        assert "Chức vụ của đồng chí" in client.get("/account/second-factor/").content.decode()
        assert client.get(PHONE).status_code == 200

    def test_a_form_cannot_be_sent_past_it(self, cast):
        client, _answer = sign_in("secretary")
        form = {"theme": "dark", "density": "compact", "language": "vi"}
        assert client.post("/account/settings/", form)["location"] == "/account/second-factor/"
        assert Account.objects.get(login="secretary").theme == "system"

    def test_with_it_everything_opens(self, cast, django_capture_on_commit_callbacks):
        client, _answer = sign_in("secretary")
        enrol(client, django_capture_on_commit_callbacks)
        assert client.get("/tasks/").status_code == 200

    @pytest.mark.parametrize("role", ["official", "deputy", "administrator"])
    def test_others_are_left_alone(self, cast, role):
        assert cast.members[role].client.get("/tasks/").status_code == 200

    def test_the_administrator_can_be_one_of_them(self, cast, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            require_second_factor(["administrator"], by=cast.administrator.account)
        assert cast.administrator.client.get("/tasks/")["location"] == "/account/second-factor/"
        assert cast.secretary.client.get("/tasks/").status_code == 200


def test_the_policy_page_names_posts_and_only_those_that_exist(cast):
    client = cast.administrator.client
    assert client.post("/account/all/policy/", {"posts": ["secretary", "administrator"]}).status_code == 302
    assert client.post("/account/all/policy/", {"posts": ["emperor"]}).status_code == 422
    line = AuditEntry.objects.filter(action="accounts.policy.changed").get()
    assert line.data["after"] == ["administrator", "secretary"]


@pytest.mark.parametrize(("ago", "status"), [(900, 422), (30, 302)])
def test_a_code_of_half_a_minute_ago_fits_and_an_older_one_does_not(protected, ago, status):
    client, _answer = sign_in()
    assert client.post(STEP, {"code": code_of(protected[1], ago)}).status_code == status


def test_the_command_takes_it_away_under_its_own_name(protected):
    done = CliRunner().invoke(second_factor_off, ["Official"])
    assert done.exit_code == 0
    assert "Phạm Ngọc" in done.output
    assert AuditEntry.objects.latest("number").source == "chibo second-factor-off"
    assert not Account.objects.get(login="official").has_second_factor
    assert CliRunner().invoke(second_factor_off, ["nobody"]).exit_code == 1


def test_the_pages_about_it_say_what_is_set_up(protected, cast):
    client = protected[0]
    text = client.get("/account/second-factor/").content.decode()
    assert "Thôi dùng" in text
    assert "Xem mã" in text
    assert "đã cài" in client.get("/account/settings/").content.decode()
    assert "lớp xác thực thứ hai" in cast.administrator.client.get("/account/all/?q=official").content.decode()
