"""Deciding about what came in, and what the sender is told."""

import datetime as dt

import pytest
from django.utils import timezone

from chibo.platform.audit.models import AuditEntry
from chibo.platform.files.models import StoredFile
from chibo.work.documents.errors import AlreadyRegistered
from chibo.work.documents.models import Document, Relation
from chibo.work.exchange import errors
from chibo.work.exchange.choices import MessageState, StatusCode
from chibo.work.exchange.models import Message, StatusNote
from chibo.work.exchange.queries import may_answer_back, statuses_left
from chibo.work.exchange.rules.content import Answered
from chibo.work.exchange.rules.reading import read_message
from chibo.work.exchange.services import agree, decline, refuse_message, register_message, report_status
from tests.work.exchange.letters import DAY, SENDER, letter
from tests.work.exchange.stories import AT, ON, arrived, told, with_code

pytestmark = pytest.mark.django_db
LATER = AT + dt.timedelta(hours=1)


@pytest.fixture
def office(cast):
    with_code(cast)
    return cast


def registered(office, message=None, **words):
    return register_message(message or arrived(office), by=office.clerk.account, on=ON, at=AT, **words)


def last_told(message):
    """The status message made last, read back from its file."""
    note = message.status_notes.order_by("pk").last()
    return note, read_message(note.envelope.encode()).status


def test_registering_puts_the_paper_into_the_register_with_its_files(office):
    message = registered(office)
    document = message.document
    assert (message.state, message.status) == (MessageState.REGISTERED, StatusCode.ACCEPTED)
    assert (document.number, document.issuer, document.issued_on, document.received_on) == (
        "15/KH-SNNMT", SENDER.name, DAY, ON,
    )
    assert (document.title, document.signer, document.pages) == (letter().subject, "Trần Văn Chè", 3)
    assert (document.system, document.type_code, document.urgency) == ("state", "KH", "urgent")
    assert [version.file.name for version in document.versions.order_by("nr")] == ["ke-hoach.txt", "danh-sach.txt"]
    assert {version.file.subject for version in document.versions.all()} == {document.reference}
    assert AuditEntry.objects.filter(action="exchange.message.registered").count() == 1


def test_the_sender_is_told_that_it_was_accepted(office):
    note, word = last_told(registered(office))
    assert word.status == "03"
    assert word.about == Answered("H37.05", "H37.05,2026/11/05,15/KH-SNNMT", "15/KH-SNNMT", DAY)
    assert (word.sender.code, word.sender.name) == ("000.00.12.H41", "Sở Ngoại vụ")
    assert word.at == timezone.localtime(AT).replace(tzinfo=None)
    assert note.status == StatusCode.ACCEPTED


def test_the_clerk_may_put_words_right(office):
    document = registered(office, title="Kế hoạch đón đoàn", must_be_spread=True).document
    assert (document.title, document.must_be_spread) == ("Kế hoạch đón đoàn", True)


def test_a_paper_that_is_in_the_register_already_is_not_registered_again(office):
    registered(office)
    again = arrived(office, paper_id="H37.05,2026/11/05,15-KH")
    with pytest.raises(AlreadyRegistered):
        registered(office, again)
    again.refresh_from_db()
    assert (again.state, again.document, again.status_notes.count()) == (MessageState.ARRIVED, None, 0)
    assert Document.objects.count() == 1


def test_a_message_is_decided_once(office):
    message = registered(office)
    for act in (
        lambda: registered(office, message),
        lambda: refuse_message(message, reason="Không thuộc thẩm quyền", by="test", at=AT),
    ):
        with pytest.raises(errors.NotNow):
            act()
    assert StatusNote.objects.count() == 1


def test_refusing_needs_a_reason_that_the_sender_reads(office):
    message = arrived(office)
    with pytest.raises(errors.SomethingMissing):
        refuse_message(message, reason=" x ", by="test", at=AT)
    message = refuse_message(message, reason="Không thuộc thẩm quyền", by=office.clerk.account, at=AT)
    _note, word = last_told(message)
    assert (message.state, word.status, word.description) == (MessageState.REFUSED, "02", "Không thuộc thẩm quyền")
    assert not Document.objects.exists()


def test_the_way_of_a_paper_is_told_only_forward(office):
    message = registered(office)
    assert statuses_left(message) == [StatusCode.ASSIGNED, StatusCode.IN_PROCESS, StatusCode.FINISHED]
    report_status(message, StatusCode.IN_PROCESS, description="Phòng Hợp tác", by=office.clerk.account, at=AT)
    message.refresh_from_db()
    with pytest.raises(errors.StatusOutOfOrder):
        report_status(message, StatusCode.ASSIGNED, by="test", at=LATER)
    report_status(message, StatusCode.FINISHED, by="test", at=LATER)
    message.refresh_from_db()
    assert statuses_left(message) == []
    assert last_told(message)[1].status == "06"


@pytest.mark.parametrize("code", [StatusCode.REFUSED, StatusCode.ACCEPTED, StatusCode.AGREED, StatusCode.ASKED_BACK])
def test_what_was_done_is_not_told_without_doing_it(office, code):
    with pytest.raises(errors.StatusOutOfOrder):
        report_status(arrived(office), code, by="test", at=AT)


def test_agreeing_to_take_back_keeps_the_entry_in_the_register(office):
    first = registered(office)
    wish = arrived(office, kind=1, reason="Gửi nhầm", attachments=())
    wish = agree(wish, by=office.clerk.account, on=ON, at=LATER)
    first.refresh_from_db()
    assert (wish.state, first.state) == (MessageState.AGREED, MessageState.TAKEN_BACK)
    assert last_told(wish)[1].status == "15"
    assert Document.objects.filter(pk=first.document_id).exists()


def test_what_was_taken_back_before_it_was_registered_is_not_registered(office):
    first = arrived(office)
    agree(arrived(office, kind=1, reason="Gửi nhầm", attachments=()), by="test", on=ON, at=LATER)
    with pytest.raises(errors.NotNow):
        registered(office, first)


def test_declining_says_why_and_leaves_the_paper(office):
    first = registered(office)
    wish = arrived(office, kind=1, reason="Gửi nhầm", attachments=())
    with pytest.raises(errors.SomethingMissing):
        decline(wish, reason="", by="test", at=LATER)
    wish = decline(wish, reason="Đã thực hiện xong", by="test", at=LATER)
    first.refresh_from_db()
    assert (wish.state, first.state) == (MessageState.DECLINED, MessageState.REGISTERED)
    assert (last_told(wish)[1].status, last_told(wish)[1].description) == ("16", "Đã thực hiện xong")


def test_an_update_becomes_the_newest_version(office):
    first = registered(office)
    new = letter().attachments[0].__class__("1", "ke-hoach-sua.txt", "text/plain", "Kế hoạch, đã sửa trang 2".encode())
    change = arrived(office, kind=2, reason="Sửa trang 2", attachments=(new,))
    agree(change, by="test", on=ON, at=LATER)
    newest = first.document.versions.order_by("-nr").first()
    assert (newest.nr, newest.file.name, newest.note) == (3, "ke-hoach-sua.txt", "Sửa trang 2")


def test_a_replacement_is_registered_and_related(office):
    first = registered(office)
    other = arrived(
        office, kind=3, number="18", paper_id="H37.05,2026/11/08,18/KH-SNNMT", promulgated_on=dt.date(2026, 11, 8),
        replaced=(first.paper_id,), subject="Kế hoạch mới",
    )
    other = registered(office, other)
    first.refresh_from_db()
    relation = Relation.objects.get()
    assert (relation.source, relation.kind, relation.target) == (other.document, "replaces", first.document)
    assert first.state == MessageState.REPLACED


def asks_back(office, **changes):
    about = Answered("000.00.12.H41", "H37.05,2026/11/05,15/KH-SNNMT", "15/KH-SNNMT", DAY)
    return told(office, status="13", about=about, **changes)


def test_a_sender_who_asks_back_gets_a_yes_or_a_no(office):
    message = registered(office)
    note = asks_back(office)
    message.refresh_from_db()
    assert (note.message, message.asked_back, may_answer_back(message)) == (message, True, True)
    message = decline(message, reason="Đã phân công xử lý", by="test", at=LATER)
    assert (message.state, message.status, message.asked_back) == (MessageState.REGISTERED, StatusCode.ACCEPTED, False)
    asks_back(office, at=LATER, said_at=dt.datetime(2026, 11, 9, 11))
    message = agree(Message.objects.get(pk=message.pk), by="test", on=ON, at=LATER + dt.timedelta(minutes=5))
    assert (message.state, message.status) == (MessageState.TAKEN_BACK, StatusCode.AGREED)


def test_nobody_else_asks_a_paper_back(office):
    registered(office)
    with pytest.raises(errors.NotTheSender):
        asks_back(office, sender=SENDER.__class__("H37.06", "Sở khác"))
    assert not Message.objects.get().asked_back


def test_a_file_that_waits_is_kept_once_and_shared(office):
    registered(office)
    assert StoredFile.objects.filter(name="ke-hoach.txt").values_list("sha256", flat=True).distinct().count() == 1
