"""A row of a list that may be somebody known: said to be the same, or another person, and remembered."""

import datetime as dt

import pytest

from chibo.organization.membership.models import Membership, PartyRecord
from chibo.organization.people.models import Person
from chibo.organization.register.errors import NotAmongThem
from chibo.organization.register.models import NotTheSame
from chibo.organization.register.services import answer_row, import_previewed, preview_members_file
from tests.conftest import make_member
from tests.organization.register import lists

TODAY = dt.date(2026, 11, 22)
ROW = ["1", "Đỗ Thị Minh Ánh", dt.date(1985, 3, 14), "Nữ", dt.date(2010, 5, 19), dt.date(2011, 5, 19), "", ""]


@pytest.fixture
def known(cast):
    person = make_member(cast.cell, "Đỗ Minh Ánh")
    Person.objects.filter(pk=person.pk).update(birth_date=dt.date(1985, 3, 14), birth_year=1985, gender="female")
    PartyRecord.objects.filter(person=person).delete()
    return person


def read(cast, *rows):
    return preview_members_file(lists.plain_list(rows or [ROW]), unit_id=cast.cell.pk, by=cast.clerk.account, on=TODAY)


def test_the_row_says_who_it_may_be_and_why(cast, known):
    (row,) = read(cast).rows

    assert (row["verdict"], row["person_id"], row["answer"]) == ("warning", None, None)
    assert [(one["pk"], one["reasons"]) for one in row["alike"]] == [(known.pk, ["middle_left_out", "same_birth_day"])]
    assert "looks_alike" in [problem["code"] for problem in row["problems"]]


def test_said_to_be_the_same_person_the_row_corrects_that_person_and_keeps_the_name(cast, known):
    found = read(cast)

    answered = answer_row(found.pk, found.rows[0]["number"], known.pk, by=cast.clerk.account)

    assert answered.rows[0]["person_id"] == known.pk
    import_previewed(found.pk, by=cast.clerk.account)
    known.refresh_from_db()
    assert known.full_name == "Đỗ Minh Ánh"
    assert not Person.objects.filter(full_name="Đỗ Thị Minh Ánh").exists()
    assert Membership.objects.filter(person=known).count() == 1


def test_said_to_be_another_person_the_answer_is_remembered(cast, known):
    found = read(cast)

    answered = answer_row(found.pk, found.rows[0]["number"], 0, by=cast.clerk.account)

    assert answered.rows[0]["verdict"] == "new"
    import_previewed(found.pk, by=cast.clerk.account)
    entered = Person.objects.get(full_name="Đỗ Thị Minh Ánh")
    assert NotTheSame.objects.filter(first=known, second=entered).exists()
    found.refresh_from_db()
    assert found.answers == {}


def test_an_answer_is_one_of_those_offered_and_nobody_is_on_two_rows(cast, known):
    again = ["2", "Đỗ Ánh", dt.date(1985, 3, 14), "Nữ", dt.date(2010, 5, 19), dt.date(2011, 5, 19), "", ""]
    found = read(cast, ROW, again)
    first, second = (row["number"] for row in found.rows)
    with pytest.raises(NotAmongThem):
        answer_row(found.pk, first, cast.official.person.pk, by=cast.clerk.account)
    answer_row(found.pk, first, known.pk, by=cast.clerk.account)

    with pytest.raises(NotAmongThem):
        answer_row(found.pk, second, known.pk, by=cast.clerk.account)


def test_people_of_other_cells_are_not_offered(cast):
    stranger = make_member(cast.other_cell, "Đỗ Minh Ánh")
    Person.objects.filter(pk=stranger.pk).update(birth_date=dt.date(1985, 3, 14), birth_year=1985)

    assert read(cast).rows[0]["alike"] == []


def test_the_answer_is_given_on_the_page(cast, known):
    found = read(cast)
    number = found.rows[0]["number"]
    client = cast.clerk.client
    assert "Đỗ Minh Ánh" in client.get(found.get_absolute_url()).content.decode()

    answer = client.post(f"/register/import/{found.pk}/row/{number}/", {"person": known.pk})

    assert answer.headers["Location"].endswith(f"#row-{number}")
    found.refresh_from_db()
    assert found.answers == {str(number): known.pk}
    assert cast.stranger.client.post(f"/register/import/{found.pk}/row/{number}/", {"person": 0}).status_code == 404
