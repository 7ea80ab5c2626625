"""What lies in the table cannot be read, what comes out of the model can; keys can be changed while people work."""

import pytest
from django.core.exceptions import FieldError
from django.db import connection

from chibo.organization.people.models import Person
from chibo.organization.people.queries import contacts
from chibo.organization.people.services import add_person, correct_person
from chibo.platform.audit.models import AuditEntry
from chibo.platform.crypto import services
from chibo.platform.crypto.columns import sealed_columns
from chibo.platform.crypto.errors import BadKeys, KeysFromOutside, KeysMissing
from chibo.platform.crypto.index import sealed_equal
from chibo.platform.crypto.keys import Key, key_file, keyring, parse_keys
from chibo.platform.crypto.ring import missing_keys, sealing_key
from chibo.platform.crypto.sealing import Locked, opened, seal
from chibo.platform.crypto.services import forget_old_keys, rekey
from tests.conftest import make_person

ADDRESS, PHONE = "an@example.org", "0912 000 111"


@pytest.fixture(autouse=True)
def own_keys(tmp_path, settings):
    settings.FIELD_KEYS_FILE = tmp_path / "field-keys"


@pytest.fixture
def an(db):
    return add_person("Cao An", email=ADDRESS, phone=PHONE, by="test")


def stored(person, column="email"):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM people_person WHERE id = %s", [person.pk])
        return cursor.fetchone()[0]


def silent(*_):
    pass


def test_the_table_holds_nothing_that_can_be_read(an):
    row = " ".join(stored(an, column) for column in ("email", "phone", "email_index", "phone_index"))
    for clear in (ADDRESS, "example", PHONE, "0912"):
        assert clear not in row
    assert stored(an).startswith(f"s1.{sealing_key().id}.")


def test_whoever_may_read_reads_it_as_before(an):
    assert Person.objects.get(pk=an.pk).email == ADDRESS
    assert contacts([an.pk])[an.pk].phone == PHONE
    assert list(Person.objects.filter(pk=an.pk).values_list("email", "phone")) == [(ADDRESS, PHONE)]


def test_two_equal_texts_do_not_look_equal(an):
    twin = add_person("Cao An", email=ADDRESS, by="test")
    assert stored(twin) != stored(an)


@pytest.mark.parametrize(
    ("field", "typed"),
    [("email", "an@example.org"), ("email", " AN@Example.org "), ("phone", "0912000111"), ("phone", "+84 912.000.111")],
)
def test_an_equal_value_is_found_by_the_blind_index(an, field, typed):
    make_person("Người Khác", email="khac@example.org", phone="0913 111 222")
    assert list(Person.objects.filter(**sealed_equal(field, typed))) == [an]


def test_nobody_is_found_for_an_empty_value(an):
    make_person("Không Địa Chỉ")
    assert list(Person.objects.filter(**sealed_equal("email", ""))) == []


def test_that_there_is_no_address_can_be_asked(an):
    bare = make_person("Không Địa Chỉ")
    assert list(Person.objects.filter(email="")) == [bare]
    assert list(Person.objects.exclude(email="")) == [an]


@pytest.mark.parametrize("question", [{"email": ADDRESS}, {"email__in": [ADDRESS]}, {"email__contains": "an"},
                                      {"phone__startswith": "09"}, {"email__iexact": ADDRESS}])  # fmt: skip
def test_a_question_that_cannot_be_answered_is_an_error_not_an_empty_list(an, question):
    with pytest.raises(FieldError, match="sealed"):
        list(Person.objects.filter(**question))


def test_a_text_does_not_open_in_another_column(an):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET phone = email WHERE id = %s", [an.pk])
    assert Person.objects.get(pk=an.pk).phone == ""


def test_a_tampered_text_does_not_open(db):
    text = seal("0912", "people.person.phone", sealing_key())
    assert opened(text, "people.person.phone") == "0912"
    assert isinstance(opened(f"{text[:-6]}AAAA{text[-2:]}", "people.person.phone"), Locked)


def test_what_was_written_before_the_column_was_sealed_is_still_read(an):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET email = %s WHERE id = %s", ["old@example.org", an.pk])
    assert Person.objects.get(pk=an.pk).email == "old@example.org"


class TestKeys:
    def test_the_key_file_is_made_once_and_for_its_owner_only(self, an):
        before = key_file().read_text()
        add_person("Lê Bình", email="b@example.org", by="test")
        assert key_file().read_text() == before
        assert key_file().stat().st_mode & 0o077 == 0

    def test_without_its_key_a_text_is_locked_and_not_lost(self, an):
        kept, before = key_file().read_text(), stored(an)
        key_file().unlink()
        assert missing_keys() == {before.split(".")[1]}
        locked = Person.objects.get(pk=an.pk)
        assert locked.email == ""
        correct_person(an.pk, full_name="Cao Văn An", by="test")
        assert stored(an) == before
        key_file().write_text(kept)
        assert Person.objects.get(pk=an.pk).email == ADDRESS

    def test_a_lost_key_is_not_replaced_silently(self, an):
        key_file().unlink()
        with pytest.raises(KeysMissing) as refused:
            add_person("Lê Bình", email="b@example.org", by="test")
        assert stored(an).split(".")[1] in str(refused.value.sentence)
        assert not key_file().exists()

    @pytest.mark.parametrize("text", ["abc", "not a key at all, really not", "x" * 43 + "!"])
    def test_a_key_file_that_makes_no_sense_is_refused(self, an, text):
        key_file().write_text(text)
        with pytest.raises(BadKeys):
            keyring()

    def test_keys_may_come_from_the_environment(self, an, settings):
        settings.FIELD_KEYS = ",".join([Key(b"n" * 32).text, *(key.text for key in keyring().keys)])
        assert Person.objects.get(pk=an.pk).email == ADDRESS
        assert sealing_key().secret == b"n" * 32
        with pytest.raises(KeysFromOutside):
            forget_old_keys(by="test")

    def test_a_key_is_read_as_it_was_written(self, an):
        assert parse_keys(f"# words\n\n{sealing_key().text}\n", "here") == [sealing_key()]


class TestRekey:
    def test_everything_is_sealed_with_a_new_key(self, an):
        old = sealing_key().id
        bare = make_person("Không Địa Chỉ")
        done = rekey(by="test", tell=silent)
        assert (done.done, done.locked) == (2, 0)
        assert done.key_id != old
        assert stored(an).startswith(f"s1.{done.key_id}.")
        assert Person.objects.get(pk=an.pk).phone == PHONE
        assert list(Person.objects.filter(**sealed_equal("email", ADDRESS))) == [an]
        assert stored(bare) == ""
        assert AuditEntry.objects.filter(action="crypto.texts.rekeyed").count() == 1

    def test_killed_half_way_it_goes_on_with_the_same_key(self, an, monkeypatch):
        for number in range(4):
            make_person(f"Người {number}", email=f"{number}@example.org")
        monkeypatch.setattr("chibo.platform.crypto.columns.BATCH", 2)
        calls = []

        def killed(done, total, what):
            calls.append(done)
            if len(calls) == 2:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            rekey(by="test", tell=killed)
        halfway = sealing_key().id
        assert {person.email for person in Person.objects.all()} == {ADDRESS, *(f"{n}@example.org" for n in range(4))}
        assert list(Person.objects.filter(**sealed_equal("email", ADDRESS))) == [an]
        done = rekey(by="test", tell=silent)
        assert done.key_id == halfway
        assert set().union(*(column.key_ids() for column in sealed_columns())) == {halfway}

    def test_a_row_somebody_changes_meanwhile_is_not_overwritten(self, an, monkeypatch):
        real = services.opened

        def changed_in_between(text, column):
            if column.endswith("email"):
                Person.objects.filter(pk=an.pk).update(email="new@example.org")
            return real(text, column)

        monkeypatch.setattr(services, "opened", changed_in_between)
        rekey(by="test", tell=silent)
        assert Person.objects.get(pk=an.pk).email == "new@example.org"

    def test_old_keys_are_forgotten_only_when_nothing_needs_them(self, an):
        old = sealing_key().id
        assert forget_old_keys(by="test") == []
        rekey(by="test", tell=silent)
        assert [key.id for key in keyring().keys][1] == old
        assert forget_old_keys(by="test") == [old]
        assert Person.objects.get(pk=an.pk).email == ADDRESS
        assert len(keyring().keys) == 1

    def test_texts_without_their_key_are_counted_and_left_as_they_are(self, an):
        before = stored(an)
        key_file().write_text(Key(b"n" * 32).text)
        done = rekey(by="test", tell=silent)
        assert (done.done, done.locked) == (0, 2)
        assert stored(an) == before


def test_every_sealed_column_of_the_house_is_known(db):
    assert {"people.person.email", "people.person.phone"} <= {column.sealed_for for column in sealed_columns()}


def test_what_was_entered_before_is_sealed_by_the_migration(db):
    from importlib import import_module

    from django.apps import apps

    person = make_person("Từ Trước")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_person SET email = %s, phone = %s WHERE id = %s", ["cu@example.org", "0911", person.pk]
        )
    migration = import_module("chibo.organization.people.migrations.0003_seal_what_is_there")
    migration.seal(apps, None)
    assert stored(person).startswith("s1.")
    assert list(Person.objects.filter(**sealed_equal("phone", "0911"))) == [person]
