"""A session that somebody else has planted in the browser is worth nothing after signing in through the real form."""

import re
from importlib import import_module

import pytest
from django.conf import settings
from django.test import Client

from chibo.platform.accounts.models import Account
from chibo.platform.accounts.services import invite
from tests.conftest import PASSWORD
from tests.platform.accounts.test_second_factor import STEP, code_of, enrol

LOGIN = "/account/login/"
NEW = "ao-sâu-nước-cả-khôn-chài-cá"
COOKIE = settings.SESSION_COOKIE_NAME


def planted():
    """A session that the attacker has begun and knows."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session["planted"] = "yes"
    session.create()
    return str(session.session_key)


def browser(key):
    client = Client(enforce_csrf_checks=True)
    client.cookies[COOKIE] = key
    return client


def through(client, address, **typed):
    """Open the form and send it back with what it holds, as a browser does."""
    page = client.get(address).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    return client.post(address, {"csrfmiddlewaretoken": token, **typed}), token


def account_in(key):
    return import_module(settings.SESSION_ENGINE).SessionStore(session_key=key).get("_auth_user_id")


def is_in(client):
    return client.get("/account/settings/").status_code == 200


@pytest.fixture
def key(cast):
    return planted()


def test_the_session_that_was_planted_is_not_the_one_that_is_signed_in(key):
    victim = browser(key)
    answer, _token = through(victim, LOGIN, username="official", password=PASSWORD)
    assert answer["location"] == "/"
    assert is_in(victim)
    assert victim.cookies[COOKIE].value != key
    assert account_in(key) is None
    assert not is_in(browser(key))


def test_the_token_of_forms_changes_too(key):
    victim = browser(key)
    before = victim.get(LOGIN) and victim.cookies["csrftoken"].value
    _answer, old = through(victim, LOGIN, username="official", password=PASSWORD)
    assert victim.cookies["csrftoken"].value != before
    stale = {"csrfmiddlewaretoken": old, "theme": "dark", "density": "compact", "language": "vi"}
    assert victim.post("/account/settings/", stale).status_code == 403
    assert Account.objects.get(login="official").theme == "system"


def test_nor_is_it_after_the_second_factor(cast, django_capture_on_commit_callbacks):
    first = Client()
    first.post(LOGIN, {"username": "official", "password": PASSWORD})
    secret, _answer = enrol(first, django_capture_on_commit_callbacks)
    key = planted()
    victim = browser(key)
    answer, _token = through(victim, LOGIN, username="official", password=PASSWORD)
    assert answer["location"].startswith(STEP)
    halfway = victim.cookies[COOKIE].value
    assert not is_in(browser(halfway))
    through(victim, STEP, code=code_of(secret))
    assert is_in(victim)
    for known in {key, halfway} - {victim.cookies[COOKIE].value}:
        assert not is_in(browser(known))
    assert victim.cookies[COOKIE].value != key


def test_nor_after_a_code_on_paper(cast, key):
    _made, code = invite(cast.official.account, by="test", anew=True)
    victim = browser(key)
    through(victim, "/account/code/", username="official", code=code, new=NEW, again=NEW)
    assert is_in(victim)
    assert not is_in(browser(key))


def test_a_session_of_somebody_else_does_not_become_mine(cast):
    attacker = Client()
    attacker.post(LOGIN, {"username": "stranger", "password": PASSWORD})
    key = attacker.cookies[COOKIE].value
    victim = browser(key)
    victim.cookies.pop("csrftoken", None)
    assert victim.get(LOGIN).status_code == 302
    assert account_in(key) == str(cast.stranger.account.pk)


def test_after_signing_out_the_old_session_opens_nothing(key):
    victim = browser(key)
    through(victim, LOGIN, username="official", password=PASSWORD)
    stolen = victim.cookies[COOKIE].value
    token = victim.cookies["csrftoken"].value
    victim.post("/account/logout/", {"csrfmiddlewaretoken": token})
    assert not is_in(browser(stolen))
