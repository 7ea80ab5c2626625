from itertools import count
from types import SimpleNamespace

import pytest

from chibo.platform.accounts.models import Account
from chibo.platform.authz import permissions
from chibo.platform.authz.choices import Group, Scope
from chibo.platform.authz.permissions import explain, grant, may, predicate
from chibo.platform.authz.predicates import Joint

NUMBERS = count()


@predicate(label="owns the thing")
def owns(user, thing):
    return thing.owner == user.login


@predicate(label="may borrow it")
def borrows(user, thing):
    return user.login in thing.friends


@predicate(label="is not at home")
def away(user, thing):
    return thing.away


@pytest.fixture
def use(monkeypatch):
    monkeypatch.setattr(permissions, "GRANTS", dict(permissions.GRANTS))

    def named(question):
        name = f"tests.use_{next(NUMBERS)}"
        grant(name, to=question, label="use the thing", scope=Scope.OWN)
        return name

    return named


THING = SimpleNamespace(owner="binh", friends=["an"], away=False)


@pytest.mark.parametrize("login", ["an", "binh", "chi"])
@pytest.mark.parametrize("question", [
    owns, owns | borrows, owns & borrows, ~owns, (owns | borrows) & ~away, ~(owns | borrows), owns | borrows & away,
])
def test_the_explanation_comes_to_the_same_answer_as_the_decision(use, question, login):
    name, user = use(question), Account(login=login)

    assert explain(user, name, THING).holds == may(user, name, THING)


def test_every_part_is_asked_also_when_the_first_has_decided(use):
    tree = explain(Account(login="binh"), use((owns | borrows) & ~away), THING)

    assert tree.joint is Joint.ALL
    assert [(leaf.sentence, leaf.holds) for leaf in tree.leaves()] == [
        ("owns the thing", True), ("may borrow it", False), ("is not at home", False),
    ]
    assert [part.joint for part in tree.parts] == [Joint.ANY, Joint.NOT]
    assert tree.parts[1].holds


def test_alternatives_in_a_row_are_one_list():
    assert len((owns | borrows | away).parts) == 3
    assert [leaf.sentence for leaf in (owns & borrows & ~away).leaves()] == [
        "owns the thing", "may borrow it", "is not at home",
    ]


def test_joining_leaves_the_parts_as_they_were():
    _ = owns | borrows

    assert owns.joint is Joint.ALONE
    assert owns.parts == ()


def test_either_or_is_refused():
    with pytest.raises(TypeError, match="plain sentence"):
        _ = owns ^ borrows


def test_a_question_without_label_is_said_by_its_first_line():
    @predicate
    def bakes(user):
        """Whether the account bakes.

        And more."""
        return True

    assert bakes.sentence == "Whether the account bakes."


def test_a_permission_is_filed_under_the_heading_of_its_app(monkeypatch):
    monkeypatch.setattr(permissions, "GRANTS", {})
    grant(f"tasks.knit_{next(NUMBERS)}", to=owns, label="knit")
    grant(f"tasks.sew_{next(NUMBERS)}", to=owns, label="sew", group=Group.TRUST, scope=Scope.COMMITTEE)

    assert [(one.group, one.scope, one.app) for one in permissions.GRANTS.values()] == [
        (Group.WORK, Scope.CELL, "tasks"), (Group.TRUST, Scope.COMMITTEE, "tasks"),
    ]
