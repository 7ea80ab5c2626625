import pytest
from django.contrib.messages import get_messages
from django.test import Client

from chibo.platform.accounts.errors import LoginTaken, PasswordTooWeak
from chibo.platform.accounts.models import Account
from chibo.platform.accounts.services import open_account, set_password
from chibo.platform.audit.models import AuditEntry
from tests.conftest import PASSWORD

LOGIN = "/account/login/"


def sign_in(client, login="secretary", password=PASSWORD, **more):
    return client.post(LOGIN, {"username": login, "password": password, **more})


def signed_in_as(client):
    return client.session.get("_auth_user_id")


def test_login_and_password_open_the_desk(cast):
    client = Client()
    answer = sign_in(client)
    assert answer["location"] == "/"
    assert signed_in_as(client) == str(cast.secretary.account.pk)


@pytest.mark.parametrize("login", ["SECRETARY", "  secretary ", "Secretary"])
def test_a_login_is_the_same_in_capitals_and_with_blanks(cast, login):
    client = Client()
    sign_in(client, login)
    assert signed_in_as(client) == str(cast.secretary.account.pk)


def test_unknown_login_and_wrong_password_get_the_same_words(cast):
    unknown = sign_in(Client(), "nobody", "x")
    wrong = sign_in(Client(), "secretary", "x")
    assert unknown.status_code == wrong.status_code == 422

    def words(answer):
        text = answer.content.decode()
        return text[text.index("<form") :].replace("nobody", "secretary").split("csrfmiddlewaretoken")[0], [
            line for line in text.splitlines() if "mật khẩu" in line and "csrfmiddlewaretoken" not in line
        ]

    assert words(unknown)[1] == words(wrong)[1] != []


def test_a_closed_account_stays_out(cast):
    Account.objects.filter(login="secretary").update(is_active=False)
    client = Client()
    assert sign_in(client).status_code == 422
    assert signed_in_as(client) is None


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "http:evil.example"]
)
def test_the_way_after_the_door_never_leads_to_another_host(cast, target):
    assert sign_in(Client(), next=target)["location"] == "/"
    assert cast.secretary.client.get(LOGIN, {"next": target})["location"] == "/"


def test_the_way_after_the_door_leads_where_one_wanted_to_go(cast):
    client = Client()
    asked = client.get("/tasks/?q=1")
    assert asked["location"] == "/account/login/?next=/tasks/%3Fq%3D1"
    assert sign_in(client, next="/tasks/?q=1")["location"] == "/tasks/?q=1"


def test_leaving_needs_a_post(cast):
    client = cast.secretary.client
    assert client.get("/account/logout/").status_code == 405
    assert signed_in_as(client) is not None
    client.post("/account/logout/")
    assert signed_in_as(client) is None


class TestLockOut:
    @pytest.fixture(autouse=True)
    def _axes(self, settings):
        settings.AXES_ENABLED = True

    def test_five_wrong_passwords_close_the_door_even_for_the_right_one(self, cast):
        client = Client()
        answers = [sign_in(client, password="x").status_code for _ in range(5)]
        assert answers[:4] == [422] * 4
        refused = sign_in(client)
        assert refused.status_code == 429
        assert "15 phút" in refused.content.decode()
        assert signed_in_as(client) is None

    def test_other_writings_of_the_login_count_together(self, cast):
        client = Client()
        for login in ("secretary", "SECRETARY", " secretary", "Secretary ", "secretary"):
            sign_in(client, login, "x")
        assert sign_in(client).status_code == 429

    def test_others_still_get_in(self, cast):
        for _ in range(6):
            sign_in(Client(), password="x")
        client = Client()
        assert sign_in(client, "deputy").status_code == 302
        assert signed_in_as(client) == str(cast.deputy.account.pk)

    def test_a_success_forgets_the_failures_before(self, cast):
        for _ in range(4):
            sign_in(Client(), password="x")
        assert sign_in(Client()).status_code == 302
        for _ in range(4):
            sign_in(Client(), password="x")
        assert sign_in(Client()).status_code == 302


class TestFirstUse:
    @pytest.fixture
    def newcomer(self, cast):
        Account.objects.filter(login="official").update(must_change_password=True)
        return cast.official.client

    @pytest.mark.parametrize("address", ["/", "/tasks/", "/meetings/", "/account/settings/", "/calendar/chibo.ics"])
    def test_every_other_page_leads_to_the_password(self, newcomer, address):
        assert newcomer.get(address)["location"] == "/account/password/"

    def test_a_form_cannot_be_sent_past_it(self, newcomer, cast):
        answer = newcomer.post("/account/settings/", {"theme": "dark", "density": "compact", "language": "vi"})
        assert answer["location"] == "/account/password/"
        assert Account.objects.get(login="official").theme == "system"

    def test_language_and_leaving_stay_open(self, newcomer):
        assert newcomer.post("/language/", {"language": "en", "next": "/account/password/"})["location"] == (
            "/account/password/"
        )
        assert Account.objects.get(login="official").language == "en"
        assert newcomer.post("/account/logout/")["location"] == LOGIN

    def test_a_password_of_ones_own_opens_the_desk_and_keeps_the_session(self, newcomer):
        new = "ao-sâu-nước-cả-khôn-chài-cá"
        answer = newcomer.post("/account/password/", {"old": PASSWORD, "new": new, "again": new})
        assert answer["location"] == "/"
        assert "mật khẩu mới" in str(next(iter(get_messages(answer.wsgi_request))))
        assert newcomer.get("/account/settings/").status_code == 200
        account = Account.objects.get(login="official")
        assert account.check_password(new)
        assert not account.must_change_password

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"old": "wrong", "new": "con-vịt-bầu-nâu", "again": "con-vịt-bầu-nâu"}, "không phải"),
            ({"old": PASSWORD, "new": "con-vịt-bầu-nâu", "again": "con-vịt-bầu-đen"}, "khác nhau"),
            ({"old": PASSWORD, "new": "12345678", "again": "12345678"}, "dễ đoán"),
        ],
        ids=["wrong old one", "two different ones", "too easy"],
    )
    def test_a_bad_choice_changes_nothing_and_says_why(self, newcomer, fields, words):
        answer = newcomer.post("/account/password/", fields)
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert Account.objects.get(login="official").check_password(PASSWORD)


def test_other_sessions_end_with_the_old_password(cast):
    here, elsewhere = cast.official.client, cast.official.client
    new = "ao-sâu-nước-cả-khôn-chài-cá"
    here.post("/account/password/", {"old": PASSWORD, "new": new, "again": new})
    assert elsewhere.get("/account/settings/")["location"].startswith(LOGIN)


class TestSettings:
    def test_they_are_kept_and_show(self, cast):
        client = cast.official.client
        client.post("/account/settings/", {"theme": "dark", "density": "compact", "language": "en"})
        account = Account.objects.get(login="official")
        assert (account.theme, account.density, account.language) == ("dark", "compact", "en")
        text = client.get("/account/settings/").content.decode()
        assert 'lang="en"' in text
        assert 'data-theme="dark"' in text
        assert "My settings" in text

    def test_a_made_up_value_is_refused(self, cast):
        answer = cast.official.client.post(
            "/account/settings/", {"theme": "pink", "density": "compact", "language": "vi"}
        )
        assert answer.status_code == 422
        assert Account.objects.get(login="official").theme == "system"

    def test_nobody_makes_themselves_administrator(self, cast):
        cast.official.client.post(
            "/account/settings/",
            {"theme": "dark", "density": "compact", "language": "vi", "is_administrator": "on", "login": "root"},
        )
        account = Account.objects.get(pk=cast.official.account.pk)
        assert (account.is_administrator, account.login) == (False, "official")


class TestLanguage:
    def test_before_signing_in_it_is_kept_in_a_cookie(self, db):
        client = Client()
        Account.objects.create(login="somebody")
        client.post("/language/", {"language": "en", "next": LOGIN})
        assert "Sign in" in client.get(LOGIN).content.decode()

    @pytest.mark.parametrize("wanted", ["fr", "zh-hans", "", "../../etc", "x" * 300])
    def test_a_language_we_do_not_speak_changes_nothing(self, cast, wanted):
        answer = cast.official.client.post("/language/", {"language": wanted})
        assert answer.status_code == 302
        assert "django_language" not in answer.cookies
        assert Account.objects.get(login="official").language == "vi"


class TestServices:
    def test_a_login_is_given_once(self, db):
        open_account("hoa", name="Hòa", password=None, by="test")
        with pytest.raises(LoginTaken):
            open_account(" HOA ", name="Another", password=None, by="test")

    def test_without_a_password_nobody_gets_in(self, db):
        account = open_account("hoa", name="Hòa", password=None, by="test")
        assert not account.has_usable_password()

    @pytest.mark.parametrize("password", ["short", "12345678901", "password", "nguyenhoa"])
    def test_a_password_that_is_easy_to_guess_is_refused(self, db, password):
        with pytest.raises(PasswordTooWeak):
            open_account("nguyenhoa", name="Nguyễn Hòa", password=password, by="test")
        assert not Account.objects.exists()

    def test_the_trail_knows_of_a_new_password_but_not_the_password(self, cast):
        set_password(cast.official.account, "ao-sâu-nước-cả-khôn-chài-cá", by=cast.administrator.account, first_use=True)
        line = AuditEntry.objects.latest("number")
        assert (line.action, line.actor_id) == ("accounts.password.changed", cast.administrator.account.pk)
        assert "ao-sâu" not in str(line.data)
        assert Account.objects.get(login="official").must_change_password
