"""Codes on paper, letters for a new password, devices, guesses: and that nothing tells whether an account exists."""

import datetime as dt
import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client, RequestFactory
from django.utils import timezone

from chibo.platform.accounts.errors import AccountClosed, AlreadyInUse, CodeDoesNotFit
from chibo.platform.accounts.models import Account, Invitation, Letter
from chibo.platform.accounts.queries import sessions_of
from chibo.platform.accounts.queries.sessions import device_words
from chibo.platform.accounts.services import accept_invitation, close_account, invite, seen, send_letters
from chibo.platform.audit.models import AuditEntry
from chibo.web.addresses import client_address
from tests.conftest import PASSWORD

LOGIN = "/account/login/"
NEW = "ao-sâu-nước-cả-khôn-chài-cá"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile Safari/604.1"


def sign_in(login="official", password=PASSWORD, **more):
    client = Client()
    return client, client.post(LOGIN, {"username": login, "password": password}, **more)


def give_email(login, address):
    account = Account.objects.get(login=login)
    account.email = address
    account.save(update_fields=["email", "email_index"])


def signed_in(client):
    return client.session.get("_auth_user_id") is not None


class TestInvitation:
    def test_with_login_and_code_one_chooses_a_password_and_is_in(self, cast):
        _made, code = invite(cast.official.account, by=cast.administrator.account)
        assert re.fullmatch(r"([a-z2-9]{4}-){2}[a-z2-9]{4}", code)
        client = Client()
        typed = f" {code.replace('-', ' ').upper()} "
        form = {"username": " Official", "code": typed, "new": NEW, "again": NEW}
        assert client.post("/account/code/", form)["location"] == "/"
        assert signed_in(client)
        assert Account.objects.get(login="official").check_password(NEW)

    def test_a_code_holds_once(self, cast):
        _made, code = invite(cast.official.account, by="test")
        accept_invitation("official", code, NEW)
        with pytest.raises(CodeDoesNotFit):
            accept_invitation("official", code, NEW + "!")

    def test_a_new_code_ends_the_old_one(self, cast):
        _made, old = invite(cast.official.account, by="test")
        invite(cast.official.account, by="test")
        with pytest.raises(CodeDoesNotFit):
            accept_invitation("official", old, NEW)

    def test_after_a_week_it_has_run_out(self, cast):
        _made, code = invite(cast.official.account, by="test", at=timezone.now() - dt.timedelta(days=8))
        with pytest.raises(CodeDoesNotFit):
            accept_invitation("official", code, NEW)

    def test_only_its_hash_is_kept(self, cast):
        made, code = invite(cast.official.account, by="test")
        assert code.replace("-", "") not in str(Invitation.objects.values().get(pk=made.pk))
        assert "code" not in AuditEntry.objects.get(action="accounts.invitation.made").data

    def test_an_unknown_login_and_a_wrong_code_get_the_same_words(self, cast):
        invite(cast.official.account, by="test")
        texts = []
        for login in ("official", "nobody"):
            form = {"username": login, "code": "aaaa-bbbb-cccc", "new": NEW, "again": NEW}
            answer = Client().post("/account/code/", form)
            assert answer.status_code == 422
            texts.append(re.sub(r'(value|content)="[^"]*"', "", answer.content.decode()))
        assert texts[0] == texts[1]

    def test_guessing_is_stopped(self, cast, settings):
        settings.AXES_ENABLED = True
        _made, code = invite(cast.official.account, by="test")
        form = {"username": "official", "code": "aaaa-bbbb-cccc", "new": NEW, "again": NEW}
        assert [Client().post("/account/code/", form).status_code for _ in range(5)] == [422] * 4 + [429]
        assert Client().post("/account/code/", form | {"code": code}).status_code == 429

    def test_who_makes_codes_for_a_login_in_use_must_say_so(self, cast):
        Account.objects.filter(login="official").update(last_login=timezone.now())
        with pytest.raises(AlreadyInUse):
            invite(cast.official.account, by=cast.clerk.account)

    def test_a_closed_account_gets_none(self, cast):
        close_account(cast.official.account, by=cast.administrator.account)
        with pytest.raises(AccountClosed):
            invite(cast.official.account, by="test", anew=True)

    def test_the_administrator_prints_it_and_nobody_else(self, cast):
        address = f"/account/all/{cast.official.account.pk}/code/"
        text = cast.administrator.client.post(address).content.decode()
        assert re.search(r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}", text)
        assert cast.secretary.client.post(address).status_code == 404
        assert Invitation.objects.count() == 1


class TestForgotten:
    @pytest.fixture(autouse=True)
    def _mail(self, settings, cast):
        settings.EMAIL_HOST = "mail.example.vn"
        give_email("official", "ngoc@example.vn")

    def ask(self, name):
        return Client().post("/account/forgotten/", {"name": name})

    def link(self):
        send_letters()
        return re.search(r"http://testserver(/account/forgotten/[^/]+/)", mail.outbox[-1].body)[1]

    @pytest.mark.parametrize("name", ["official", " OFFICIAL ", "Ngoc@Example.vn"])
    def test_the_letter_leads_to_a_new_password_once(self, name):
        self.ask(name)
        link = self.link()
        assert mail.outbox[-1].to == ["ngoc@example.vn"]
        assert "Kính gửi Phạm Ngọc" in mail.outbox[-1].body
        client = Client()
        assert client.post(link, {"new": NEW, "again": NEW})["location"] == "/"
        assert signed_in(client)
        assert Client().post(link, {"new": PASSWORD, "again": PASSWORD}).status_code == 422
        assert Account.objects.get(login="official").check_password(NEW)

    def test_nothing_tells_whether_the_account_exists(self, count_queries):
        def question(name):
            return lambda: texts.append(re.sub(r'content="[^"]*"|value="[^"]*"', "", self.ask(name).content.decode()))

        texts = []
        self.ask("warm")
        known, unknown = count_queries(question("official")), count_queries(question("nobody"))
        assert texts[0] == texts[1]
        assert abs(known - unknown) <= 1
        send_letters()
        assert [letter.to for letter in mail.outbox] == [["ngoc@example.vn"]]
        assert not Letter.objects.filter(account=None).exists()

    def test_after_two_hours_the_link_has_run_out(self):
        self.ask("official")
        link = self.link()
        Letter.objects.update(sent_at=timezone.now() - dt.timedelta(hours=3))
        assert "đã hết hạn" in Client().get(link).content.decode()
        assert Client().post(link, {"new": NEW, "again": NEW}).status_code == 422

    def test_nobody_is_buried_in_letters(self):
        for _ in range(6):
            self.ask("official")
        assert send_letters() == 3

    def test_without_a_mail_server_the_page_says_whom_to_ask(self, settings):
        settings.EMAIL_HOST = ""
        assert "mã trên giấy" in Client().get("/account/forgotten/").content.decode()
        self.ask("official")
        assert not Letter.objects.exists()

    def test_a_changed_password_is_told(self, cast):
        cast.official.client.post("/account/password/", {"old": PASSWORD, "new": NEW, "again": NEW})
        send_letters()
        assert "Mật khẩu đã được đổi" in mail.outbox[-1].subject


class TestDevices:
    def test_they_are_listed_in_words_and_this_one_is_marked(self, cast):
        here, _answer = sign_in(headers={"user-agent": CHROME})
        sign_in(headers={"user-agent": IPHONE})
        text = here.get("/account/sessions/", headers={"user-agent": CHROME}).content.decode()
        assert "Chrome trên Windows" in text
        assert "Safari trên iPhone" in text
        assert text.count("thiết bị này") == 1

    def test_one_is_signed_out(self, cast):
        here, other = sign_in()[0], sign_in()[0]
        key = other.session.session_key
        line = next(line for line in sessions_of(cast.official.account, key=here.session.session_key) if not line.here)
        here.post("/account/sessions/", {"end": line.pk})
        assert other.get("/tasks/")["location"].startswith(LOGIN)
        assert here.get("/tasks/").status_code == 200
        assert key not in [one.pk for one in sessions_of(cast.official.account, key=None)]

    def test_everywhere_else_and_the_trail_knows(self, cast):
        here, others = sign_in()[0], [sign_in()[0] for _ in range(2)]
        here.post("/account/sessions/", {"others": "1"})
        assert all(other.get("/tasks/")["location"].startswith(LOGIN) for other in others)
        assert here.get("/tasks/").status_code == 200
        assert AuditEntry.objects.latest("number").data == {"number": 2}

    def test_nobody_ends_the_sessions_of_somebody_else(self, cast):
        theirs, _answer = sign_in("secretary")
        line = sessions_of(cast.secretary.account, key=None)[0]
        sign_in()[0].post("/account/sessions/", {"end": line.pk})
        assert theirs.get("/tasks/").status_code == 200

    def test_closing_an_account_ends_them_all(self, cast):
        theirs, _answer = sign_in()
        close_account(cast.official.account, by=cast.administrator.account)
        assert theirs.get("/tasks/")["location"].startswith(LOGIN)

    def test_a_page_writes_nothing_for_being_looked_at(self, cast, count_queries):
        _client, answer = sign_in()
        request = answer.wsgi_request
        request.user = cast.official.account
        seen(request)
        assert count_queries(lambda: seen(request)) == 0

    @pytest.mark.parametrize(
        ("agent", "words"),
        [(CHROME, "Chrome trên Windows"), ("", "Thiết bị khác"), ("curl/8", "Thiết bị khác"),
         ("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox trên Linux")],
    )
    def test_what_a_device_calls_itself_becomes_words(self, agent, words):
        assert device_words(agent) == words


class TestGuesses:
    @pytest.fixture(autouse=True)
    def _axes(self, settings):
        settings.AXES_ENABLED = True

    def test_a_login_guessed_from_many_addresses_rests_for_everybody(self, cast):
        for number in range(20):
            sign_in(password="x", REMOTE_ADDR=f"10.0.0.{number}")
        assert sign_in(REMOTE_ADDR="10.9.9.9")[1].status_code == 429
        assert sign_in("deputy", REMOTE_ADDR="10.9.9.9")[1].status_code == 302

    def test_an_address_that_guesses_many_logins_rests(self, cast):
        for number in range(50):
            sign_in(f"nobody{number}", "x", REMOTE_ADDR="10.0.0.1")
        assert sign_in(REMOTE_ADDR="10.0.0.1")[1].status_code == 429
        assert sign_in(REMOTE_ADDR="10.0.0.2")[1].status_code == 302

    def test_an_unknown_login_costs_the_same_work(self, cast, monkeypatch):
        made = []
        encode = MD5PasswordHasher.encode
        monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *given: made.append(1) or encode(*given))
        work = []
        for login in ("official", "nobody"):
            made.clear()
            sign_in(login, "x")
            work.append(len(made))
        assert work[0] == work[1] == 1


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "1.1.1.1", "9.9.9.9"), (1, "6.6.6.6, 1.1.1.1", "1.1.1.1"), (2, "6.6.6.6, 1.1.1.1, 2.2.2.2", "1.1.1.1"),
        (2, "1.1.1.1", "9.9.9.9"), (1, "nonsense", "9.9.9.9"), (1, "", "9.9.9.9"), (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_the_address_is_the_last_one_a_visitor_cannot_invent(settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="9.9.9.9", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address
