"""The test virus, the scanner of the machine, broken and locked files, files that are too big: a sentence, nothing kept."""

import socket
import threading

import pytest
from django.conf import settings as configured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chibo.platform.files.choices import Looked
from chibo.platform.files.errors import FileBroken, FileInfected, ScannerAway
from chibo.platform.files.gate import Declared, clear, clear_upload
from chibo.platform.files.models import StoredFile
from chibo.platform.files.rules.viruses import TEST_VIRUS, holds_test_virus
from chibo.work.documents.models import Document
from tests.platform.files import papers

LINES = ("CHI BỘ SỞ NGOẠI VỤ", "Kế hoạch công tác")
LOCKED_WORD = (
    bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
)
TODAY_FORM = {
    "issuer": "Ban Bí thư",
    "number": "50-CT/TW",
    "issued_on": "02/11/2026",
    "received_on": "09/11/2026",
    "title": "Chỉ thị",
    "mark": "none",
}


def broken_xref(content: bytes) -> bytes:
    """The same PDF whose table of places points into nowhere."""
    at = content.rindex(b"startxref")
    return content[:at] + b"startxref\n999999999\n%%EOF\n"


@pytest.mark.parametrize(
    ("content", "found"),
    [(TEST_VIRUS, True), (b"a" * 999 + TEST_VIRUS + b"b", True), (TEST_VIRUS[:-1], False), (b"", False)],
)
def test_the_test_virus_is_known_wherever_it_stands(content, found):
    assert holds_test_virus(content) is found


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("eicar.txt", TEST_VIRUS),
        ("thu.txt", "Kính gửi: ".encode() + TEST_VIRUS),
        ("don.docx", papers.package({"word/document.xml": "<x/>", "word/media/a.bin": TEST_VIRUS.decode()})),
        (
            "far.docx",
            papers.package(
                {"word/document.xml": "<x/>", "word/b.bin": "y" * (1024 * 1024 - 30) + TEST_VIRUS.decode()}
            ),
        ),
        ("ban.pdf", papers.pdf(*LINES) + TEST_VIRUS),
    ],
)
def test_a_file_with_the_test_virus_is_never_kept(db, name, content):
    with pytest.raises(FileInfected) as refused:
        clear(content, name=name, declared=Declared())
    assert name in refused.value.sentence
    assert not StoredFile.objects.exists()


@pytest.fixture
def scanner(tmp_path, settings):
    """A scanner on a socket of this machine that answers as it is told; gives what it was shown."""
    settings.CLAMD_SOCKET = str(tmp_path / "clamd.ctl")
    shown, answers = [], []
    door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    door.bind(settings.CLAMD_SOCKET)
    door.listen()

    def serve():
        caller, _ = door.accept()
        with caller:
            stream = caller.makefile("rb")
            assert stream.read(10) == b"zINSTREAM\0"
            content = b""
            while length := int.from_bytes(stream.read(4), "big"):
                content += stream.read(length)
            shown.append(content)
            caller.sendall(answers[0])
            stream.close()

    worker = threading.Thread(target=serve, daemon=True)
    yield lambda answer: (answers.append(answer), worker.start(), shown)[2]
    worker.join(timeout=5)
    door.close()


def test_a_clean_file_is_shown_whole_to_the_scanner_and_comes_in(db, scanner):
    content = b"Ke hoach " * 20_000
    shown = scanner(b"stream: OK\0")
    assert clear(content, name="a.txt", declared=Declared()).looked == Looked.TEXT
    assert shown == [content]


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        (b"stream: Win.Test.EICAR FOUND\0", FileInfected),
        (b"INSTREAM size limit exceeded. ERROR\0", ScannerAway),
        (b"", ScannerAway),
    ],
)
def test_what_the_scanner_does_not_call_clean_stays_outside(db, scanner, answer, refusal):
    scanner(answer)
    with pytest.raises(refusal):
        clear(b"Ke hoach", name="a.txt", declared=Declared())


@pytest.mark.parametrize("path", ["/nowhere/clamd.ctl", "clamd.ctl", "tcp://127.0.0.1:3310"])
def test_without_an_answer_on_this_machine_nothing_is_kept(db, settings, path):
    settings.CLAMD_SOCKET = path
    with pytest.raises(ScannerAway):
        clear(b"Ke hoach", name="a.txt", declared=Declared())


def test_nobody_is_asked_unless_the_office_has_a_scanner():
    assert configured.CLAMD_SOCKET == ""


def test_a_pdf_whose_table_of_places_is_broken_is_read_by_the_second_reader(db):
    cleared = clear(broken_xref(papers.pdf(*LINES)), name="a.pdf", declared=Declared())
    assert (cleared.looked, cleared.broken) == (Looked.TEXT, False)


@pytest.mark.parametrize("name", ["hong.pdf", "khoa.docx"])
def test_a_file_that_nobody_can_open_is_refused_with_a_sentence(db, name):
    content = papers.pdf(*LINES)[:60] + b"\n%%EOF" if name == "hong.pdf" else papers.word(*LINES)[:-200]
    with pytest.raises(FileBroken) as refused:
        clear_upload(SimpleUploadedFile(name, content), Declared())
    assert name in refused.value.sentence


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", papers.pdf(*LINES)[:60], "bị hỏng hoặc có mật khẩu"),
        ("b.docx", papers.word(*LINES)[:-200], "bị hỏng hoặc có mật khẩu"),
        ("khoa.docx", LOCKED_WORD, "bị hỏng hoặc có mật khẩu"),
        ("c.exe", b"MZ\x90\x00" + b"\0" * 300, "c.exe"),
        ("d.txt", TEST_VIRUS, "vi-rút"),
    ],
)
def test_a_refused_file_leaves_nothing_half_registered(cast, name, content, words):
    form = {**TODAY_FORM, "file": SimpleUploadedFile(name, content)}
    answer = cast.clerk.client.post(reverse("documents:register", args=[cast.cell.pk]), form)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert words in text
    assert "Ban Bí thư" in text, "what was typed is still there"
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_scan_of_two_hundred_megabytes_is_not_even_read(cast):
    answer = cast.clerk.client.post(
        reverse("documents:register", args=[cast.cell.pk]),
        {"title": "x"},
        headers={"Content-Length": str(200 * 1024 * 1024)},
    )
    assert answer.status_code == 413
    assert "25 MB" in answer.content.decode()
    assert not Document.objects.exists()


def test_a_file_above_the_limit_is_refused_with_its_size(cast, settings):
    settings.FILES_MAX_MEGABYTES = 1
    form = {
        **TODAY_FORM,
        "file": SimpleUploadedFile("scan.pdf", papers.pdf(*LINES) + b"\0" * (3 * 1024 * 1024)),
    }
    answer = cast.clerk.client.post(reverse("documents:register", args=[cast.cell.pk]), form)
    assert answer.status_code == 422
    assert "3 MB" in answer.content.decode()
    assert not Document.objects.exists()
