"""A backup is made while people work, checked before it is trusted, and restored with a way back."""

import json
import shutil
import threading
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from chibo.platform.accounts.models import Account
from chibo.platform.accounts.services import open_account
from chibo.platform.audit.services import verify
from chibo.platform.backups import archive
from chibo.platform.backups.database import MEMBER, engine
from chibo.platform.backups.errors import (
    BackupExists,
    DamagedBackup,
    NewerBackup,
    NotABackup,
    OtherDatabase,
    ToolMissing,
)
from chibo.platform.backups.services import make_backup, restore_backup
from chibo.platform.files.services import path_of, store_bytes

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "postgresql" and shutil.which("pg_dump") is None,
        reason="PostgreSQL's client programs are not installed",
    ),
]

PDF = b"%PDF-1.7\n" + b"x" * 2000


@pytest.fixture
def place(tmp_path, settings):
    """A data folder of the test's own."""
    settings.CHIBO_DATA = tmp_path / "data #1"
    settings.FILES_FOLDER = settings.CHIBO_DATA / "files"
    settings.FILES_FOLDER.mkdir(parents=True)
    return tmp_path


def account(login):
    return open_account(login, name=login, password=None, by="test")


def logins():
    return set(Account.objects.values_list("login", flat=True))


def rewrite(source: Path, target: Path, change):
    """The same zip with some members changed: ``change(name, content) -> content or None``."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if (content := change(name, old.read(name))) is not None:
                new.writestr(name, content)
    return target


def with_manifest(source: Path, target: Path, **changes):
    def change(name, content):
        if name != archive.MANIFEST:
            return content
        return json.dumps({**json.loads(content), **changes}).encode()

    return rewrite(source, target, change)


def test_database_and_files_come_back_as_they_were(place):
    account("binh")
    kept = store_bytes(PDF, name="bien-ban.pdf", subject="tests.thing:1", by="test")
    manifest = make_backup(place / "monday.zip")
    lines = verify().lines

    account("later")
    store_bytes(PDF + b"2", name="later.pdf", subject="tests.thing:1", by="test")
    path_of(kept.sha256).unlink()
    restored = restore_backup(place / "monday.zip")

    assert logins() == {"binh"}
    assert path_of(kept.sha256).read_bytes() == PDF
    assert [path.name for path in settings.FILES_FOLDER.rglob("*") if path.is_file()] == [kept.sha256]
    assert (manifest.audit_lines, restored.manifest.audit_lines) == (lines, lines)
    assert verify().intact
    assert verify().lines == lines


def test_work_goes_on_after_a_restore(place):
    account("binh")
    make_backup(place / "monday.zip")
    restore_backup(place / "monday.zip")
    account("cuc")
    assert logins() == {"binh", "cuc"}
    assert verify().intact


def test_the_safety_copy_brings_back_what_was_replaced(place):
    account("binh")
    make_backup(place / "monday.zip")
    account("tuesday")
    restored = restore_backup(place / "monday.zip")
    assert logins() == {"binh"}
    restore_backup(restored.safety_copy)
    assert logins() == {"binh", "tuesday"}


def test_only_the_owner_can_read_a_backup(place):
    make_backup(place / "monday.zip")
    assert (place / "monday.zip").stat().st_mode & 0o077 == 0


def test_a_backup_never_overwrites_another_file(place):
    (place / "monday.zip").write_text("mine")
    with pytest.raises(BackupExists):
        make_backup(place / "monday.zip")
    assert (place / "monday.zip").read_text() == "mine"


def test_a_backup_that_fails_leaves_nothing_behind(place, monkeypatch):
    def stop(*_):
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        make_backup(place / "monday.zip", tell=stop)
    assert [path.name for path in place.iterdir()] == ["data #1"]


def test_a_file_that_is_still_being_written_is_left_out(place):
    (settings.FILES_FOLDER / "ab").mkdir()
    (settings.FILES_FOLDER / "ab" / "tmp1234").write_text("half")
    manifest = make_backup(place / "monday.zip")
    assert list(manifest.members) == [MEMBER[engine()]]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 not really", b"name;birth\nHoa;1980\n"], ids=["empty", "broken zip", "a table"]
)
def test_a_foreign_file_is_refused(place, content):
    account("binh")
    (place / "other.zip").write_bytes(content)
    with pytest.raises(NotABackup):
        restore_backup(place / "other.zip")
    assert logins() == {"binh"}


def test_a_zip_of_somebody_else_is_refused(place):
    with zipfile.ZipFile(place / "photos.zip", "w") as photos:
        photos.writestr("one.jpg", "…")
    with pytest.raises(NotABackup):
        restore_backup(place / "photos.zip")


@pytest.mark.parametrize(
    "changes", [{"members": ["x"]}, {"format": "one"}, {"surprise": 1}], ids=["members", "format", "unknown word"]
)
def test_a_manifest_that_makes_no_sense_is_refused(place, changes):
    make_backup(place / "monday.zip")
    with pytest.raises(NotABackup):
        restore_backup(with_manifest(place / "monday.zip", place / "odd.zip", **changes))


def test_a_missing_file_is_refused_in_words(place):
    with pytest.raises(NotABackup) as refused:
        restore_backup(place / "nowhere.zip")
    assert "nowhere" in str(refused.value.sentence)


def test_a_truncated_backup_is_refused(place):
    account("binh")
    make_backup(place / "monday.zip")
    whole = (place / "monday.zip").read_bytes()
    (place / "half.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NotABackup):
        restore_backup(place / "half.zip")
    assert logins() == {"binh"}


def test_flipped_bytes_in_the_database_are_found_before_anything_changes(place):
    account("binh")
    make_backup(place / "monday.zip")
    account("later")
    raw = bytearray((place / "monday.zip").read_bytes())
    raw[len(raw) // 3 : len(raw) // 3 + 8] = b"\xff\x00\xff\x00\xff\x00\xff\x00"
    (place / "flipped.zip").write_bytes(raw)
    with pytest.raises(DamagedBackup):
        restore_backup(place / "flipped.zip")
    assert logins() == {"binh", "later"}
    assert not list(settings.CHIBO_DATA.glob("safety-*"))


def test_a_member_that_was_exchanged_is_found_by_its_hash(place):
    kept = store_bytes(PDF, name="a.pdf", subject="tests.thing:1", by="test")
    make_backup(place / "monday.zip")
    forged = rewrite(
        place / "monday.zip", place / "forged.zip",
        lambda name, content: b"forged" if kept.sha256 in name else content,
    )
    with pytest.raises(DamagedBackup) as refused:
        restore_backup(forged)
    assert kept.sha256 in str(refused.value.sentence)
    assert path_of(kept.sha256).read_bytes() == PDF


def test_a_missing_member_is_found(place):
    make_backup(place / "monday.zip")
    thin = rewrite(
        place / "monday.zip", place / "thin.zip",
        lambda name, content: content if name == archive.MANIFEST else None,
    )
    with pytest.raises(DamagedBackup):
        restore_backup(thin)


def test_a_backup_without_a_database_is_refused(place):
    account("binh")
    make_backup(place / "monday.zip")
    with pytest.raises(DamagedBackup):
        restore_backup(with_manifest(place / "monday.zip", place / "empty.zip", members={}))
    assert logins() == {"binh"}


def test_a_member_cannot_climb_out_of_the_folder(place):
    make_backup(place / "monday.zip")
    evil = with_manifest(place / "monday.zip", place / "evil.zip", members={"../../climbed": "0" * 64})
    with pytest.raises(DamagedBackup):
        restore_backup(evil)
    assert not list(place.rglob("climbed"))


def test_a_backup_of_the_other_database_is_refused(place):
    other = "postgresql" if engine() == "sqlite" else "sqlite"
    make_backup(place / "monday.zip")
    with pytest.raises(OtherDatabase) as refused:
        restore_backup(with_manifest(place / "monday.zip", place / "other.zip", engine=other))
    assert other in str(refused.value.sentence)


def test_a_backup_of_a_newer_chibo_is_refused(place):
    make_backup(place / "monday.zip")
    with pytest.raises(NewerBackup) as refused:
        restore_backup(with_manifest(place / "monday.zip", place / "newer.zip", format=99, version="9.9"))
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
            make_backup(place / f"busy{number}.zip")
    finally:
        stop.set()
        writer.join()
    assert not failures
    before = logins()
    restore_backup(place / "busy1.zip")
    assert logins() <= before
    assert verify().intact


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the file itself is SQLite's")
def test_a_database_that_cannot_be_read_any_more_is_replaced_and_kept(place, monkeypatch):
    account("binh")
    make_backup(place / "monday.zip")
    ruin = place / "ruin.sqlite3"
    ruin.write_bytes(b"this was a database once " * 400)
    with monkeypatch.context() as elsewhere:
        elsewhere.setitem(connection.settings_dict, "NAME", ruin)
        connection.close()
        restored = restore_backup(place / "monday.zip")
        assert logins() == {"binh"}
        connection.close()
    assert ruin.read_bytes().startswith(b"SQLite format 3")
    with zipfile.ZipFile(restored.safety_copy) as safety:
        assert safety.read("ruin.sqlite3").startswith(b"this was a database once")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite needs no tools")
def test_a_missing_tool_is_named(place, monkeypatch):
    monkeypatch.setenv("PATH", str(place))
    with pytest.raises(ToolMissing) as refused:
        make_backup(place / "monday.zip")
    assert "pg_dump" in str(refused.value.sentence)
