"""Entering people, correcting them, letting them sign in."""

import datetime as dt

import pytest
from django.utils import timezone

from chibo.organization.people.errors import BornInTheFuture, HasLogin, LoginInUse, NameMissing
from chibo.organization.people.models import Person
from chibo.organization.people.queries import birth_words, contacts, person_cards, person_of
from chibo.organization.people.services import add_person, attach_login, correct_person, open_login
from chibo.platform.audit.queries import history_of


def test_a_name_is_stored_clean_with_its_order_and_its_folded_form(db):
    person = add_person("  Nguyễn   Thị Thuý ", by="test")

    assert (person.full_name, person.folded) == ("Nguyễn Thị Thuý", "nguyen thi thuy")
    assert person.sort_key


def test_people_stand_in_the_order_of_given_names(db):
    for name in ("Bùi Thị Yến", "Vũ Ánh", "Lê Đức Anh", "Cao An", "Đỗ Bình"):
        add_person(name, by="test")

    names = list(Person.objects.values_list("full_name", flat=True))

    assert names == ["Cao An", "Lê Đức Anh", "Vũ Ánh", "Đỗ Bình", "Bùi Thị Yến"]


def test_a_birth_date_brings_its_year(db):
    person = add_person("Cao An", birth_date=dt.date(1985, 3, 14), birth_year=1900, by="test")

    assert person.birth_year == 1985
    assert birth_words([person.pk]) == {person.pk: "14/03/1985"}


@pytest.mark.parametrize("name", ["", "   ", "…"])
def test_a_person_needs_a_name(db, name):
    with pytest.raises(NameMissing):
        add_person(name, by="test")


@pytest.mark.parametrize("facts", [{"birth_date": dt.date(2999, 1, 1)}, {"birth_year": 2999}])
def test_nobody_is_born_tomorrow(db, facts):
    with pytest.raises(BornInTheFuture) as refused:
        add_person("Cao An", by="test", **facts)

    assert "2999" in refused.value.sentence


def test_a_correction_names_its_fields_but_copies_no_birth_date_into_the_trail(db):
    person = add_person("Cao An", by="test")

    correct_person(person.pk, by="test", full_name="Cao Thị An", birth_date=dt.date(1985, 3, 14))

    line = history_of(person).first()
    assert line.data["fields"] == ["birth_date", "birth_year", "full_name"]
    assert line.data["names"] == ["Cao An", "Cao Thị An"]
    assert "1985" not in str(line.data)


def test_a_correction_that_changes_nothing_leaves_no_line(db):
    person = add_person("Cao An", by="test")

    correct_person(person.pk, by="test", full_name="Cao  An")

    assert history_of(person).count() == 1


def test_one_person_has_one_login(db):
    first, second = add_person("Cao An", by="test"), add_person("Đỗ Bình", by="test")
    account = open_login(first.pk, login="an.c", password="con-cò-bay-lả", by="test")

    with pytest.raises(HasLogin):
        open_login(first.pk, login="an2", password="con-cò-bay-lả", by="test")
    with pytest.raises(LoginInUse):
        attach_login(second.pk, account_id=account.pk, by="test")
    assert person_of(account.pk).full_name == "Cao An"
    assert account.must_change_password


def test_cards_carry_no_contact_and_contacts_no_more_than_needed(db):
    person = add_person("Cao An", email="an@example.org", phone="0912", by="test")

    card = person_cards([person.pk])[person.pk]

    assert not hasattr(card, "email")
    assert contacts([person.pk])[person.pk].email == "an@example.org"
    assert timezone.localdate()
