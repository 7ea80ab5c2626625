"""Who is being entered may be known: a hint while typing, a question before saving, an answer that is remembered."""

import datetime as dt

from django.utils import timezone

from chibo.organization.people.models import Person
from chibo.organization.register.models import NotTheSame
from chibo.organization.register.queries import pairs_to_look_at
from tests.conftest import make_member


def typed(**more: str) -> dict[str, str]:
    return {
        "full_name": "Trần Thị Minh Lan", "birth": "14/03/1985", "standing": "official",
        "on": f"{timezone.localdate():%d/%m/%Y}", **more,
    }


def known(cast, cell=None):
    person = make_member(cell or cast.cell, "Trần Minh Lan")
    Person.objects.filter(pk=person.pk).update(birth_date=dt.date(1985, 3, 14), birth_year=1985)
    return person


def test_the_hint_names_who_may_be_meant_and_why(cast):
    person = known(cast)
    address = f"/members/cell/{cast.cell.pk}/alike/"

    def hint(**asked: str) -> str:
        return cast.secretary.client.get(address, asked, headers={"HX-Request": "true"}).content.decode()

    body = hint(full_name="Tran Thi Minh Lan", birth="14/3/1985")
    assert person.get_absolute_url() in body
    assert "14/03/1985" in body
    assert "<html" not in body
    assert hint(full_name="Lan").strip() == ""


def test_the_page_asks_before_saving_and_remembers_the_answer(cast):
    person = known(cast)
    client, address = cast.secretary.client, f"/members/cell/{cast.cell.pk}/new/"

    asked = client.post(address, typed())

    assert asked.status_code == 422
    assert person.get_absolute_url() in asked.content.decode()
    assert not Person.objects.filter(full_name="Trần Thị Minh Lan").exists()
    assert "Trần Thị Minh Lan" in asked.content.decode(), "nothing typed is lost"

    done = client.post(address, typed(another_person=str(person.pk)))

    assert done.status_code == 302
    entered = Person.objects.get(full_name="Trần Thị Minh Lan")
    assert NotTheSame.objects.filter(first=person, second=entered).exists()
    assert pairs_to_look_at([person.pk, entered.pk]) == []


def test_nobody_is_asked_about_nothing(cast):
    client, address = cast.secretary.client, f"/members/cell/{cast.cell.pk}/new/"

    assert client.post(address, typed()).status_code == 302


def test_of_somebody_in_another_cell_only_what_was_typed_is_told(cast):
    person = known(cast, cast.other_cell)
    Person.objects.filter(pk=person.pk).update(full_name="Trần Thị Minh Lan", folded="tran thi minh lan")
    client, address = cast.secretary.client, f"/members/cell/{cast.cell.pk}/alike/"

    same = client.get(address, {"full_name": "Trần Thị Minh Lan", "birth": "14/3/1985"}).content.decode()
    other = client.get(address, {"full_name": "Trần Thị Minh Lan", "birth": "1985"}).content.decode()

    assert person.get_absolute_url() not in same + other
    assert cast.other_cell.name not in same + other
    assert "alike-list" in same
    assert "alike-list" not in other


def test_the_answer_cannot_name_people_one_may_not_see(cast):
    person = known(cast, cast.other_cell)

    cast.secretary.client.post(f"/members/cell/{cast.cell.pk}/new/", typed(another_person=f"{person.pk},x"))

    assert Person.objects.filter(full_name="Trần Thị Minh Lan").exists()
    assert not NotTheSame.objects.exists()


def test_a_clerk_reads_no_birth_that_is_not_theirs_to_read(cast):
    person = known(cast)
    address = f"/members/cell/{cast.cell.pk}/alike/"

    assert cast.official.client.get(address, {"full_name": "Trần Thị Minh Lan"}).status_code == 403
    body = cast.clerk.client.get(address, {"full_name": "Trần Thị Minh Lan", "birth": "1985"}).content.decode()
    assert person.get_absolute_url() in body
