"""Rights on people: asked once for a whole list, with the same answers as one by one."""

import pytest
from django.utils import timezone

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import cells_behind, cells_behind_each, look_behind
from chibo.organization.units.queries import leading_cells, leading_cells_of
from chibo.platform.accounts.models import Account
from chibo.platform.authz.permissions import may
from tests.conftest import give_post, make_member, make_person

ASKED = ("people.see_birth", "people.see_contact", "people.edit_person", "people.see_party_facts")


@pytest.fixture
def crowd(cast):
    officer = make_person("Nguyễn Ngoài Đảng")
    give_post(officer, cast.department, Post.OFFICER)
    return [make_member(cast.cell, f"Trần Văn {n}").pk for n in range(5)] + [
        officer.pk, cast.stranger.person.pk, make_person("Không Nơi Nào").pk
    ]


def test_many_at_once_answer_as_one_by_one(cast, crowd):
    each = cells_behind_each(crowd)
    assert each == {person: cells_behind(person) for person in crowd}
    assert cast.cell.pk in each[crowd[0]]
    assert cast.cell.pk in each[crowd[5]], "the cell leads the department in which the post is held"
    assert each[crowd[7]] == frozenset()
    today = timezone.localdate()
    assert sorted(leading_cells_of([cast.department.pk], on=today)[cast.department.pk]) == leading_cells(
        [cast.department.pk], on=today
    )


@pytest.mark.parametrize("role", ["secretary", "clerk", "official", "stranger", "administrator"])
def test_rights_on_a_list_cost_no_query_for_each_row(cast, crowd, role, count_queries):
    def ask(people):
        account = Account.objects.get(pk=getattr(cast, role).account.pk)

        def asked():
            look_behind(account, people)
            return [may(account, permission, person) for person in people for permission in ASKED]

        return asked

    one, all_of_them = count_queries(ask(crowd[:1])), count_queries(ask(crowd))
    assert all_of_them <= one + 1  # the tree of units is read once when somebody holds a post


def test_the_answers_are_the_same_with_and_without_looking_first(cast, crowd):
    for role in ("secretary", "clerk", "official", "stranger"):
        pk = getattr(cast, role).account.pk
        first, fresh = Account.objects.get(pk=pk), Account.objects.get(pk=pk)
        look_behind(first, crowd)
        for person in crowd:
            for permission in ASKED:
                assert may(first, permission, person) == may(fresh, permission, person)
