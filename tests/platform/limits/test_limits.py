"""How often one account may do what is costly, over all processes."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from chibo.config import environment
from chibo.platform.limits import services
from chibo.platform.limits.costs import cost_of
from chibo.platform.limits.models import Spent
from chibo.platform.limits.services import SPAN, end_of_span, forget, spend

AT = dt.datetime(2026, 11, 22, 8, 3, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def nothing_spent():
    services._waiting.clear()


@pytest.mark.parametrize(
    ("method", "name", "query", "multipart", "cost"),
    [
        ("POST", "attach", {}, True, "upload"), ("POST", "import", {}, True, "upload"), ("POST", "attach", {}, False, ""),
        ("GET", "list", {"format": "xlsx", "q": "a"}, False, "export"), ("GET", "download", {}, False, "export"),
        ("GET", "feed", {}, False, "export"), ("GET", "draft_paper", {}, False, "preview"),
        ("POST", "issue_sheet", {}, False, "preview"), ("GET", "list", {"q": "nghị quyết"}, False, "search"),
        ("GET", "list", {"q": " "}, False, ""), ("GET", "list", {}, False, ""), ("POST", "say", {}, False, ""),
    ],
)
def test_what_a_request_costs(method, name, query, multipart, cost):
    assert cost_of(method, name, query, multipart=multipart) == cost


def test_each_account_has_its_own_number_and_a_new_one_in_the_next_span(db, settings):
    settings.LIMITS = {"upload": 3}
    assert [spend("account:1", "upload", at=AT) for _ in range(4)] == [None, None, None, end_of_span(AT)]
    assert spend("account:2", "upload", at=AT) is None
    assert spend("account:1", "export", at=AT) is None
    assert spend("account:1", "upload", at=AT + SPAN) is None


def test_another_process_goes_on_counting(db, settings):
    settings.LIMITS = {"upload": 3}
    for _ in range(3):
        spend("account:1", "upload", at=AT)
        services._waiting.clear()  # what a process of its own would know
    assert spend("account:1", "upload", at=AT) == end_of_span(AT)


def test_cheap_things_are_written_down_by_the_score(db, settings, count_queries):
    settings.LIMITS = {"search": 400}
    assert count_queries(lambda: [spend("account:1", "search", at=AT) for _ in range(19)]) == 0
    answers = [spend("account:1", "search", at=AT) for _ in range(600)]
    refused = [place for place, until in enumerate(answers) if until]
    assert refused
    assert refused == list(range(refused[0], 600)), "once it is enough it stays enough"
    assert 380 <= refused[0] <= 420


def test_what_is_over_is_forgotten(db, settings):
    settings.LIMITS = {"upload": 3}
    spend("account:1", "upload", at=AT)
    assert forget(at=AT) == 0
    assert forget(at=AT + SPAN) == 1


def test_the_page_says_when_one_may_go_on(cast, settings):
    settings.LIMITS = {"export": 2}
    client, address = cast.clerk.client, reverse("documents:list")
    assert [client.get(address, {"format": "xlsx"}).status_code for _ in range(3)] == [200, 200, 429]
    refused = client.get(address, {"format": "xlsx"})
    assert 0 < int(refused["Retry-After"]) <= SPAN.total_seconds()
    assert f"{timezone.localtime(end_of_span(timezone.now())):%H:%M}" in refused.content.decode()
    assert client.get(address).status_code == 200, "what is cheap goes on"
    assert cast.official.client.get(address, {"format": "xlsx"}).status_code == 200
    assert Spent.objects.get(whose=f"account:{cast.clerk.account.pk}").times == 4


def test_a_visitor_is_counted_by_address(db, settings):
    settings.LIMITS = {"upload": 1}
    for _ in range(2):
        Client().post(reverse("accounts:login"), {"username": "x"})  # the test client sends forms as multipart
    assert Spent.objects.get().whose == "127.0.0.1"


def test_a_request_that_is_too_big_is_not_read(cast, settings):
    settings.REQUEST_MAX_MEGABYTES = 0
    answer = cast.clerk.client.post(reverse("documents:register", args=[cast.cell.pk]), {"title": "x"})
    assert answer.status_code == 413
    assert "MB" in answer.content.decode()


def test_a_zero_byte_is_refused_before_any_page_reads_it(cast):
    client, address = cast.clerk.client, reverse("documents:list")
    assert client.get(address, {"q": "a\x00b"}).status_code == 400
    assert client.post(reverse("documents:register", args=[cast.cell.pk]), {"title": "\x00"}).status_code == 400


@pytest.mark.parametrize("given", ["upload", "upload=x", "songs=3", "upload=-1"])
def test_a_limit_that_cannot_be_read_stops_the_start(monkeypatch, given):
    monkeypatch.setenv("CHIBO_LIMITS", given)
    with pytest.raises(environment.BadSetting):
        environment.counts("CHIBO_LIMITS", "upload=60 search=5")


def test_limits_are_read_one_by_one(monkeypatch):
    monkeypatch.setenv("CHIBO_LIMITS", "upload=0")
    assert environment.counts("CHIBO_LIMITS", "upload=60 search=5") == {"upload": 0, "search": 5}
