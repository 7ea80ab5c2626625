"""Posts: several at once, one secretary, ends on days to come; and what follows from them."""

import datetime as dt
import threading

import pytest
from django.db import connection

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.errors import EndsBeforeItBegins, PostHeldAlready, PostTaken
from chibo.organization.mandates.models import Mandate
from chibo.organization.mandates.queries import (
    duties_of,
    duties_on,
    holders,
    mandates_in,
    people_of_unit,
    titles_of,
    visible_people,
)
from chibo.organization.mandates.services import correct_mandate, end_mandate, give_mandate
from chibo.organization.membership.services import end_membership
from chibo.organization.people.services import add_person
from chibo.organization.units.choices import UnitKind
from chibo.organization.units.services import dissolve_unit, establish_unit
from tests.conftest import make_unit

ON = dt.date(2026, 1, 5)


def test_a_person_holds_posts_of_several_sides_at_once(cast):
    person = cast.secretary.person

    give_mandate(person.pk, unit_id=cast.department.pk, post=Post.DIRECTOR, on=ON, by="test")

    assert titles_of([person.pk], on=ON)[person.pk][0] == "Bí thư"
    assert "Giám đốc" in titles_of([person.pk], on=ON)[person.pk]
    assert duties_on(person.pk, on=ON).holds(Post.DIRECTOR, cast.department.pk)
    assert not duties_on(person.pk, on=ON - dt.timedelta(days=1)).holds(Post.DIRECTOR, cast.department.pk)


def test_a_cell_has_one_secretary_at_a_time(cast):
    with pytest.raises(PostTaken) as refused:
        give_mandate(cast.deputy.person.pk, unit_id=cast.cell.pk, post=Post.SECRETARY, on=ON, by="test")

    assert "Nguyễn Minh Hòa" in refused.value.sentence
    present = Mandate.objects.get(unit=cast.cell, post=Post.SECRETARY)
    end_mandate(present.pk, on=ON, by="test")
    give_mandate(cast.deputy.person.pk, unit_id=cast.cell.pk, post=Post.SECRETARY, on=ON, by="test")
    day_before = ON - dt.timedelta(days=1)
    assert [h.full_name for h in holders(cast.cell.pk, Post.SECRETARY, on=day_before)] == ["Nguyễn Minh Hòa"]
    assert [h.full_name for h in holders(cast.cell.pk, Post.SECRETARY, on=ON)] == ["Trần Thúy Hằng"]


def test_the_same_post_is_not_given_twice_but_again_later(cast):
    person = cast.official.person.pk
    first = give_mandate(person, unit_id=cast.department.pk, post="officer", on=ON, by="test")

    with pytest.raises(PostHeldAlready):
        give_mandate(person, unit_id=cast.department.pk, post="officer", on=dt.date(2026, 3, 1), by="test")

    end_mandate(first.pk, on=dt.date(2026, 4, 1), by="test")
    give_mandate(person, unit_id=cast.department.pk, post="officer", on=dt.date(2026, 4, 1), by="test")


def test_a_post_ends_on_a_day_to_come_and_holds_until_then(cast):
    mandate = give_mandate(cast.official.person.pk, unit_id=cast.department.pk, post="officer", on=ON, by="test")

    end_mandate(mandate.pk, on=dt.date(2030, 1, 1), by="test")

    assert mandates_in([cast.department.pk], on=dt.date(2029, 12, 31))
    assert mandate.pk not in {line.pk for line in mandates_in([cast.department.pk], on=dt.date(2030, 1, 1))}
    with pytest.raises(EndsBeforeItBegins):
        end_mandate(mandate.pk, on=ON, by="test")


def test_the_title_is_as_written_or_the_usual_one(cast):
    youth = make_unit(UnitKind.YOUTH_UNION, "Chi đoàn", parent=cast.department)

    usual = give_mandate(cast.official.person.pk, unit_id=youth.pk, post=Post.MASS_HEAD, on=ON, by="test")
    own = give_mandate(
        cast.official.person.pk, unit_id=cast.department.pk, post="division_head", title="Chánh Văn phòng",
        on=ON, by="test",
    )  # fmt: skip

    assert (usual.title, usual.side, own.title) == ("Bí thư Chi đoàn", "mass", "Chánh Văn phòng")
    assert correct_mandate(own.pk, by="test", title="Phó Chánh Văn phòng").title == "Phó Chánh Văn phòng"


def test_a_clerk_of_the_body_keeps_the_list_of_the_cell_that_leads_it(cast):
    person = add_person("Đỗ Văn Thư", by="test")
    give_mandate(person.pk, unit_id=cast.department.pk, post=Post.CLERK, on=ON, by="test")

    duties = duties_on(person.pk, on=ON)

    assert duties.keeps_list_of(cast.cell.pk)
    assert not duties.keeps_list_of(cast.other_cell.pk)
    assert not duties.member_of(cast.cell.pk)


def test_duties_are_asked_once_for_each_request(cast, count_queries):
    account = cast.secretary.account
    duties_of(account)

    assert count_queries(lambda: duties_of(account)) == 0


SEEN = [
    ("official", {"secretary", "probationary", "official"}, {"stranger", "officer", "administrator"}),
    ("secretary", {"official", "officer", "clerk"}, {"stranger", "administrator"}),
    ("officer", {"officer"}, {"secretary", "official", "clerk"}),
    ("stranger", {"stranger"}, {"secretary", "official"}),
    ("superior", {"secretary", "official", "superior"}, {"stranger", "officer"}),
    ("administrator", {"administrator"}, {"secretary", "official"}),
]


@pytest.mark.parametrize(("viewer", "seen", "hidden"), SEEN, ids=[row[0] for row in SEEN])
def test_who_sees_whom(cast, viewer, seen, hidden):
    found = set(visible_people(getattr(cast, viewer).account).values_list("full_name", flat=True))

    assert {getattr(cast, name).person.full_name for name in seen} <= found
    assert not {getattr(cast, name).person.full_name for name in hidden} & found


def test_the_people_of_a_cell_are_its_members_and_the_office_it_leads(cast):
    names = [card.full_name for card in people_of_unit(cast.cell.pk, on=ON)]

    assert names.index("Lê Đức Anh") < names.index("Bùi Thị Ấu") < names.index("Đinh Công Sơn")
    assert "Vũ Thị Xa" not in names


def test_who_leaves_the_cell_leaves_its_committee(cast, django_capture_on_commit_callbacks):
    person = cast.deputy.person
    give_mandate(person.pk, unit_id=cast.department.pk, post=Post.DEPUTY_DIRECTOR, on=ON, by="test")

    with django_capture_on_commit_callbacks(execute=True):
        end_membership(person.pk, unit_id=cast.cell.pk, on=dt.date(2026, 3, 1), reason="transferred", by="test")

    assert titles_of([person.pk], on=dt.date(2026, 3, 1)) == {person.pk: ["Phó Giám đốc"]}
    assert len(titles_of([person.pk], on=dt.date(2026, 2, 28))[person.pk]) == 3


def test_posts_end_with_their_unit(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        dissolve_unit(cast.department.pk, on=ON, decision="QĐ số 1-QĐ/UBND", by="test")

    assert mandates_in([cast.department.pk], on=ON) == []
    assert mandates_in([cast.department.pk], on=ON - dt.timedelta(days=1)) != []


@pytest.mark.django_db(transaction=True)
def test_two_secretaries_at_the_same_moment_become_one():
    cell = establish_unit("Chi bộ", kind=UnitKind.PARTY_CELL, on=ON, by="test")
    people = [add_person(f"Người Thứ {n}", by="test").pk for n in range(2)]
    barrier, refused = threading.Barrier(2), []

    def give(person_id):
        barrier.wait()
        try:
            give_mandate(person_id, unit_id=cell.pk, post=Post.SECRETARY, on=ON, by="test")
        except PostTaken as taken:
            refused.append(taken.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=give, args=(pk,)) for pk in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Mandate.objects.filter(unit=cell, post=Post.SECRETARY).count() == 1
    assert refused == ["mandates.post-taken"]
