"""Which columns lie sealed beside contact data: e-mail of logins and recipients, reasons of absence and leave."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from chibo.organization.membership.choices import LeaveKind
from chibo.organization.membership.models import Leave
from chibo.organization.membership.services import grant_leave
from chibo.platform.accounts.models import Account
from chibo.platform.accounts.services import open_account
from chibo.platform.crypto.columns import sealed_columns
from chibo.platform.crypto.index import sealed_equal
from chibo.platform.crypto.services import rekey
from chibo.platform.notices.models import Recipient
from chibo.platform.notices.services import Addressee, draft_notice
from chibo.platform.notices.services.mailing import _without_address

ADDRESS, REASON = "an@example.org", "Đi công tác Lào"
SEALED = {
    ("accounts_account", "email"), ("notices_recipient", "email"), ("membership_leave", "reason"),
    ("meetings_rollentry", "reason"), ("meetings_rollentry", "remark"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def own_keys(tmp_path, settings):
    settings.FIELD_KEYS_FILE = tmp_path / "field-keys"


@pytest.fixture
def an(db):
    return open_account("an", name="Cao An", password=None, email=ADDRESS, by="test")


def stored(table, column, pk):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE id = %s", [pk])
        return cursor.fetchone()[0]


def write_open(table, column, pk, text):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [text, pk])


def addressed(cast):
    notice = draft_notice(
        "test.notice", scope=f"unit:{cast.cell.pk}", sender="Chi bộ", by="test", at=timezone.now(), title="Thông báo",
        recipients=[Addressee("Cao An", None, ADDRESS), Addressee("Lê Bình", None, "")], body="",
    )
    return Recipient.objects.get(notice=notice, name="Cao An")


def on_leave(cast):
    on = timezone.localdate()
    return grant_leave(
        cast.official.person.pk, unit_id=cast.cell.pk, kind=LeaveKind.AWAY, on=on, reason=REASON, by="test"
    )


def test_every_column_of_the_list_is_sealed_and_renewed_with_the_key(db):
    assert {(column.table, column.column) for column in sealed_columns()} >= SEALED


def test_the_address_of_a_login_cannot_be_read_in_the_table_and_is_found(an):
    assert stored("accounts_account", "email", an.pk).startswith("s1.")
    assert ADDRESS not in stored("accounts_account", "email_index", an.pk)
    assert Account.objects.get(pk=an.pk).email == ADDRESS
    assert list(Account.objects.filter(**sealed_equal("email", " AN@example.org"))) == [an]


def test_the_address_of_a_recipient_cannot_be_read_in_the_table(cast):
    one = addressed(cast)
    assert stored("notices_recipient", "email", one.pk).startswith("s1.")
    assert one.email == ADDRESS
    assert one.notice.recipients.exclude(email="").count() == 1


def test_the_reason_of_a_leave_cannot_be_read_in_the_table(cast):
    leave = on_leave(cast)
    assert stored("membership_leave", "reason", leave.pk).startswith("s1.")
    assert Leave.objects.get(pk=leave.pk).reason == REASON


def test_a_new_key_seals_them_anew(cast, an):
    one, leave = addressed(cast), on_leave(cast)
    key = rekey(by="test", tell=lambda *_: None).key_id
    places = (
        ("accounts_account", "email", an.pk), ("notices_recipient", "email", one.pk),
        ("membership_leave", "reason", leave.pk),
    )
    for table, column, pk in places:
        assert stored(table, column, pk).split(".")[1] == key
    assert list(Account.objects.filter(**sealed_equal("email", ADDRESS))) == [an]
    assert Leave.objects.get(pk=leave.pk).reason == REASON


def test_what_was_written_before_is_sealed_by_the_upgrade(cast, an):
    one, leave = addressed(cast), on_leave(cast)
    places = (
        ("chibo.platform.accounts.migrations.0004_seal_what_is_there", "accounts_account", "email", an.pk, ADDRESS),
        ("chibo.platform.notices.migrations.0003_seal_what_is_there", "notices_recipient", "email", one.pk, ADDRESS),
        ("chibo.organization.membership.migrations.0004_seal_reasons", "membership_leave", "reason", leave.pk, REASON),
    )
    write_open("notices_recipient", "mail_error", one.pk, f"550 <{ADDRESS}> unknown")
    write_open("accounts_account", "email_index", an.pk, "")
    for module, table, column, pk, text in places:
        write_open(table, column, pk, text)
        import_module(module).seal(apps, None)
        assert stored(table, column, pk).startswith("s1."), table
    assert Account.objects.get(**sealed_equal("email", ADDRESS)).email == ADDRESS
    assert Recipient.objects.get(pk=one.pk).mail_error == "550 <…> unknown"


def test_what_the_mail_server_says_is_kept_without_the_address():
    assert _without_address(f"SMTPRecipientsRefused: {{'{ADDRESS.upper()}': (550, b'no')}}", ADDRESS) == (
        "SMTPRecipientsRefused: {'…': (550, b'no')}"
    )
    assert _without_address("timed out", "") == "timed out"
