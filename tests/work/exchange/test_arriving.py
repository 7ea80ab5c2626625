"""Taking in what the gateway brings: wholly or not at all."""

import datetime as dt

import pytest

from chibo.platform.files.choices import Mark
from chibo.platform.files.gate import Declared
from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import path_of
from chibo.work.documents.models import Document
from chibo.work.exchange import errors
from chibo.work.exchange.choices import Direction, MessageKind, MessageState, Seal
from chibo.work.exchange.models import Correspondent, Message, OfficeCode, StatusNote
from chibo.work.exchange.rules.content import Attachment, Office
from chibo.work.exchange.rules.writing import written_letter
from chibo.work.exchange.services import end_code, refuse_message, register_message, take_in
from tests.work.exchange.letters import DAY, FOREIGN, SENDER, TEXT, letter, signed
from tests.work.exchange.stories import AT, ON, arrived, told, with_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(cast):
    with_code(cast)
    return cast


def nothing_kept():
    return not (Message.objects.exists() or StoredFile.objects.exists() or StatusNote.objects.exists()
                or Document.objects.exists() or Correspondent.objects.exists())  # fmt: skip


def test_a_message_waits_with_its_attachments_and_is_in_no_register_yet(office):
    message = arrived(office)
    assert (message.state, message.direction, message.kind) == (MessageState.ARRIVED, Direction.IN, MessageKind.NEW)
    assert (message.full_number, message.promulgated_on, message.office_code) == ("15/KH-SNNMT", DAY, "H37.05")
    files = [one.file for one in message.enclosures.select_related("file")]
    assert [(file.name, file.subject) for file in files] == [
        ("ke-hoach.txt", message.reference), ("danh-sach.txt", message.reference),
    ]
    assert not Document.objects.exists()
    assert message.envelope == ""
    assert Correspondent.objects.get().code == "H37.05"


def test_a_message_of_another_program_is_taken(office):
    message = take_in(office.department.pk, FOREIGN, declared=Declared(), by="test", on=ON, at=AT)
    assert (message.full_number, message.type_code) == ("16/CV-SNNMT", 18)


def refused(office, content, error, declared=None):
    with pytest.raises(error) as problem:
        take_in(office.department.pk, content, declared=declared or Declared(), by="test", on=ON, at=AT)
    assert nothing_kept()
    return problem.value.sentence


def test_an_unreadable_file_leaves_nothing_and_names_the_element(office):
    bad = written_letter(letter()).replace(b"<edXML:PromulgationDate>2026/11/05", b"<edXML:PromulgationDate>05/11/2026")
    assert "PromulgationInfo/PromulgationDate" in refused(office, bad, errors.UnreadableMessage)


def test_a_message_for_somebody_else_is_not_taken(office):
    other = written_letter(letter(receivers=(Office("H37.09", "Sở khác"),)))
    assert "H37.09" in refused(office, other, errors.NotForThisOffice)


def test_without_a_code_of_its_own_an_office_takes_nothing(cast):
    refused(cast, written_letter(letter()), errors.NoOwnCode)


def test_a_code_that_has_ended_is_not_ours_any_more(office):
    end_code(OfficeCode.objects.get(), on=ON - dt.timedelta(days=1), by="test")
    refused(office, written_letter(letter()), errors.NoOwnCode)


def test_a_paper_dated_tomorrow_is_not_taken(office):
    late = letter(promulgated_on=ON + dt.timedelta(days=1))
    assert "10/11/2026" in refused(office, written_letter(late), errors.DayInTheFuture)


@pytest.mark.parametrize("changes", [{"subject": "MẬT: danh sách"}, {"notation": "KH-SNNMT (Mật)"}, {"summary": "[Mật]"}])
def test_a_message_with_a_mark_of_secrecy_is_not_taken_and_not_quoted(office, changes):
    sentence = refused(office, written_letter(letter(**changes)), errors.SecretMessage)
    assert "danh sách" not in sentence


def test_one_attachment_with_a_mark_stops_the_whole_message(office):
    secret = Attachment("3", "bao-cao.txt", "text/plain", "TUYỆT MẬT\nBáo cáo".encode())
    sentence = refused(office, written_letter(letter(attachments=(*letter().attachments, secret))), errors.AttachmentRefused)
    assert "bao-cao" not in sentence


def test_a_declared_mark_stops_it(office):
    refused(office, written_letter(letter()), errors.AttachmentRefused, declared=Declared(Mark.SECRET))


WRONG = [("a.exe", b"MZ\x90\x00program"), ("a.pdf", b"no pdf at all"), ("a.html", b"<html>")]


@pytest.mark.parametrize(("name", "content"), WRONG)
def test_one_attachment_of_a_wrong_kind_stops_the_whole_message(office, name, content):
    wrong = Attachment("3", name, "application/pdf", content)
    assert name in refused(office, written_letter(letter(attachments=(wrong,))), errors.AttachmentRefused)


def test_a_repeated_id_is_refused_also_with_other_words(office):
    arrived(office)
    with pytest.raises(errors.AlreadyReceived, match="already-received"):
        arrived(office, subject="Khác")
    assert (Message.objects.count(), StoredFile.objects.count()) == (1, 2)


def test_two_clerks_at_once_take_it_once(office, monkeypatch):
    """The second one looks before the first has saved; the database decides."""
    arrived(office)
    monkeypatch.setattr("chibo.work.exchange.services.arriving._ensure_new", lambda *_: None)
    with pytest.raises(errors.AlreadyReceived):
        arrived(office, subject="Khác")
    assert (Message.objects.count(), StoredFile.objects.count()) == (1, 2)


def test_the_same_number_of_another_office_is_another_paper(office):
    arrived(office)
    other = arrived(office, sender=Office("H37.06", "Sở khác"), paper_id="H37.06,2026/11/05,15/KH-SNNMT")
    assert Message.objects.count() == 2
    assert other.office_name == "Sở khác"


def test_a_signature_is_judged_when_the_message_comes(office):
    well = signed(written_letter(letter()))
    message = take_in(office.department.pk, well, declared=Declared(), by="test", on=ON, at=AT)
    assert (message.seal, message.seal_signer) == (Seal.INTACT, "Sở Nông nghiệp và Môi trường")


def test_a_message_with_a_broken_signature_can_only_be_refused(office):
    broken = signed(written_letter(letter())).replace("Long Cốc".encode(), "Long Cóc".encode())
    message = take_in(office.department.pk, broken, declared=Declared(), by="test", on=ON, at=AT)
    assert message.seal == Seal.BROKEN
    with pytest.raises(errors.SealBroken):
        register_message(message, by="test", on=ON, at=AT)
    assert not Document.objects.exists()
    assert refuse_message(message, reason="Chữ ký không khớp", by="test", at=AT).state == MessageState.REFUSED


def test_a_wish_about_a_paper_that_never_came_is_refused(office):
    refused(office, written_letter(letter(kind=1, reason="Nhầm")), errors.EarlierUnknown)


def test_a_wish_of_somebody_else_than_the_sender_is_refused(office):
    arrived(office)
    with pytest.raises(errors.NotTheSender):
        arrived(office, kind=1, reason="Nhầm", sender=Office("H37.06", "Sở khác"), attachments=())
    assert Message.objects.count() == 1


def test_a_wish_finds_the_paper_it_is_about(office):
    first = arrived(office)
    wish = arrived(office, kind=1, reason="Gửi nhầm", attachments=())
    assert (wish.about, wish.kind, wish.reason) == (first, MessageKind.REVOKE, "Gửi nhầm")


def test_a_replacement_may_come_without_the_paper_it_replaces(office):
    message = arrived(office, kind=3, replaced=("H37.05,2026/10/01,9/KH-SNNMT",))
    assert (message.kind, message.about) == (MessageKind.REPLACE, None)


def test_a_status_about_nothing_we_sent_is_refused(office):
    with pytest.raises(errors.EarlierUnknown):
        told(office)
    assert nothing_kept()


def test_words_that_a_program_would_compute_stay_words(office):
    message = arrived(office, subject="=HYPERLINK(\"http://evil.example.com\")", sender=Office(SENDER.code, "=1+1"))
    assert message.subject.startswith("=HYPERLINK")
    assert TEXT in {open_file(one.file) for one in message.enclosures.all()}


def open_file(file):
    return path_of(file.sha256).read_bytes()
