"""A restore that is killed, a disk that is full, a day that begins: nothing is lost and one sentence says what is."""

import datetime as dt
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from chibo.platform.accounts.models import Account
from chibo.platform.accounts.services import open_account
from chibo.platform.audit.services import verify
from chibo.platform.backups import age, daily, room
from chibo.platform.backups.daily import automatic_backups, back_up_once_a_day, backup_state
from chibo.platform.backups.errors import BackupRunning, DiskFull
from chibo.platform.backups.jobs import daily_backup
from chibo.platform.backups.passphrase import own_passphrase, passphrase_file
from chibo.platform.backups.services import check_backup, make_backup, restore_backup

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[3]
PASSPHRASE = "một câu chỉ để thử"


@pytest.fixture(autouse=True)
def place(tmp_path, settings, monkeypatch):
    monkeypatch.setattr(age, "WORK", 8)
    settings.CHIBO_DATA = tmp_path / "data"
    settings.FILES_FOLDER = settings.CHIBO_DATA / "files"
    settings.FIELD_KEYS_FILE = settings.CHIBO_DATA / "field-keys"
    settings.BACKUPS_FOLDER = tmp_path / "backups"
    settings.BACKUP_PASSPHRASE_FILE = settings.CHIBO_DATA / "backup-passphrase"
    settings.BACKUPS_DAILY = True
    settings.BACKUPS_KEPT = [2, 0, 0]
    settings.FILES_FOLDER.mkdir(parents=True)
    return tmp_path


def account(login):
    return open_account(login, name=login, password=None, by="test")


OFFICE = """
import os, signal, sys
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from pathlib import Path
from chibo.platform.accounts.models import Account
from chibo.platform.accounts.services import open_account
from chibo.platform.audit.guards import guard
from chibo.platform.audit.services import verify
from chibo.platform.backups import age, services
from chibo.platform.files.services import store_bytes
age.WORK = 8
backup, moment = Path(settings.CHIBO_DATA) / "monday.age", sys.argv[1]
def office(login, content):
    open_account(login, name=login, password=None, by="test")
    store_bytes(b"%PDF-1.7 " + content * 500, name="a.pdf", subject="tests.thing:1", by="test")
if moment == "begin":
    call_command("migrate", verbosity=0)
    guard(connection)
    office("monday", b"m")
    services.make_backup(backup, passphrase="x", by="test")
    office("tuesday", b"t")
elif moment == "look":
    files = sorted(path.read_bytes()[9:10].decode() for path in Path(settings.FILES_FOLDER).rglob("*") if path.is_file())
    print(verify().intact, sorted(Account.objects.values_list("login", flat=True)), files)
else:
    def killed(*_args, **_more):
        os.kill(os.getpid(), signal.SIGKILL)
    if moment == "in the middle of the database":
        import sqlite3
        class Live(sqlite3.Connection):
            def backup(self, target, **more):
                super().backup(target, pages=1, progress=lambda status, left, total: left < total // 2 and killed())
        real, sqlite3.connect = sqlite3.connect, lambda *a, **m: real(*a, **{**m, "factory": Live})
        services._safety_copy = lambda *_: None
    else:
        setattr(services, moment, killed)
    services.restore_backup(backup, passphrase="x")
"""


def run_office(folder, word):
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("CHIBO_", "DJANGO_"))}
    environment = {**keep, "CHIBO_DATA": str(folder), "PYTHONPATH": f"{ROOT}/src:{ROOT}",
                   "DJANGO_SETTINGS_MODULE": "chibo.config.settings"}  # fmt: skip
    return subprocess.run(
        [sys.executable, "-c", OFFICE, word], env=environment, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture(scope="module")
def begun(migrated, tmp_path_factory):
    """An office with a backup of Monday and what came on Tuesday; it is copied, never restored."""
    folder = tmp_path_factory.mktemp("begun") / "office"
    folder.mkdir()
    shutil.copyfile(migrated, folder / "chibo.sqlite3")
    made = run_office(folder, "begin")
    assert made.returncode == 0, made.stderr
    return folder


@pytest.mark.skipif(connection.vendor != "sqlite", reason="this office is a file; PostgreSQL loads in one transaction")
@pytest.mark.parametrize(
    ("moment", "logins", "files"),
    [
        ("_safety_copy", ["monday", "tuesday"], ["m", "t"]),
        ("place_files", ["monday", "tuesday"], ["m", "t"]),
        ("load_database", ["monday", "tuesday"], ["m", "t"]),
        ("in the middle of the database", ["monday", "tuesday"], ["m", "t"]),
        ("remove_other_files", ["monday"], ["m", "t"]),
    ],
)  # fmt: skip
def test_a_restore_that_is_killed_leaves_the_old_office_or_the_new_one(tmp_path, begun, moment, logins, files):
    office = shutil.copytree(begun, tmp_path / "office")
    assert run_office(office, moment).returncode == -signal.SIGKILL
    looked = run_office(office, "look")
    assert looked.stdout.strip() == f"True {logins} {files}", looked.stderr


class TestFullDisk:
    @pytest.fixture
    def small(self):
        """No file may grow beyond 100 KB: what a full disk does, without one."""
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
        yield
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="pg_dump says it in words of its own")
    def test_a_backup_that_finds_no_room_says_so_and_leaves_nothing(self, place, small):
        account("binh")
        with pytest.raises(DiskFull) as refused:
            make_backup(place / "monday.age", passphrase=PASSPHRASE, by="test")
        assert str(place) in str(refused.value.sentence)
        assert sorted(path.name for path in place.iterdir()) == ["data"]

    def test_a_restore_that_finds_no_room_changes_nothing(self, place, request):
        account("binh")
        make_backup(place / "monday.age", passphrase=PASSPHRASE, by="test")
        account("later")
        request.getfixturevalue("small")
        with pytest.raises(DiskFull):
            restore_backup(place / "monday.age", passphrase=PASSPHRASE)
        assert set(Account.objects.values_list("login", flat=True)) == {"binh", "later"}
        assert not list((place / "data").glob("safety-*"))
        assert not list((place / "data").glob(".scratch-*"))

    def test_too_little_room_is_seen_before_anything_is_written(self, place, monkeypatch):
        monkeypatch.setattr(room.shutil, "disk_usage", lambda _place: type("Disk", (), {"free": 1000})())
        with pytest.raises(DiskFull):
            make_backup(place / "monday.age", passphrase=PASSPHRASE, by="test")

    def test_what_sqlite_says_of_a_full_disk_becomes_the_same_sentence(self, place):
        def full():
            with room.saying_full(place):
                raise OSError(28, "No space left on device")

        with pytest.raises(DiskFull):
            full()
        small = sqlite3.connect(":memory:")
        small.execute("PRAGMA max_page_count = 1")
        with pytest.raises(DiskFull), room.saying_full(place):
            small.execute("CREATE TABLE t (x)")
        small.close()


class TestEveryDay:
    def at(self, day, hour=9):
        return timezone.make_aware(dt.datetime(2026, 11, day, hour))

    def test_the_first_look_of_a_day_makes_one_and_tries_it(self, place):
        account("binh")
        made = back_up_once_a_day(now=self.at(20))
        state = backup_state()
        assert made.parent == place / "backups"
        assert state.file == made.name
        assert state.made == self.at(20)
        assert state.walked
        assert state.size == made.stat().st_size
        assert back_up_once_a_day(now=self.at(20, hour=23)) is None
        assert check_backup(made, passphrase=own_passphrase()).trail.intact

    def test_older_ones_are_thinned_out_and_other_files_left_alone(self, place):
        for day in (18, 19, 20, 21):
            back_up_once_a_day(now=self.at(day))
            (place / "backups" / "mine.age").write_text("by hand")
        assert [made.day for made in sorted(automatic_backups())] == [20, 21]
        assert (place / "backups" / "mine.age").exists()

    def test_what_goes_wrong_stays_visible_until_it_goes_right(self, place, monkeypatch):
        with monkeypatch.context() as tight:
            tight.setattr(room.shutil, "disk_usage", lambda _place: type("Disk", (), {"free": 1000})())
            with pytest.raises(DiskFull):
                back_up_once_a_day(now=self.at(20))
        assert backup_state().problem_at == self.at(20).isoformat()
        assert len(backup_state().problem) > 20
        assert automatic_backups() == {}
        back_up_once_a_day(now=self.at(20, hour=11))
        assert backup_state().problem == ""

    def test_two_workers_do_not_make_two(self, place):
        (place / "backups").mkdir()
        with daily._alone(place / "backups"), pytest.raises(BackupRunning):
            back_up_once_a_day(now=self.at(20))
        with daily._alone(place / "backups"):
            daily_backup()  # the job leaves it to the other one
        assert automatic_backups() == {}

    def test_it_can_be_switched_off(self, place, settings):
        settings.BACKUPS_DAILY = False
        daily_backup()
        assert not (place / "backups").exists()

    def test_what_a_killed_run_left_is_swept_up_after_a_day(self, place):
        left, fresh = place / "data" / ".scratch-old", place / "data" / ".scratch-new"
        left.mkdir()
        fresh.mkdir()
        os.utime(left, (0, 0))
        back_up_once_a_day(now=self.at(20))
        assert not left.exists()
        assert fresh.exists()

    def test_the_passphrase_is_made_once_for_its_owner_only(self, place):
        words = own_passphrase()
        assert own_passphrase() == words
        assert len(words.replace("-", "")) == 30
        assert passphrase_file().stat().st_mode & 0o077 == 0


def test_the_trail_says_that_a_backup_was_made(place):
    account("binh")
    lines = verify().lines
    make_backup(place / "monday.age", passphrase=PASSPHRASE, by="test")
    assert verify().lines == lines + 1
