import datetime as dt
import json
import socket

import pytest
from django.utils import timezone
from docx import Document as Docx

from chibo.kernel.period import Month
from chibo.organization.people.models import Person
from chibo.platform.accounts.models import Account
from chibo.platform.audit.models import AuditEntry
from chibo.platform.audit.services import record
from chibo.platform.backups import age
from chibo.platform.crypto.keys import keyring
from chibo.platform.jobs.models import Job
from chibo.platform.papers.models import Paper
from chibo.surfaces.cli.commands import cli
from chibo.work.meetings.choices import MeetingKind
from chibo.work.meetings.services.papers import issue_invitation
from chibo.work.meetings.services.planning import plan_meeting
from tests.conftest import PASSWORD, make_person
from tests.organization.register.lists import HEADER, PEOPLE, workbook

COMMANDS = [
    "run", "worker", "demo", "import-members", "new-password", "paper", "paper list", "paper export", "backup",
    "backup verify", "restore", "keys", "keys rekey", "keys forget", "keys sheet", "audit", "audit verify",
    "audit fingerprint", "doctor", "second-factor-off", "search",
]


def said_one_sentence(answer):
    return answer.out == "" and len(answer.err.strip().splitlines()) == 1 and "Traceback" not in answer.err


class TestHelp:
    def test_nothing_is_missing_from_the_list(self):
        assert sorted(cli.commands) == sorted(name for name in COMMANDS if " " not in name)

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_explains_itself_in_vietnamese(self, chibo, command):
        answer = chibo(*command.split(), "--help")
        assert answer.code == 0
        sentence = answer.out.splitlines()[2].strip()
        assert any(letter in sentence.lower() for letter in "ăâđêôơưáàạảãéèẹíìịóòọúùụếềệốồộớờợứừựấầậắằặ"), sentence

    def test_the_same_in_english(self, shell):
        english = shell("--help", CHIBO_LANGUAGE="en")
        vietnamese = shell("--help")
        assert "Say in plain words what is wrong" in english.out
        assert "chibo doctor" not in vietnamese.out
        assert "Say in plain words" not in vietnamese.out
        assert english.code == vietnamese.code == 0

    def test_a_language_we_do_not_speak_is_vietnamese(self, shell):
        assert shell("--help", CHIBO_LANGUAGE="fr").out == shell("--help").out

    def test_the_version(self, chibo):
        assert chibo("--version").out.startswith("chibo, ")


@pytest.mark.parametrize(
    "words", [["unknown"], ["backup"], ["paper", "export", "x", "--format", "pdf"], ["demo", "--on", "22/11/2026"],
              ["paper", "export", "1", "--format", "odt"], ["run", "--port", "eight"]],
)
def test_a_command_that_was_not_understood_ends_with_2(chibo, words):
    answer = chibo(*words)
    assert answer.code == 2
    assert "Traceback" not in answer.err


class TestPapers:
    @pytest.fixture
    def paper(self, cast):
        starts = timezone.now() + dt.timedelta(days=3)
        meeting = plan_meeting(
            cast.cell.pk, kind=MeetingKind.REGULAR, month=Month.of(timezone.localdate(starts)), starts_at=starts,
            place="Phòng họp tầng 3", by=cast.secretary.account,
        )
        return issue_invitation(meeting, by=cast.secretary.account)

    def test_they_are_listed_with_number_day_and_title(self, chibo, paper):
        (line,) = chibo("paper", "list").out.splitlines()
        assert line.split()[0] == str(paper.pk)
        assert f"{paper.issued_on:%d/%m/%Y}" in line
        assert paper.title in line

    def test_a_script_reads_the_list_as_json(self, chibo, paper):
        (one,) = chibo("paper", "list", "--json").json()
        assert one == {
            "id": paper.pk, "kind": paper.kind, "number": paper.number, "title": paper.title,
            "issued_on": paper.issued_on.isoformat(), "text_hash": paper.text_hash,
        }

    def test_no_paper_is_an_empty_list(self, chibo):
        assert chibo("paper", "list").out == ""
        assert chibo("paper", "list", "--json").json() == []

    def test_docx_and_pdf_are_written_and_their_names_said(self, chibo, paper, tmp_path):
        for kind in ("docx", "pdf"):
            answer = chibo("paper", "export", paper.pk, "--format", kind, "--to", tmp_path)
            assert answer.code == 0
            written = tmp_path / answer.out.strip().rsplit("/", 1)[-1]
            assert written.suffix == f".{kind}"
            assert str(written) == answer.out.strip()
        docx, pdf = sorted(tmp_path.iterdir(), key=lambda path: path.suffix)
        assert pdf.read_bytes().startswith(b"%PDF")
        assert "Phòng họp tầng 3" in "\n".join(line.text for line in Docx(str(docx)).paragraphs)

    def test_an_unknown_paper_and_a_missing_folder_are_refused(self, chibo, paper, tmp_path):
        unknown = chibo("paper", "export", paper.pk + 999, "--format", "pdf", "--to", tmp_path)
        nowhere = chibo("paper", "export", paper.pk, "--format", "pdf", "--to", tmp_path / "nowhere")
        for answer in (unknown, nowhere):
            assert answer.code == 1
            assert said_one_sentence(answer)
        assert list(tmp_path.iterdir()) == []


class TestMembers:
    @pytest.fixture
    def file(self, tmp_path):
        def write(rows):
            target = tmp_path / "danh-sach.xlsx"
            target.write_bytes(workbook([HEADER, *rows]))
            return target

        return write

    def names(self):
        return set(Person.objects.values_list("full_name", flat=True))

    def test_a_dry_run_shows_and_changes_nothing(self, chibo, cast, file):
        before = self.names()
        answer = chibo("import-members", file(PEOPLE), "--unit", cast.cell.pk, "--dry-run", "--json")
        assert answer.code == 0
        assert answer.json()["counts"]["new"] == 4
        assert next(row["name"] for row in answer.json()["rows"]) == "Đỗ Thị Ánh"
        assert self.names() == before

    def test_a_good_list_is_taken_in(self, chibo, cast, file):
        answer = chibo("import-members", file(PEOPLE), "--unit", cast.cell.pk)
        assert answer.code == 0
        assert {"Đỗ Thị Ánh", "Lý Văn Bảo", "Tống Công Danh"} <= self.names()

    def test_one_bad_cell_keeps_the_whole_list_out_and_is_named(self, chibo, cast, file):
        before = self.names()
        bad = ["5", "Vi Thị Bông", "31/02/1990", "Nữ", "19/05/2010", "01/01/2009", "", ""]
        answer = chibo("import-members", file([*PEOPLE, bad]), "--unit", cast.cell.pk)
        assert answer.code == 1
        assert "C6" in answer.out
        assert "Vi Thị Bông" in answer.out
        assert len(answer.err.strip().splitlines()) == 1
        assert self.names() == before

    def test_with_several_cells_it_asks_which(self, chibo, cast, file):
        answer = chibo("import-members", file(PEOPLE))
        assert answer.code == 1
        assert "Chi bộ Sở Ngoại vụ" in answer.err
        assert f"{cast.cell.pk} " in answer.err

    @pytest.mark.parametrize("content", [b"STT;Ho ten\n1;Hoa\n", b"", b"PK\x03\x04broken"])
    def test_a_file_that_is_no_workbook_is_refused_in_words(self, chibo, cast, tmp_path, content):
        (tmp_path / "list.xlsx").write_bytes(content)
        answer = chibo("import-members", tmp_path / "list.xlsx", "--unit", cast.cell.pk)
        assert answer.code == 1
        assert said_one_sentence(answer)

    def test_a_missing_file_is_refused_in_words(self, chibo, cast, tmp_path):
        answer = chibo("import-members", tmp_path / "nowhere.xlsx", "--unit", cast.cell.pk)
        assert (answer.code, said_one_sentence(answer)) == (1, True)

    def test_an_unknown_cell_is_refused_in_words(self, chibo, cast, file):
        answer = chibo("import-members", file(PEOPLE), "--unit", 99999)
        assert (answer.code, said_one_sentence(answer)) == (1, True)


class TestAudit:
    @pytest.fixture
    def lines(self, cast):
        for number in range(3):
            record("tests.thing.done", cast.cell, by="test", number=number)

    def test_a_whole_chain(self, chibo, lines):
        answer = chibo("audit", "verify")
        assert answer.code == 0
        assert "3" in answer.out
        assert chibo("audit", "verify", "--json").json()["intact"] is True

    @pytest.mark.parametrize("harm", ["changed", "removed"])
    def test_a_broken_chain_ends_with_1(self, chibo, lines, harm):
        second = AuditEntry.objects.filter(number=2)
        second.update(data={"number": 99}) if harm == "changed" else second._raw_delete(second.db)
        answer = chibo("audit", "verify")
        assert (answer.code, said_one_sentence(answer)) == (1, True)
        told = chibo("audit", "verify", "--json")
        assert told.code == 1
        assert told.json()["intact"] is False
        assert "2" in told.json()["fault"]
        assert [(one["kind"], one["line"]) for one in told.json()["faults"]] == [(harm, 2)]

    def test_a_fingerprint_from_the_minutes_book_tells_a_rebuilt_trail(self, chibo, lines):
        printed = chibo("audit", "fingerprint").out.strip()
        assert chibo("audit", "verify", "--fingerprint", printed).code == 0
        number, _colon, letters = printed.partition(":")
        other = "f" if letters.strip()[0] != "f" else "0"
        answer = chibo("audit", "verify", "--fingerprint", f"{number}: {other}{letters.strip()[1:]}")
        assert (answer.code, said_one_sentence(answer)) == (1, True)
        nonsense = chibo("audit", "verify", "--fingerprint", "whatever")
        assert (nonsense.code, said_one_sentence(nonsense)) == (1, True)


class TestDoctor:
    def grades(self, answer):
        return {one["what"]: one["grade"] for one in answer.json()}

    def test_a_healthy_installation(self, chibo, cast):
        chibo("worker", "--once")
        answer = chibo("doctor", "--json")
        assert set(self.grades(answer)) == {
            "python", "folder", "disk", "papers", "static", "mail", "database", "audit", "guards", "keys", "backup",
            "worker", "deliveries",
        }
        assert {what for what, grade in self.grades(answer).items() if grade == "bad"} == {"guards"}  # a test database

    def test_each_line_begins_with_a_mark(self, chibo, cast):
        assert {line[0] for line in chibo("doctor").out.splitlines()} <= {"✓", "!", "✗"}

    def test_a_broken_trail_must_be_mended(self, chibo, cast):
        record("tests.thing.done", cast.cell, by="test")
        AuditEntry.objects.update(action="something.else")
        answer = chibo("doctor", "--json")
        assert answer.code == 1
        assert self.grades(answer)["audit"] == "bad"
        assert chibo("doctor").out.count("✗") == 2  # and the guards, which a test database has not

    def test_a_sleeping_worker_and_a_failing_job_are_warnings(self, chibo, cast, caplog):
        assert self.grades(chibo("doctor", "--json"))["worker"] == "warning"
        chibo("worker", "--once")
        Job.objects.filter(pk=Job.objects.first().pk).update(last_error="OSError")
        answer = chibo("doctor", "--json")
        assert self.grades(answer)["worker"] == "warning"

    def test_a_folder_that_cannot_be_written(self, chibo, cast, settings, tmp_path):
        settings.CHIBO_DATA = tmp_path / "nowhere"
        answer = chibo("doctor", "--json")
        assert answer.code == 1
        assert self.grades(answer)["folder"] == "bad"

    def test_an_installation_nobody_started_yet(self, shell):
        answer = shell("doctor")
        assert answer.code == 1
        assert "chibo run" in answer.out
        assert "Traceback" not in answer.err

    def test_a_database_that_is_none(self, shell):
        shell("--version")
        shell.folder.mkdir(exist_ok=True)
        (shell.folder / "chibo.sqlite3").write_bytes(b"no database at all " * 100)
        answer = shell("doctor")
        assert answer.code == 1
        assert "CHIBO_DATABASE_URL" in answer.out
        refused = shell("paper", "list")
        assert (refused.code, said_one_sentence(refused)) == (1, True)


class TestNewPassword:
    def test_it_is_shown_once_lets_in_and_must_be_changed(self, chibo, cast, client):
        answer = chibo("new-password", "OFFICIAL")
        password = answer.out.split()[-1]
        assert client.post("/account/login/", {"username": "official", "password": PASSWORD}).status_code == 422
        assert client.post("/account/login/", {"username": "official", "password": password}).status_code == 302
        assert client.get("/")["location"] == "/account/password/"
        assert password not in str(list(AuditEntry.objects.values_list("data", flat=True)))

    def test_it_ends_a_lock_out(self, chibo, cast, client, settings):
        settings.AXES_ENABLED = True
        for _ in range(6):
            locked = client.post("/account/login/", {"username": "official", "password": "x"})
        assert locked.status_code == 429
        password = chibo("new-password", "official").out.split()[-1]
        assert client.post("/account/login/", {"username": "official", "password": password}).status_code == 302

    def test_an_unknown_login(self, chibo, cast):
        answer = chibo("new-password", "nobody")
        assert (answer.code, said_one_sentence(answer)) == (1, True)


class TestBackup:
    @pytest.fixture
    def place(self, tmp_path, settings, monkeypatch):
        monkeypatch.setattr(age, "WORK", 8)
        settings.CHIBO_DATA = tmp_path / "data"
        settings.FILES_FOLDER = tmp_path / "data" / "files"
        settings.BACKUP_PASSPHRASE_FILE = tmp_path / "data" / "backup-passphrase"
        settings.FIELD_KEYS_FILE = tmp_path / "data" / "field-keys"
        return tmp_path

    def test_a_backup_and_its_refusals(self, chibo, cast, place):
        (place / "photos.zip").write_bytes(b"x")
        nowhere = chibo("backup", place / "nowhere" / "monday.age")
        taken = chibo("backup", place / "photos.zip")
        foreign = chibo("restore", place / "photos.zip", "--yes")
        looked = chibo("backup", "verify", place / "photos.zip")
        for answer in (nowhere, taken, foreign, looked):
            assert answer.code == 1
            assert "Traceback" not in answer.err
            assert len(answer.err.strip().splitlines()[-1]) > 20
        assert (place / "photos.zip").read_bytes() == b"x"

    def test_restoring_asks_first(self, chibo, cast, tmp_path):
        answer = chibo("restore", tmp_path / "monday.age", answer="n\n")
        assert answer.code == 1
        assert Account.objects.exists()

    @pytest.mark.parametrize("words", [["backup", "--help"], ["backup", "verify", "--help"], ["restore", "--help"],
                                       ["keys", "--help"], ["audit", "verify", "--help"]])  # fmt: skip
    def test_help_is_there(self, chibo, words):
        assert len(chibo(*words).out) > 100

    def test_into_an_empty_folder_and_back(self, shell, tmp_path):
        assert shell("worker", "--once").code == 1  # no tables yet: one sentence
        assert shell("restore", tmp_path / "nowhere.age", "--yes").code == 1
        started = shell("backup", tmp_path / "empty.age")
        assert started.code == 0, started.err
        assert shell("backup", tmp_path / "empty.age").code == 1  # it never overwrites
        restored = shell("restore", tmp_path / "empty.age", "--yes")
        assert restored.code == 0, restored.err
        assert "safety-" in restored.out
        assert shell("paper", "list").code == 0  # the tables are there now
        shown = shell("keys", "sheet")
        (tmp_path / "words").write_text("another")
        wrong = shell("backup", "verify", tmp_path / "empty.age", "--passphrase-file", tmp_path / "words")
        assert (wrong.code, "Traceback" in wrong.err, "empty.age" in wrong.err) == (1, False, True)
        (tmp_path / "words").write_text((shell.folder / "backup-passphrase").read_text())
        assert (shell.folder / "backup-passphrase").read_text().strip() in shown.out
        looked = shell("backup", "verify", tmp_path / "empty.age", "--passphrase-file", tmp_path / "words", "--json")
        assert (looked.code, json.loads(looked.out)["whole"]) == (0, True)


class TestKeys:
    @pytest.fixture
    def own_keys(self, tmp_path, settings):
        settings.FIELD_KEYS_FILE = tmp_path / "field-keys"

    @pytest.fixture
    def person(self, own_keys, cast):
        return make_person("Cao An", email="an@example.org")

    def test_texts_are_sealed_anew_and_old_keys_forgotten(self, chibo, person):
        first = keyring().keys[0]
        assert chibo("keys", "rekey").code == 0
        assert keyring().keys[1] == first
        assert first.id in chibo("keys", "forget").out
        assert Person.objects.get(pk=person.pk).email == "an@example.org"

    def test_a_missing_key_is_what_the_doctor_says_first(self, chibo, person, settings):
        settings.FIELD_KEYS_FILE.unlink()
        found = {one["what"]: one for one in chibo("doctor", "--json").json()}
        assert found["keys"]["grade"] == "bad"
        assert str(settings.FIELD_KEYS_FILE) in found["keys"]["words"]


class TestRun:
    def test_a_port_that_is_taken_is_said_before_anything_starts(self, shell):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            answer = shell("run", "--port", taken.getsockname()[1])
        assert answer.code == 1
        assert "chibo run --port" in answer.err
        assert "Traceback" not in answer.err

    @pytest.mark.parametrize(
        ("variable", "value"),
        [("CHIBO_HTTPS", "perhaps"), ("CHIBO_MAX_UPLOAD_MB", "many"), ("CHIBO_DATABASE_URL", "mysql://x/y")],
    )
    def test_a_variable_that_cannot_be_read_stops_the_start_and_is_named(self, shell, variable, value):
        answer = shell("doctor", **{variable: value})
        assert answer.code == 1
        assert variable in answer.err
        assert "Traceback" not in answer.err


def test_the_demo_is_not_played_over_somebodys_data(chibo, cast):
    papers = Paper.objects.count()
    answer = chibo("demo", "--on", "2026-11-22")
    assert answer.code == 1
    assert Paper.objects.count() == papers
