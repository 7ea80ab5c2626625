"""The text inside files: read by a process of its own, searched with the paper they belong to."""

import io
import time

import docx
import pytest
import typst
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfReader, PdfWriter

from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import path_of
from chibo.platform.search.choices import FileState
from chibo.platform.search.models import FileText
from chibo.platform.search.queries import file_state, find, index_report
from chibo.platform.search.reading import text_of_file
from chibo.platform.search.services import catch_up, read_waiting_files
from chibo.platform.search.services import reading_files as at_work
from tests.platform.search.test_finding import register

WORDS = "Nội dung riêng: măng cụt chín muộn ở đồi chè"
OFFICE = "application/vnd.openxmlformats-officedocument."


def pdf(pages=1):
    body = "#pagebreak()".join(f"Trang {page}. {WORDS}. {'chữ ' * 300}" for page in range(1, pages + 1))
    return typst.compile(body.encode())


def word():
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph(WORDS)
    made.add_table(1, 1).cell(0, 0).text = "ô trong bảng"
    made.save(out)
    return out.getvalue()


def sheet():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet("Danh sách").write(0, 0, WORDS)
    book.close()
    return out.getvalue()


def scan():
    out = io.BytesIO()
    Image.new("RGB", (400, 600), "white").save(out, "PDF")
    return out.getvalue()


def locked():
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf()))), io.BytesIO()
    writer.encrypt("bí mật", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


def read(tmp_path, content, kind):
    place = tmp_path / "file"
    place.write_bytes(content)
    return text_of_file(place, kind)


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (pdf, "application/pdf"), (word, f"{OFFICE}wordprocessingml.document"), (sheet, f"{OFFICE}spreadsheetml.sheet"),
        (WORDS.encode, "text/plain"),
    ],
    ids=["pdf", "docx", "xlsx", "txt"],
)  # fmt: skip
def test_text_comes_out_with_its_diacritics(tmp_path, make, kind):
    reading = read(tmp_path, make(), kind)

    assert reading.state == FileState.READ
    assert "măng cụt chín muộn" in " ".join(reading.text.split())


@pytest.mark.parametrize(
    ("content", "kind", "state"),
    [
        (scan(), "application/pdf", FileState.NO_LAYER),
        (b"%PDF-1.7 broken", "application/pdf", FileState.DAMAGED),
        (b"PK\x03\x04 broken", f"{OFFICE}wordprocessingml.document", FileState.DAMAGED),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, f"{OFFICE}wordprocessingml.document", FileState.LOCKED),
        (b"PK\x03\x04 broken", f"{OFFICE}spreadsheetml.sheet", FileState.DAMAGED),
        (b"\xff\xd8\xff", "image/jpeg", FileState.NO_LAYER),
        (b"\xd0\xcf\x11\xe0", "application/msword", FileState.UNKNOWN),
        (b"", "text/plain", FileState.NO_LAYER),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path, content, kind, state):
    assert read(tmp_path, content, kind).state == state


def test_a_locked_pdf_is_said_to_be_locked(tmp_path):
    assert read(tmp_path, locked(), "application/pdf").state == FileState.LOCKED


def test_a_file_that_is_gone_is_no_crash(tmp_path):
    assert text_of_file(tmp_path / "nowhere", "application/pdf").state == FileState.DAMAGED


def test_fifty_pages_in_time(tmp_path):
    content = pdf(50)
    begun = time.process_time()
    clock = time.perf_counter()
    reading = read(tmp_path, content, "application/pdf")

    assert (reading.state, reading.pages, reading.bare_pages) == (FileState.READ, 50, 0)
    assert time.process_time() - begun < 1, "the worker itself only waits"
    assert time.perf_counter() - clock < 30, "3 s on a quiet machine; this one is shared"


def test_a_paper_is_found_by_the_text_of_its_file(cast, indexed):
    register(cast, "7-CV/TU", "Về nông sản", file=SimpleUploadedFile("a.docx", word()))
    indexed()

    hits = find(cast.official.account, "măng cụt chín").hits

    assert [hit.plain_title for hit in hits] == ["Về nông sản"]
    assert [piece.text for piece in hits[0].snippet if piece.marked] == ["măng", "cụt", "chín"]


def test_a_scan_says_that_it_has_no_text(cast, indexed):
    register(cast, "7-CV/TU", "Về nông sản", file=SimpleUploadedFile("a.pdf", scan()))
    indexed()

    assert "lớp chữ" in find(cast.official.account, "nông sản").hits[0].unread
    assert file_state(StoredFile.objects.latest("pk").sha256) == FileState.NO_LAYER
    assert sum(index_report().files.values()) == 1


def test_the_same_file_is_read_once(cast, indexed, monkeypatch):
    calls = []
    monkeypatch.setattr(at_work, "text_of_file", lambda *asked: calls.append(asked) or text_of_file(*asked))
    for number in (1, 2):
        register(cast, f"{number}-CV/TU", f"Về nông sản {number}", file=SimpleUploadedFile("a.txt", WORDS.encode()))
    indexed()

    assert len(calls) == 1
    assert find(cast.official.account, "măng cụt chín").count == 2


def test_a_file_at_which_the_worker_dies_is_left_alone_after_three_times(cast, indexed, monkeypatch):
    register(cast, "7-CV/TU", "Về nông sản", file=SimpleUploadedFile("a.txt", WORDS.encode()))

    def dies(*asked):
        raise KeyboardInterrupt

    monkeypatch.setattr(at_work, "text_of_file", dies)
    for _time in range(3):
        with pytest.raises(KeyboardInterrupt):
            catch_up()
    read_waiting_files()

    assert FileText.objects.get().state == FileState.TOO_MUCH
    assert find(cast.official.account, "nông sản").count == 1


def test_a_file_missing_from_the_disk_stops_nothing(cast, indexed):
    register(cast, "7-CV/TU", "Về nông sản", file=SimpleUploadedFile("a.txt", WORDS.encode()))
    path_of(StoredFile.objects.latest("pk").sha256).unlink()
    indexed()

    assert FileText.objects.get().state == FileState.DAMAGED
