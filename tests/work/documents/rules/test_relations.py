"""Relations between papers: circles, and what is in force on a day."""

import datetime as dt

import pytest

from chibo.work.documents.choices import FORCE_WORDS, REVERSED, RelationKind
from chibo.work.documents.rules.relations import Edge, Force, Standing, closes_a_circle, standing_on

ISSUED = dt.date(2015, 3, 10)
DAY = dt.timedelta(days=1)
LATER, MUCH_LATER = dt.date(2018, 1, 1), dt.date(2021, 6, 1)


def edge(source, kind, target=1, since=LATER):
    return Edge(source, kind, target, since)


@pytest.mark.parametrize(
    ("on", "edges", "standing"),
    [
        (ISSUED - DAY, [], Standing(Force.NOT_YET)),
        (ISSUED, [], Standing(Force.IN_FORCE)),
        (MUCH_LATER, [edge(2, "implements"), edge(3, "cites"), edge(4, "answers")], Standing(Force.IN_FORCE)),
        (LATER - DAY, [edge(2, "replaces")], Standing(Force.IN_FORCE)),
        (LATER, [edge(2, "replaces")], Standing(Force.REPLACED, 2, LATER)),
        (LATER, [edge(2, "revokes")], Standing(Force.REVOKED, 2, LATER)),
        (
            MUCH_LATER,
            [edge(2, "amends"), edge(3, "amends", since=MUCH_LATER)],
            Standing(Force.AMENDED, 3, MUCH_LATER),
        ),
        (LATER, [edge(2, "amends"), edge(3, "amends", since=MUCH_LATER)], Standing(Force.AMENDED, 2, LATER)),
        (
            MUCH_LATER,
            [edge(2, "amends"), edge(3, "revokes", since=MUCH_LATER)],
            Standing(Force.REVOKED, 3, MUCH_LATER),
        ),
        (
            MUCH_LATER,
            [edge(3, "revokes", since=MUCH_LATER), edge(2, "replaces")],
            Standing(Force.REPLACED, 2, LATER),
        ),
        (
            MUCH_LATER,
            [edge(2, "replaces"), edge(3, "revokes", target=2, since=MUCH_LATER)],
            Standing(Force.REPLACED, 2, LATER),
        ),
        (LATER, [edge(1, "replaces", target=2)], Standing(Force.IN_FORCE)),
    ],
)
def test_what_a_paper_is_on_a_day(on, edges, standing):
    assert standing_on(1, ISSUED, on, edges) == standing


def test_only_what_is_in_force_is_followed():
    assert [state for state in Force if Standing(state).holds] == [Force.IN_FORCE, Force.AMENDED]


def test_every_state_and_every_relation_has_its_words():
    assert set(FORCE_WORDS) == {str(state) for state in Force}
    assert set(REVERSED) == set(RelationKind)


@pytest.mark.parametrize(
    ("source", "target", "edges", "closes"),
    [
        (1, 2, [], False),
        (1, 1, [], True),
        (2, 1, [(1, 2)], True),
        (3, 1, [(1, 2), (2, 3)], True),
        (1, 3, [(1, 2), (2, 3)], False),
        (4, 1, [(1, 2), (2, 1)], False),
        (5, 1, [(1, 2), (1, 3), (3, 4), (4, 5)], True),
    ],
)
def test_whoever_follows_the_relations_never_comes_back(source, target, edges, closes):
    assert closes_a_circle(source, target, [Edge(a, "implements", b, LATER) for a, b in edges]) is closes
