from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from chibo.platform.accounts.models import Account
from chibo.platform.authz import permissions
from chibo.platform.authz.guard import for_everybody, requires, requires_plain
from chibo.platform.authz.permissions import grant, may, predicate


@pytest.fixture
def gate(monkeypatch):
    """A permission that only its owner has, and a view behind it."""
    monkeypatch.setattr(permissions, "GRANTS", dict(permissions.GRANTS))

    @predicate
    def owns(user, thing):
        return thing is not None and thing.owner == user.login

    name = f"tests.open_{id(monkeypatch)}"
    grant(name, to=owns, label="open the thing")

    def load(user, *, pk):
        if pk != 1:
            raise Http404
        return SimpleNamespace(owner="binh")

    @requires(name, load)
    def view(request, thing):
        return HttpResponse(f"for {thing.owner}")

    return SimpleNamespace(view=view, name=name)


def asked_by(user, path="/thing/1/?page=2"):
    request = RequestFactory().get(path)
    request.user = user
    return request


def test_the_owner_comes_in(gate):
    assert gate.view(asked_by(Account(login="binh")), pk=1).content == b"for binh"


def test_who_may_read_but_not_do_is_refused(gate):
    with pytest.raises(PermissionDenied):
        gate.view(asked_by(Account(login="an")), pk=1)


def test_who_may_not_know_of_it_does_not_find_it(gate):
    with pytest.raises(Http404):
        gate.view(asked_by(Account(login="binh")), pk=2)


def test_a_visitor_is_sent_to_the_door_and_back_without_learning_whether_it_exists(gate):
    for pk in (1, 2):
        answer = gate.view(asked_by(AnonymousUser()), pk=pk)
        assert answer["location"] == "/account/login/?next=/thing/1/%3Fpage%3D2"


def test_a_page_without_an_object_passes_its_address_on():
    @requires_plain("authz.signed_in")
    def view(request, year):
        return HttpResponse(str(year))

    assert view(asked_by(Account(login="an")), year=2026).content == b"2026"
    assert view(asked_by(AnonymousUser()), year=2026).status_code == 302


def test_the_system_is_for_its_administrator():
    @requires_plain("authz.administer")
    def view(request):
        return HttpResponse("in")

    assert view(asked_by(Account(login="an", is_administrator=True))).content == b"in"
    for account in (Account(login="an"), Account(login="an", is_administrator=True, is_active=False)):
        with pytest.raises(PermissionDenied):
            view(asked_by(account))


def test_a_permission_that_nobody_named_is_an_error_not_a_no():
    with pytest.raises(LookupError, match=r"meetings\.clsoe_meeting"):
        may(Account(login="an"), "meetings.clsoe_meeting")


def test_a_permission_is_named_once(gate):
    with pytest.raises(KeyError):
        grant(gate.name, to=permissions.signed_in, label="open it")


def test_every_view_says_what_opens_it(gate):
    assert gate.view.required_permission == gate.name
    assert for_everybody(lambda request: HttpResponse()).required_permission == "everybody"
