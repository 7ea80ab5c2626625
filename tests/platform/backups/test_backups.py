"""A backup is made while people work, checked before it is trusted, and restored with a way back."""

import gzip
import hashlib
import io
import json
import shutil
import tarfile
import threading
import zipfile
from pathlib import Path

import pyrage
import pytest
from django.conf import settings
from django.db import connection

from chibo.organization.people.models import Person
from chibo.platform.accounts.models import Account
from chibo.platform.accounts.services import open_account
from chibo.platform.audit.models import AuditEntry
from chibo.platform.audit.services import verify
from chibo.platform.backups import age, archive
from chibo.platform.backups.database import MEMBER, engine
from chibo.platform.backups.errors import (
    BackupExists,
    BadPassphrase,
    DamagedBackup,
    NewerBackup,
    NotABackup,
    OtherDatabase,
    ToolMissing,
)
from chibo.platform.backups.services import check_backup, make_backup, restore_backup
from chibo.platform.crypto.keys import add_key_in_front, keyring
from chibo.platform.crypto.ring import sealing_key
from chibo.platform.files.services import path_of, store_bytes

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "postgresql" and shutil.which("pg_dump") is None,
        reason="PostgreSQL's client programs are not installed",
    ),
]

PASSPHRASE = "một câu chỉ để thử"
PDF = b"%PDF-1.7\n" + b"x" * 2000


@pytest.fixture
def place(tmp_path, settings):
    """A data folder of the test's own."""
    settings.CHIBO_DATA = tmp_path / "data #1"
    settings.FILES_FOLDER = settings.CHIBO_DATA / "files"
    settings.FILES_FOLDER.mkdir(parents=True)
    settings.FIELD_KEYS_FILE = tmp_path / "data #1" / "field-keys"
    return tmp_path


@pytest.fixture(autouse=True)
def quick_guesses(monkeypatch):
    monkeypatch.setattr(age, "WORK", 8)


def account(login):
    return open_account(login, name=login, password=None, by="test")


def logins():
    return set(Account.objects.values_list("login", flat=True))


def backed_up(target, passphrase=PASSPHRASE, **more):
    return make_backup(target, passphrase=passphrase, by="test", **more)


def restored_from(source, passphrase=PASSPHRASE):
    return restore_backup(source, passphrase=passphrase)


def inside(source: Path):
    """What an ``age`` program and ``tar`` show of the file: name and content of every part, in order."""
    with tarfile.open(fileobj=io.BytesIO(pyrage.passphrase.decrypt(source.read_bytes(), PASSPHRASE))) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar}


def rewrite(source: Path, target: Path, change):
    """The same backup with some parts changed: ``change(name, content) -> content or None``."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        for name, content in inside(source).items():
            if (changed := change(name, content)) is not None:
                info = tarfile.TarInfo(name)
                info.size = len(changed)
                tar.addfile(info, io.BytesIO(changed))
    return seal(plain.getvalue(), target)


def seal(plain: bytes, target: Path):
    """With the small work of the tests; the age program would take a second of thought for each file."""
    with target.open("wb") as file:
        sealer = age.Sealer(file, PASSPHRASE)
        sealer.write(plain)
        sealer.close()
    return target


def with_manifest(source: Path, target: Path, **changes):
    def change(name, content):
        return json.dumps({**json.loads(content), **changes}).encode() if name == archive.HEAD else content

    return rewrite(source, target, change)


def test_database_and_files_come_back_as_they_were(place):
    account("binh")
    kept = store_bytes(PDF, name="bien-ban.pdf", subject="tests.thing:1", by="test")
    manifest = backed_up(place / "monday.age")
    lines = verify().lines

    account("later")
    store_bytes(PDF + b"2", name="later.pdf", subject="tests.thing:1", by="test")
    path_of(kept.sha256).unlink()
    restored = restored_from(place / "monday.age")

    assert logins() == {"binh"}
    assert path_of(kept.sha256).read_bytes() == PDF
    assert [path.name for path in settings.FILES_FOLDER.rglob("*") if path.is_file()] == [kept.sha256]
    assert manifest.audit_lines == restored.manifest.audit_lines == lines - 1  # the last one says: backed up
    assert verify().intact
    assert verify().lines == lines - 1


def test_work_goes_on_after_a_restore(place):
    account("binh")
    backed_up(place / "monday.age")
    restored_from(place / "monday.age")
    account("cuc")
    assert logins() == {"binh", "cuc"}
    assert verify().intact


def test_the_safety_copy_brings_back_what_was_replaced(place):
    account("binh")
    backed_up(place / "monday.age")
    account("tuesday")
    restored = restored_from(place / "monday.age")
    assert logins() == {"binh"}
    restored_from(restored.safety_copy)
    assert logins() == {"binh", "tuesday"}


def test_only_the_owner_can_read_a_backup(place):
    backed_up(place / "monday.age")
    assert (place / "monday.age").stat().st_mode & 0o077 == 0


def test_a_backup_never_overwrites_another_file(place):
    (place / "monday.age").write_text("mine")
    with pytest.raises(BackupExists):
        backed_up(place / "monday.age")
    assert (place / "monday.age").read_text() == "mine"


def test_a_backup_that_fails_leaves_nothing_behind(place, monkeypatch):
    def stop(*_):
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        backed_up(place / "monday.age", tell=stop)
    assert [path.name for path in place.iterdir()] == ["data #1"]


def test_a_file_that_is_still_being_written_is_left_out(place):
    (settings.FILES_FOLDER / "ab").mkdir()
    (settings.FILES_FOLDER / "ab" / "tmp1234").write_text("half")
    manifest = backed_up(place / "monday.age")
    assert list(manifest.members) == [MEMBER[engine()]]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 not really", b"name;birth\nHoa;1980\n"], ids=["empty", "broken zip", "a table"]
)
def test_a_foreign_file_is_refused(place, content):
    account("binh")
    (place / "other.age").write_bytes(content)
    with pytest.raises(NotABackup):
        restored_from(place / "other.age")
    assert logins() == {"binh"}


def test_a_zip_of_somebody_else_is_refused(place):
    with zipfile.ZipFile(place / "photos.age", "w") as photos:
        photos.writestr("one.jpg", "…")
    with pytest.raises(NotABackup):
        restored_from(place / "photos.age")


@pytest.mark.parametrize(
    "changes", [{"schema": ["x"]}, {"format": "one"}, {"surprise": 1}], ids=["schema", "format", "unknown word"]
)
def test_a_manifest_that_makes_no_sense_is_refused(place, changes):
    backed_up(place / "monday.age")
    with pytest.raises(NotABackup):
        restored_from(with_manifest(place / "monday.age", place / "odd.age", **changes))


def test_a_missing_file_is_refused_in_words(place):
    with pytest.raises(NotABackup) as refused:
        restored_from(place / "nowhere.age")
    assert "nowhere" in str(refused.value.sentence)


@pytest.mark.parametrize("left", [0.5, 0.9, 0.9999])
def test_a_truncated_backup_is_refused(place, left):
    account("binh")
    backed_up(place / "monday.age")
    whole = (place / "monday.age").read_bytes()
    (place / "half.age").write_bytes(whole[: int(len(whole) * left)])
    with pytest.raises(DamagedBackup):
        restored_from(place / "half.age")
    assert logins() == {"binh"}


def test_flipped_bytes_in_the_database_are_found_before_anything_changes(place):
    account("binh")
    backed_up(place / "monday.age")
    account("later")
    raw = bytearray((place / "monday.age").read_bytes())
    raw[len(raw) // 3 : len(raw) // 3 + 8] = b"\xff\x00\xff\x00\xff\x00\xff\x00"
    (place / "flipped.age").write_bytes(raw)
    with pytest.raises(DamagedBackup):
        restored_from(place / "flipped.age")
    assert logins() == {"binh", "later"}
    assert not list(settings.CHIBO_DATA.glob("safety-*"))


def test_a_member_that_was_exchanged_is_found_by_its_hash(place):
    kept = store_bytes(PDF, name="a.pdf", subject="tests.thing:1", by="test")
    backed_up(place / "monday.age")
    forged = rewrite(
        place / "monday.age", place / "forged.age",
        lambda name, content: b"forged" if kept.sha256 in name else content,
    )
    with pytest.raises(DamagedBackup) as refused:
        restored_from(forged)
    assert kept.sha256 in str(refused.value.sentence)
    assert path_of(kept.sha256).read_bytes() == PDF


def test_a_missing_member_is_found(place):
    backed_up(place / "monday.age")
    thin = rewrite(
        place / "monday.age", place / "thin.age",
        lambda name, content: None if name.startswith("database") else content,
    )
    with pytest.raises(DamagedBackup):
        restored_from(thin)


def test_a_backup_without_a_database_is_refused(place):
    account("binh")
    backed_up(place / "monday.age")

    def bare(name, content):
        return b"{}" if name == archive.HASHES else None if name.startswith("database") else content

    with pytest.raises(DamagedBackup):
        restored_from(rewrite(place / "monday.age", place / "empty.age", bare))
    assert logins() == {"binh"}


@pytest.mark.parametrize("name", ["../../climbed", "/climbed", "files/../../climbed", "surprise.txt"])
def test_a_part_that_is_none_of_ours_is_refused(place, name):
    backed_up(place / "monday.age")
    evil = rewrite(place / "monday.age", place / "evil.age", lambda found, content: content)
    plain = inside(evil)
    with tarfile.open(place / "evil.tar", "w") as tar:
        for part, content in {archive.HEAD: plain.pop(archive.HEAD), name: b"x", **plain}.items():
            info = tarfile.TarInfo(part)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    seal((place / "evil.tar").read_bytes(), evil)
    with pytest.raises(DamagedBackup):
        restored_from(evil)
    assert not list(place.rglob("climbed"))


def test_the_wrong_passphrase_is_refused_in_words(place):
    account("binh")
    backed_up(place / "monday.age")
    with pytest.raises(BadPassphrase) as refused:
        restored_from(place / "monday.age", passphrase="another")
    assert "monday.age" in str(refused.value.sentence)
    assert logins() == {"binh"}


def test_nothing_can_be_read_in_the_file_itself(place):
    account("binh-co-mat-o-day")
    backed_up(place / "monday.age")
    raw = (place / "monday.age").read_bytes()
    assert b"binh-co-mat" not in raw
    assert b"SQLite" not in raw
    assert raw.startswith(b"age-encryption.org/v1")


def test_any_age_program_and_tar_open_it(place):
    """Written by ourselves, opened by the library everybody uses: a backup outlives chibo."""
    kept = store_bytes(PDF, name="a.pdf", subject="tests.thing:1", by="test")
    backed_up(place / "monday.age")
    parts = inside(place / "monday.age")
    assert parts[f"files/{kept.sha256[:2]}/{kept.sha256}"] == PDF
    assert next(iter(parts)) == archive.HEAD
    assert json.loads(parts[archive.HASHES])[f"files/{kept.sha256[:2]}/{kept.sha256}"] == kept.sha256


def test_the_keys_of_the_protected_columns_come_along(place, cast):
    person = cast.official.person
    person.email = "ngoc@example.org"
    person.save()
    backed_up(place / "monday.age")
    settings.FIELD_KEYS_FILE.unlink()  # another machine
    restored_from(place / "monday.age")
    assert Person.objects.get(pk=person.pk).email == "ngoc@example.org"


def test_keys_made_since_are_kept_when_an_older_backup_is_restored(place, cast):
    sealing_key()
    backed_up(place / "monday.age")
    newer = add_key_in_front()
    restored_from(place / "monday.age")
    assert keyring().keys[0] != newer
    assert newer in keyring().keys


def test_a_check_changes_nothing_and_walks_the_trail_in_the_copy(place, cast):
    account("binh")
    backed_up(place / "monday.age")
    before = sorted(path.name for path in settings.CHIBO_DATA.iterdir())
    lines = verify().lines
    checked = check_backup(place / "monday.age", passphrase=PASSPHRASE)
    assert checked.trail.intact
    assert checked.trail.lines == checked.manifest.audit_lines == lines - 1
    assert sorted(path.name for path in settings.CHIBO_DATA.iterdir()) == before
    assert verify().lines == lines


def test_a_check_finds_what_was_tampered_with_before_the_backup(place):
    account("binh")
    AuditEntry.objects.filter(number=1).update(source="somebody else")
    backed_up(place / "monday.age")
    checked = check_backup(place / "monday.age", passphrase=PASSPHRASE)
    assert [(fault.kind.value, fault.line) for fault in checked.trail.faults] == [("changed", 1)]


def test_a_file_that_is_not_on_the_disk_is_said(place):
    kept = store_bytes(PDF, name="a.pdf", subject="tests.thing:1", by="test")
    path_of(kept.sha256).unlink()
    assert backed_up(place / "monday.age").missing == [kept.sha256]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="chibo 0.1 backed SQLite up so")
def test_a_backup_of_the_first_version_can_still_be_restored(place):
    account("binh")
    kept = store_bytes(PDF, name="a.pdf", subject="tests.thing:1", by="test")
    backed_up(place / "monday.age")
    parts = inside(place / "monday.age")
    old = {"database.sqlite3": gzip.decompress(parts["database.sqlite3.gz"]),
           **{name: content for name, content in parts.items() if name.startswith("files/")}}
    manifest = {"format": 1, "version": "0.1.0", "made_at": "2026-11-22", "engine": "sqlite", "audit_lines": 2,
                "audit_head": "", "members": {name: hashlib.sha256(part).hexdigest() for name, part in old.items()}}
    with zipfile.ZipFile(place / "old.zip", "w") as archived:
        for name, content in {**old, "chibo-backup.json": json.dumps(manifest)}.items():
            archived.writestr(name, content)
    account("later")
    path_of(kept.sha256).unlink()
    restored_from(place / "old.zip")
    assert logins() == {"binh"}
    assert path_of(kept.sha256).read_bytes() == PDF


def test_tables_this_program_does_not_know_are_refused(place):
    account("binh")
    backed_up(place / "monday.age")
    later = {"audit": "9999_in_the_future"}
    with pytest.raises(NewerBackup):
        restored_from(with_manifest(place / "monday.age", place / "newer.age", schema=later, version="9.9"))
    assert logins() == {"binh"}


def test_a_backup_of_the_other_database_is_refused(place):
    other = "postgresql" if engine() == "sqlite" else "sqlite"
    backed_up(place / "monday.age")
    with pytest.raises(OtherDatabase) as refused:
        restored_from(with_manifest(place / "monday.age", place / "other.age", engine=other))
    assert other in str(refused.value.sentence)


def test_a_backup_of_a_newer_chibo_is_refused(place):
    backed_up(place / "monday.age")
    with pytest.raises(NewerBackup) as refused:
        restored_from(with_manifest(place / "monday.age", place / "newer.age", format=99, version="9.9"))
    assert "9.9" in str(refused.value.sentence)


def test_a_backup_holds_together_while_somebody_writes(place):
    stop = threading.Event()
    failures = []

    def write():
        try:
            number = 0
            while not stop.is_set():
                number += 1
                account(f"writer{number}")
        except Exception as problem:
            failures.append(problem)
        finally:
            connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            backed_up(place / f"busy{number}.age")
    finally:
        stop.set()
        writer.join()
    assert not failures
    before = logins()
    restored_from(place / "busy1.age")
    assert logins() <= before
    assert verify().intact


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the file itself is SQLite's")
def test_a_database_that_cannot_be_read_any_more_is_replaced_and_kept(place, monkeypatch):
    account("binh")
    backed_up(place / "monday.age")
    ruin = place / "ruin.sqlite3"
    ruin.write_bytes(b"this was a database once " * 400)
    with monkeypatch.context() as elsewhere:
        elsewhere.setitem(connection.settings_dict, "NAME", ruin)
        connection.close()
        restored = restored_from(place / "monday.age")
        assert logins() == {"binh"}
        connection.close()
    assert ruin.read_bytes().startswith(b"SQLite format 3")
    assert inside(restored.safety_copy)["raw/ruin.sqlite3"].startswith(b"this was a database once")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite needs no tools")
def test_a_missing_tool_is_named(place, monkeypatch):
    monkeypatch.setenv("PATH", str(place))
    with pytest.raises(ToolMissing) as refused:
        backed_up(place / "monday.age")
    assert "pg_dump" in str(refused.value.sentence)
