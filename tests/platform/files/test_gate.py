"""The secrecy gate: what is refused leaves nothing, what is let in is what somebody answered for."""

import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from chibo.kernel.programs import Program
from chibo.platform.audit.models import AuditEntry
from chibo.platform.files.choices import Looked, Mark
from chibo.platform.files.errors import FileBroken, FileUnreasonable, LooksSecret, MarkedSecret
from chibo.platform.files.gate import Declared, clear, clear_upload
from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import store_cleared, store_upload
from tests.platform.files import papers
from tests.platform.files.papers import KINDS

HEAD = ("ĐẢNG BỘ TỈNH PHÚ THỌ", "Số 05-KH/CB", "Kế hoạch bảo mật khi tiếp khách, theo Luật Bảo vệ bí mật nhà nước")
REASON = "Chữ ở tên một danh mục đã công bố"


@pytest.fixture(autouse=True)
def place(tmp_path, settings):
    settings.FILES_FOLDER = tmp_path / "files"
    return settings.FILES_FOLDER


def kept(place):
    return [path for path in Path(place).rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_stamp_on_the_first_page_stops_every_kind_of_file(db, place, name, stamp):
    upload = SimpleUploadedFile(name, KINDS[name](HEAD[0], stamp, *HEAD[1:]))
    with pytest.raises(MarkedSecret) as refused:
        store_upload(upload, subject="tests.thing:1", by="tests")
    assert stamp.capitalize() in refused.value.sentence
    assert HEAD[1] not in refused.value.sentence
    assert (kept(place), StoredFile.objects.count(), AuditEntry.objects.count()) == ([], 0, 0)
    assert upload.closed


@pytest.mark.parametrize("name", KINDS)
def test_a_paper_that_only_speaks_of_secrecy_comes_in(db, name):
    stored = store_upload(SimpleUploadedFile(name, KINDS[name](*HEAD)), subject="tests.thing:1", by="tests")
    assert stored.looked == Looked.TEXT


@pytest.mark.parametrize("mark", [Mark.SECRET, Mark.TOP_SECRET, Mark.UTMOST_SECRET])
def test_a_declared_mark_is_refused_whatever_the_file_says(db, place, mark):
    with pytest.raises(MarkedSecret):
        clear(papers.plain("Bình thường"), name="a.txt", declared=Declared(mark, false_alarm=REASON))
    assert kept(place) == []


def test_a_paper_for_internal_circulation_is_welcome_and_remembered_as_such(db):
    cleared = clear(papers.word("LƯU HÀNH NỘI BỘ"), name="a.docx", declared=Declared(Mark.INTERNAL))
    assert store_cleared(cleared, subject="tests.thing:1", by="tests").mark == Mark.INTERNAL


def test_an_uncertain_find_needs_a_reason_which_goes_on_the_trail_without_the_words_found(db):
    content = papers.word("DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT")
    for reason in ("", "   ", "không"):
        with pytest.raises(LooksSecret):
            clear(content, name="a.docx", declared=Declared(false_alarm=reason))
    cleared = clear(content, name="a.docx", declared=Declared(false_alarm=REASON))
    store_cleared(cleared, subject="tests.thing:1", by="tests")
    line = AuditEntry.objects.get(action="files.file.false_alarm")
    assert line.data == {"looked_like": "top_secret", "reason": REASON}


def test_a_certain_find_has_no_way_around(db):
    with pytest.raises(MarkedSecret):
        clear(papers.word("TUYỆT MẬT"), name="a.docx", declared=Declared(false_alarm=REASON))


def test_a_stamp_in_a_text_box_is_seen(db):
    with pytest.raises(MarkedSecret):
        clear(papers.word_with_stamp_in_a_box("TỐI MẬT"), name="a.docx", declared=Declared())


def test_only_the_first_page_of_a_word_file_is_looked_at(db):
    assert clear(papers.word_with_second_page("MẬT"), name="a.docx", declared=Declared()).looked == Looked.TEXT


def test_a_picture_is_let_in_but_nobody_claims_that_it_was_read(db):
    assert clear(papers.PICTURE, name="anh.png", declared=Declared()).looked == Looked.NOTHING


def test_a_damaged_pdf_is_known_as_broken(db):
    cleared = clear(b"%PDF-1.7\n" + b"x" * 300, name="a.pdf", declared=Declared())
    assert (cleared.looked, cleared.broken) == (Looked.UNREADABLE, True)


def test_a_pdf_that_keeps_its_reader_busy_is_given_up(db, monkeypatch, tmp_path):
    busy = tmp_path / "busy.py"
    busy.write_text("import time\ntime.sleep(30)\n")
    slow = Program(busy, seconds=1, cpu_seconds=6, memory=1024**3)
    monkeypatch.setattr("chibo.platform.files.reading.pdf.READER", slow)
    assert clear(b"%PDF-1.7\n" + b"x" * 300, name="a.pdf", declared=Declared()).looked == Looked.UNREADABLE


def test_a_waiting_file_on_disk_is_removed_when_it_is_refused(db):
    waiting = TemporaryUploadedFile("mat.txt", "text/plain", 5, "utf-8")
    waiting.write("MẬT".encode())
    waiting.seek(0)
    place = Path(waiting.temporary_file_path())
    assert place.exists()
    with pytest.raises(MarkedSecret):
        clear_upload(waiting, Declared())
    assert not place.exists()


def test_an_archive_that_unpacks_into_too_much_is_refused(db):
    bomb = papers.package({"word/document.xml": "<w:t>" + "0" * 60_000_000 + "</w:t>"})
    assert len(bomb) < 100_000
    with pytest.raises(FileUnreasonable):
        clear(bomb, name="a.docx", declared=Declared())


def test_an_archive_of_too_many_parts_is_refused(db):
    many = papers.package({"word/document.xml": "<w/>"} | {f"word/media/{n}.bin": "" for n in range(2_100)})
    with pytest.raises(FileUnreasonable):
        clear(many, name="a.docx", declared=Declared())


@pytest.mark.parametrize("wide", [False, True], ids=["utf-8", "utf-16"])
def test_a_word_file_that_declares_entities_is_refused(db, tmp_path, wide):
    own = tmp_path / "secret.txt"
    own.write_text("TUYỆT MẬT")
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://{own}">]><w:p><w:t>&e;</w:t></w:p>'
    made = papers.package({"word/document.xml": text})
    if wide:
        with zipfile.ZipFile(path := tmp_path / "w.docx", "w") as archive:
            archive.writestr("[Content_Types].xml", "<x/>" * 9)
            archive.writestr("_rels/.rels", "<x/>")
            archive.writestr("word/document.xml", text.encode("utf-16"))
        made = path.read_bytes()
    with pytest.raises(FileUnreasonable):
        clear(made, name="a.docx", declared=Declared())


def test_a_locked_office_file_is_refused_because_it_cannot_be_looked_at(db):
    content = bytearray(papers.word("MẬT"))
    for place in range(len(content) - 4):
        if content[place : place + 4] == b"PK\x01\x02":
            content[place + 8] |= 1
    with pytest.raises(FileBroken):
        clear(bytes(content), name="a.docx", declared=Declared())


def test_a_picture_of_absurd_size_is_refused(db):
    huge = papers.PICTURE[:16] + (60_000).to_bytes(4, "big") * 2 + papers.PICTURE[24:]
    with pytest.raises(FileUnreasonable):
        clear(huge, name="anh.png", declared=Declared())
