import pytest

from chibo.platform.threads import queries
from chibo.platform.threads.models import ThreadLink
from chibo.platform.threads.queries import LONGEST_WAY, thread_of
from chibo.platform.threads.registry import Card
from chibo.platform.threads.services import link

pytestmark = pytest.mark.django_db


@pytest.fixture
def cards(monkeypatch):
    """Every number has a card, but 13 is seen by nobody."""
    asked = []

    def resolve(keys, user):
        asked.append(sorted(keys))
        return {key: Card(label=key, kind="thing", order=int(key)) for key in keys if key != "13"}

    monkeypatch.setattr(queries, "RESOLVERS", {"tests.thing": resolve})
    return asked


def thing(number):
    return f"tests.thing:{number}"


def labels(reference):
    return [card.label for card in thread_of(reference, user=None)]


def test_a_thread_runs_from_origin_to_result_whoever_asks(cards):
    link(thing(1), thing(2))
    link(thing(2), thing(3))
    link(thing(3), thing(4))
    assert labels(thing(1)) == labels(thing(3)) == labels(thing(4)) == ["1", "2", "3", "4"]


def test_the_station_where_one_stands_is_marked(cards):
    link(thing(1), thing(2))
    assert [card.current for card in thread_of(thing(2), user=None)] == [False, True]


def test_a_brother_is_no_part_of_the_thread(cards):
    link(thing(1), thing(2))
    link(thing(1), thing(3))
    assert labels(thing(2)) == ["1", "2"]
    assert labels(thing(1)) == ["1", "2", "3"]


def test_tying_twice_ties_once(cards):
    link(thing(1), thing(2))
    link(thing(1), thing(2))
    assert ThreadLink.objects.count() == 1


def test_a_thing_never_leads_to_itself(cards):
    link(thing(1), thing(1))
    assert not ThreadLink.objects.exists()


def test_a_circle_ends(cards):
    link(thing(1), thing(2))
    link(thing(2), thing(3))
    link(thing(3), thing(1))
    assert labels(thing(2)) == ["1", "2", "3"]


def test_a_card_that_may_not_be_seen_is_left_out_and_the_thread_goes_on(cards):
    link(thing(12), thing(13))
    link(thing(13), thing(14))
    assert labels(thing(12)) == ["12", "14"]


def test_a_kind_that_nobody_resolves_is_left_out(cards):
    link(thing(1), "elsewhere.thing:9")
    assert labels(thing(1)) == ["1"]


def test_all_cards_of_a_kind_are_asked_at_once(cards, count_queries):
    for number in range(1, 5):
        link(thing(number), thing(number + 1))
    assert count_queries(lambda: thread_of(thing(3), user=None)) <= 2 * LONGEST_WAY
    assert cards == [["1", "2", "3", "4", "5"]]


def test_a_very_long_thread_is_followed_six_stations_each_way(cards):
    for number in range(20, 40):
        link(thing(number), thing(number + 1))
    assert labels(thing(30)) == [str(number) for number in range(24, 37)]


@pytest.mark.parametrize("reference", ["", "task:1", "tests.thing", "tests.thing:", "tests.thing:1; drop", "A.B:1"])
def test_only_references_are_tied(cards, reference):
    with pytest.raises(ValueError, match="not a reference"):
        link(reference, thing(1))
