import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chibo.platform.audit.models import AuditEntry
from chibo.platform.files.access import OPENERS, opens
from chibo.platform.files.errors import FileEmpty, FileKindRefused, FileTooBig
from chibo.platform.files.kinds import kind_of
from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import path_of, store_bytes, store_upload
from tests.platform.files.papers import pdf

PDF = pdf("Kế hoạch công tác")
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\0" * 64
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 64
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + b"\0" * 300


def office_file(*names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in ("[Content_Types].xml", "_rels/.rels", *names):
            archive.writestr(name, "<x/>" * 200)
    return buffer.getvalue()


DOCX = office_file("word/document.xml")
XLSX = office_file("xl/workbook.xml")


@pytest.fixture
def place(tmp_path, settings):
    settings.FILES_FOLDER = tmp_path / "files"
    return settings.FILES_FOLDER


@pytest.fixture
def secretary_opens(monkeypatch):
    """Things of the tests are opened by the secretary."""
    monkeypatch.setattr("chibo.platform.files.access.OPENERS", dict(OPENERS))
    from chibo.platform.files import access

    access.OPENERS["tests.thing"] = lambda user, key: user.login == "secretary" and key == "7"


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (PDF, "bien-ban.pdf", "application/pdf"),
        (PDF, "BIEN BAN.PDF", "application/pdf"),
        (PNG, "anh.png", "image/png"),
        (JPG, "anh.jpeg", "image/jpeg"),
        (DOCX, "nq.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (XLSX, "ds.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("Nghị quyết\n".encode(), "ghi-chu.txt", "text/plain"),
        (EXE, "bien-ban.pdf", None),
        (EXE, "setup.exe", None),
        (PDF, "bien-ban.docx", None),
        (PDF, "bien-ban", None),
        (PDF, "bien-ban.pdf.exe", None),
        (b"<html><script>alert(1)</script>", "trang.html", None),
        (b"<svg onload='alert(1)'/>", "hinh.svg", None),
        (b"text\x00with a zero", "a.txt", None),
        (b"\xff\xfe\xfa not utf-8 \x81", "a.txt", None),
        (office_file("whatever"), "a.zip", None),
    ],
)
def test_a_file_is_what_its_content_says_when_its_name_agrees(content, name, kind):
    assert kind_of(content, name) == kind


def test_what_arrives_is_kept_under_its_hash_and_on_the_trail(place, cast):
    stored = store_bytes(PDF, name="bien-ban.pdf", subject="tests.thing:7", by=cast.secretary.account)
    assert path_of(stored.sha256).read_bytes() == PDF
    assert (stored.size, stored.content_type) == (len(PDF), "application/pdf")
    line = AuditEntry.objects.latest("number")
    assert (line.action, line.data["sha256"]) == ("files.file.stored", stored.sha256)


def test_the_same_content_lies_on_the_disk_once(place, db):
    one = store_bytes(PDF, name="a.pdf", subject="tests.thing:7", by="test")
    two = store_bytes(PDF, name="b.pdf", subject="tests.thing:8", by="test")
    assert one.pk != two.pk
    assert [path.name for path in place.rglob("*") if path.is_file()] == [one.sha256]


@pytest.mark.parametrize(
    ("content", "name", "refusal"),
    [(b"", "a.pdf", FileEmpty), (EXE, "a.pdf", FileKindRefused)],
)
def test_a_refused_file_leaves_nothing_behind(place, db, content, name, refusal):
    with pytest.raises(refusal):
        store_upload(SimpleUploadedFile(name, content), subject="tests.thing:7", by="test")
    assert not StoredFile.objects.exists()
    assert not place.exists()


def test_a_file_over_the_limit_is_refused_with_both_sizes(place, db, settings):
    settings.FILES_MAX_MEGABYTES = 1
    with pytest.raises(FileTooBig) as refused:
        store_upload(SimpleUploadedFile("to.pdf", PDF + b"x" * 3 * 1024 * 1024), subject="tests.thing:7", by="test")
    assert "3" in str(refused.value.sentence)
    assert "1" in str(refused.value.sentence)
    assert not StoredFile.objects.exists()


def test_a_full_disk_leaves_no_half_file(place, db, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("chibo.platform.files.services.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        store_bytes(PDF, name="a.pdf", subject="tests.thing:7", by="test")
    assert [path for path in place.rglob("*") if path.is_file()] == []
    assert not StoredFile.objects.exists()


class TestDownload:
    def kept(self, content, name, subject="tests.thing:7"):
        return store_bytes(content, name=name, subject=subject, by="test")

    @pytest.mark.parametrize(
        ("who", "status"), [("secretary", 200), ("deputy", 404), ("stranger", 404), ("administrator", 404)]
    )
    def test_only_those_who_may_see_what_it_belongs_to(self, place, cast, secretary_opens, who, status):
        file = self.kept(PDF, "bien-ban.pdf")
        answer = cast.roles[who].get(f"/files/{file.pk}/")
        assert answer.status_code == status
        if status == 200:
            assert b"".join(answer.streaming_content) == PDF
        else:
            assert b"%PDF" not in answer.content

    def test_a_visitor_goes_to_the_door(self, place, cast):
        file = self.kept(PDF, "bien-ban.pdf")
        assert cast.roles["visitor"].get(f"/files/{file.pk}/")["location"].startswith("/account/login/")

    def test_a_file_nobody_vouches_for_is_opened_by_nobody(self, place, cast, secretary_opens):
        file = self.kept(PDF, "bien-ban.pdf", subject="nowhere.thing:7")
        assert cast.secretary.client.get(f"/files/{file.pk}/").status_code == 404

    def test_the_browser_is_told_to_keep_its_hands_off(self, place, cast, secretary_opens):
        file = self.kept(PDF, 'biên bản "tháng 11".pdf')
        answer = cast.secretary.client.get(f"/files/{file.pk}/")
        assert answer["Content-Type"] == "application/pdf"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"].startswith("sandbox")
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["Content-Disposition"].startswith("inline;")
        assert b"".join(answer.streaming_content) == PDF

    def test_what_a_browser_might_run_is_downloaded(self, place, cast, secretary_opens):
        file = self.kept(b"<script>alert(1)</script>", "note.txt")
        answer = cast.secretary.client.get(f"/files/{file.pk}/")
        assert answer["Content-Disposition"].startswith("attachment;")
        b"".join(answer.streaming_content)

    def test_a_file_that_is_gone_from_the_disk_is_not_found(self, place, cast, secretary_opens):
        file = self.kept(PDF, "bien-ban.pdf")
        path_of(file.sha256).unlink()
        assert cast.secretary.client.get(f"/files/{file.pk}/").status_code == 404


def test_a_domain_vouches_with_one_decorator(monkeypatch):
    monkeypatch.setattr("chibo.platform.files.access.OPENERS", {})
    from chibo.platform.files import access

    @opens("tests.other")
    def may(user, key):
        return key == "1"

    assert access.may_open(None, StoredFile(subject="tests.other:1"))
    assert not access.may_open(None, StoredFile(subject="tests.other:2"))
