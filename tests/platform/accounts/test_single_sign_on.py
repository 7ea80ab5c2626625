"""Single sign-on against an OpenID Connect provider that really runs: only into accounts that exist."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import oidc_provider_mock
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from chibo.config.signing_in import origin_of, single_sign_on
from chibo.platform.accounts.models import Account
from chibo.platform.audit.models import AuditEntry
from tests.conftest import PASSWORD

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # those of the provider, in this process
START, LOGIN = "/account/oidc/office/", "/account/login/"
PEOPLE = (
    ("sub-ngoc", {"email": "ngoc@example.vn", "email_verified": True, "name": "Phạm Ngọc"}),
    ("sub-cheat", {"email": "ngoc@example.vn", "email_verified": False, "name": "Kẻ Gian"}),
    ("sub-new", {"email": "moi@example.vn", "email_verified": True, "name": "Người Mới", "preferred_username": "moi"}),
)


def give_email(login: str, address: str) -> None:
    account = Account.objects.get(login=login)
    account.email = address
    account.save(update_fields=["email", "email_index"])


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    people = [oidc_provider_mock.User(sub=sub, claims=claims) for sub, claims in PEOPLE]
    with oidc_provider_mock.run_server_in_thread(user_claims=people) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(autouse=True)
def _linked_office(settings, provider, cast):
    settings.OIDC_ISSUER = provider
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on(provider, "Cổng của tỉnh", "chibo", "a-secret")
    give_email("official", "Ngoc@example.vn")


def through(client: Client, sub: str, start: str = START):
    """To the provider and back, as a browser goes."""
    leaving = client.post(start)
    assert leaving.status_code == 302, leaving.content.decode()
    back = requests.post(leaving["location"], data={"sub": sub}, allow_redirects=False, timeout=10)
    parts = urlsplit(back.headers["location"])
    return client.get(f"{parts.path}?{parts.query}")


def who(client: Client) -> str:
    pk = client.session.get("_auth_user_id")
    return Account.objects.get(pk=pk).login if pk else ""


def test_a_verified_e_mail_leads_into_the_account_that_has_it(cast):
    client = Client()
    assert through(client, "sub-ngoc")["location"] == "/"
    assert who(client) == "official"
    linked = SocialAccount.objects.get()
    assert linked.uid == "sub-ngoc"
    assert linked.extra_data == {}, "the provider's copy of name and e-mail would lie open in the database"
    assert AuditEntry.objects.filter(action="accounts.login.linked").count() == 1


def test_an_e_mail_that_nobody_verified_leads_nowhere(cast):
    client = Client()
    assert "chưa có tài khoản" in through(client, "sub-cheat").content.decode()
    assert who(client) == ""
    assert not SocialAccount.objects.exists()


def test_no_account_is_opened_by_itself(cast):
    before = Account.objects.count()
    client = Client()
    assert "không mở gì cả" in through(client, "sub-new").content.decode()
    assert (Account.objects.count(), who(client)) == (before, "")


def test_unless_the_office_says_so(cast, settings):
    settings.OIDC_OPENS_ACCOUNTS = True
    client = Client()
    through(client, "sub-new")
    assert who(client) == "moi"
    account = Account.objects.get(login="moi")
    assert (account.name, account.has_usable_password(), account.is_administrator) == ("Người Mới", False, False)


def test_two_accounts_with_the_same_e_mail_are_not_guessed_between(cast):
    give_email("deputy", "ngoc@example.vn")
    client = Client()
    through(client, "sub-ngoc")
    assert who(client) == ""


def test_a_closed_account_stays_closed(cast):
    client = Client()
    through(client, "sub-ngoc")
    Account.objects.filter(login="official").update(is_active=False)
    other = Client()
    assert through(other, "sub-ngoc")["location"] == "/account/closed/"
    assert who(other) == ""


def test_who_is_signed_in_links_and_unlinks(cast):
    client = Client()
    client.post(LOGIN, {"username": "deputy", "password": PASSWORD})
    assert through(client, "sub-new", f"{START}?process=connect")["location"] == "/account/linked/"
    assert "Cổng của tỉnh" in client.get("/account/linked/").content.decode()
    stranger = Client()
    through(stranger, "sub-new")
    assert who(stranger) == "deputy"
    client.post("/account/linked/", {"account": SocialAccount.objects.get().pk})
    assert not SocialAccount.objects.exists()
    actions = list(AuditEntry.objects.filter(action__startswith="accounts.login.").values_list("action", flat=True))
    assert actions == ["accounts.login.linked", "accounts.login.unlinked"]


def test_an_answer_that_was_not_asked_for_is_refused(cast):
    client = Client()
    answer = client.get(f"{START}back/?code=stolen&state=invented")
    assert answer.status_code == 401
    assert who(client) == ""


def test_the_way_there_needs_a_post(cast):
    assert "Cổng của tỉnh" in Client().get(START).content.decode()
    assert "Cổng của tỉnh" in Client().get(LOGIN).content.decode()


def test_without_a_provider_there_is_no_button_and_no_other_host(cast, settings):
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on("", "", "", "")
    assert Client().get(START).status_code == 404
    assert "/oidc/" not in Client().get(LOGIN).content.decode()
    assert origin_of("") == []
    assert origin_of("https://id.example.vn/realms/x") == ["https://id.example.vn"]
