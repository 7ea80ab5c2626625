import pytest
from django.db import transaction

from chibo.platform.accounts.services import open_account
from chibo.platform.audit import standstill
from chibo.platform.audit.services import record
from chibo.platform.audit.standstill import until_next_change

pytestmark = pytest.mark.django_db(transaction=True)


class Counter:
    """Counts how often it was asked."""

    def __init__(self):
        self.times = 0

    def __call__(self):
        self.times += 1
        return self.times


@pytest.fixture
def account():
    return open_account("tam", name="Tâm", password="mot-cau-dai-de-nho", by="tests")


def test_an_answer_is_kept_while_nobody_writes(account):
    ask = Counter()
    assert [until_next_change("a", ask), until_next_change("a", ask)] == [1, 1]


def test_any_change_of_the_house_asks_again(account):
    ask = Counter()
    until_next_change("a", ask)
    with transaction.atomic():
        record("tests.thing.done", account, by="tests")
    assert until_next_change("a", ask) == 2


def test_another_key_is_another_answer(account):
    ask = Counter()
    assert until_next_change(("a", 1), ask) != until_next_change(("a", 2), ask)


def test_inside_a_transaction_nothing_is_kept(account):
    ask = Counter()

    def fail():
        with transaction.atomic():
            record("tests.thing.done", account, by="tests")
            until_next_change("a", ask)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert until_next_change("a", ask) == 2


def test_memory_is_bounded(account, monkeypatch):
    monkeypatch.setattr(standstill, "MOST_ANSWERS", 3)
    for number in range(10):
        until_next_change(number, Counter())
    assert list(standstill._answers) == [7, 8, 9]


def test_a_right_ends_with_the_post_at_once(cast, client):
    client.force_login(cast.secretary.account, backend="django.contrib.auth.backends.ModelBackend")
    from chibo.organization.mandates.models import Mandate
    from chibo.organization.mandates.services import end_mandate

    assert client.get("/trail/").status_code == 200
    for mandate in Mandate.objects.filter(person=cast.secretary.person):
        end_mandate(mandate.pk, on=cast.term.since, by="tests")
    assert client.get("/trail/").status_code == 403
