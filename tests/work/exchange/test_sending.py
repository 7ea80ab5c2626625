"""Messages of our own papers, and what comes back about them."""

import datetime as dt
import hashlib

import pytest

from chibo.work.documents.services import add_version, register_incoming
from chibo.work.exchange import errors
from chibo.work.exchange.choices import Direction, MessageKind, MessageState, StatusCode
from chibo.work.exchange.models import Correspondent, Message, OfficeCode
from chibo.work.exchange.queries import codes_of, messages_about, statuses_left
from chibo.work.exchange.rules.content import Answered, Office
from chibo.work.exchange.rules.reading import read_message
from chibo.work.exchange.services import (
    add_code,
    add_correspondent,
    ask_back,
    build_message,
    end_code,
    hand_over,
    message_file,
)
from tests.work.exchange.letters import DAY, SENDER
from tests.work.exchange.stories import AT, ON, arrived, issued, receiver, sent, told, with_code

pytestmark = pytest.mark.django_db
LATER = AT + dt.timedelta(hours=1)
OURS = "000.00.12.H41,2026/11/05,1/SNgV-VP"


@pytest.fixture
def office(cast):
    with_code(cast)
    return cast


def test_a_message_says_what_the_register_says(office):
    message = sent(office)
    content = message_file(message)
    read = read_message(content)
    assert read.notes == ()
    found = read.letter
    assert (found.paper_id, found.number, found.notation, found.promulgated_on) == (OURS, "1", "SNgV-VP", DAY)
    assert (found.subject, found.type_code, found.type_name) == ("Công văn về hội thảo chè", 18, "Công văn")
    assert found.sender == Office("000.00.12.H41", "Sở Ngoại vụ")
    assert [(one.code, one.name) for one in found.receivers] == [("H37.05", "Sở Nông nghiệp và Môi trường")]
    assert [(one.name, one.content.decode()) for one in found.attachments] == [("cong-van.txt", "Công văn về hội thảo chè")]
    assert found.place == "Phú Thọ"


def test_the_file_is_the_same_every_time_and_has_the_hash_that_is_kept(office):
    message = sent(office)
    assert hashlib.sha256(message_file(message)).hexdigest() == message.sha256
    assert len(message_file(Message.objects.get(pk=message.pk))) == message.size
    assert (message.state, message.direction) == (MessageState.BUILT, Direction.OUT)
    assert "AttachmentEncoded" not in message.envelope


def test_the_newest_code_is_the_one_we_send_with(office):
    add_code(office.department.pk, code="H41.12", since=dt.date(2026, 6, 1), by="test")
    assert codes_of(office.department.pk, on=ON) == ["H41.12", "000.00.12.H41"]
    assert sent(office).office_code == "H41.12"
    end_code(OfficeCode.objects.get(code="H41.12"), on=dt.date(2026, 7, 1), by="test")
    assert codes_of(office.department.pk, on=ON) == ["000.00.12.H41"]


def test_the_code_in_the_register_of_units_counts_when_it_is_one(cast):
    cast.department.code = "H41.12"
    cast.department.save()
    assert codes_of(cast.department.pk, on=ON) == ["H41.12"]
    cast.department.code = "12345"
    cast.department.save()
    assert codes_of(cast.department.pk, on=ON) == []


@pytest.mark.parametrize("code", ["", "H41-12", "000.00.H41", "h", "H41.12.", "=1+1"])
def test_what_is_no_code_is_not_entered(office, code):
    with pytest.raises(errors.BadCode):
        add_code(office.department.pk, code=code, since=ON, by="test")
    with pytest.raises(errors.BadCode):
        add_correspondent(office.department.pk, code=code, name="Sở khác", by="test")


def test_a_code_is_entered_once(office):
    with pytest.raises(errors.CodeTaken):
        add_code(office.department.pk, code="000.00.12.h41", since=ON, by="test")
    receiver(office)
    with pytest.raises(errors.CodeTaken):
        add_correspondent(office.department.pk, code=SENDER.code, name="Tên khác", by="test")
    with pytest.raises(errors.SomethingMissing):
        add_correspondent(office.department.pk, code="H37.09", name=" ", by="test")


def test_a_message_needs_a_receiver_a_code_and_an_issued_paper_with_a_file(office):
    paper = issued(office)
    with pytest.raises(errors.NoReceivers):
        sent(office, paper, receivers=[])
    bare = issued(office, number="2/SNgV-VP")
    bare.versions.all().delete()
    bare.file = None
    bare.save()
    with pytest.raises(errors.NothingToSend):
        sent(office, bare)
    words = {"issuer": "Sở khác", "number": "1/SK-VP", "issued_on": DAY, "title": "Công văn", "received_on": ON}
    incoming = register_incoming(office.department.pk, by="test", on=ON, **words)
    with pytest.raises(errors.NothingToSend):
        sent(office, incoming)
    OfficeCode.objects.all().delete()
    with pytest.raises(errors.NoOwnCode):
        sent(office, paper)
    assert not Message.objects.exists()


def test_receivers_of_another_unit_are_no_receivers(office):
    other = add_correspondent(office.cell.pk, code="H37.09", name="Chi bộ bạn", by="test")
    with pytest.raises(errors.NoReceivers):
        sent(office, receivers=[other.pk])


def test_a_paper_is_sent_as_new_once(office):
    paper = issued(office)
    sent(office, paper)
    with pytest.raises(errors.AlreadySent):
        sent(office, paper, at=LATER)
    assert [message.kind for message in messages_about(paper.pk)] == [MessageKind.NEW]


def follow(office, message, kind, **words):
    facts = {"receivers": [], "reason": "Gửi nhầm nơi nhận", "at": LATER} | words
    return build_message(message.document_id, kind=kind, about=message, by=office.clerk.account, **facts)


def test_a_wish_to_take_back_names_the_paper_and_carries_no_file(office):
    first = sent(office)
    wish = follow(office, first, MessageKind.REVOKE)
    found = read_message(message_file(wish)).letter
    assert (found.kind, found.paper_id, found.about, found.reason) == (1, OURS, OURS, "Gửi nhầm nơi nhận")
    assert found.attachments == ()
    assert [one.code for one in found.receivers] == ["H37.05"]


def test_an_update_carries_the_newest_file(office):
    paper = issued(office)
    first = sent(office, paper)
    add_version(paper, ("cong-van-2.txt", "Công văn, trang 2 đã sửa".encode()), by="test", on=ON)
    change = follow(office, first, MessageKind.UPDATE, reason="Sửa trang 2")
    found = read_message(message_file(change)).letter
    assert (found.kind, found.about) == (2, OURS)
    assert [one.name for one in found.attachments] == ["cong-van-2.txt"]


def test_a_replacement_names_what_it_replaces(office):
    first = sent(office)
    other = issued(office, number="2/SNgV-VP", title="Công văn thay thế")
    new = build_message(
        other.pk, kind=MessageKind.REPLACE, about=first, receivers=[], reason="Thay công văn số 7", by="test", at=LATER
    )
    found = read_message(message_file(new)).letter
    assert (found.kind, found.replaced, found.paper_id) == (3, (OURS,), "000.00.12.H41,2026/11/05,2/SNgV-VP")
    first.refresh_from_db()
    assert first.state == MessageState.REPLACED


def test_a_follower_needs_a_reason_and_a_message_that_holds(office):
    first = sent(office)
    with pytest.raises(errors.SomethingMissing):
        follow(office, first, MessageKind.REVOKE, reason="")
    wish = follow(office, first, MessageKind.REVOKE)
    with pytest.raises(errors.EarlierUnknown):
        follow(office, wish, MessageKind.UPDATE)
    Message.objects.filter(pk=first.pk).update(state=MessageState.TAKEN_BACK)
    with pytest.raises(errors.NotNow):
        follow(office, first, MessageKind.UPDATE)


def test_handing_over_is_noted_once(office):
    message = hand_over(sent(office), by="test", at=AT)
    assert message.state == MessageState.HANDED_OVER
    with pytest.raises(errors.NotNow):
        hand_over(message, by="test", at=AT)


def test_the_furthest_status_of_a_receiver_holds(office):
    message = hand_over(sent(office), by="test", at=AT)
    told(office, status="03")
    told(office, status="01", said_at=dt.datetime(2026, 11, 5, 8))
    told(office, status="05", said_at=dt.datetime(2026, 11, 6, 8))
    row = message.receivers.get()
    assert row.status == StatusCode.IN_PROCESS
    assert message.status_notes.count() == 3


def test_the_same_status_twice_is_refused(office):
    sent(office)
    told(office)
    with pytest.raises(errors.AlreadyReceived):
        told(office)


def test_a_status_is_found_by_number_and_day_when_the_id_is_missing(office):
    message = sent(office)
    told(office, about=Answered("", "", "1/SNgV-VP", DAY))
    assert message.receivers.get().status == StatusCode.ACCEPTED


def test_a_status_of_somebody_to_whom_nothing_was_sent_is_refused(office):
    message = sent(office)
    with pytest.raises(errors.NotAReceiver):
        told(office, sender=Office("H37.06", "Sở khác"))
    assert message.receivers.get().status == ""


def test_asking_back_is_answered_by_every_receiver(office):
    two = [receiver(office).pk, receiver(office, "H37.06", "Sở khác").pk]
    message = hand_over(sent(office, receivers=two), by="test", at=AT)
    note = ask_back(message, reason="Gửi nhầm nơi nhận", by="test", at=LATER)
    assert read_message(note.envelope.encode()).status.status == "13"
    message.refresh_from_db()
    assert statuses_left(message) == []
    told(office, status="15", said_at=dt.datetime(2026, 11, 10, 8))
    message.refresh_from_db()
    assert message.state == MessageState.HANDED_OVER
    told(office, status="15", said_at=dt.datetime(2026, 11, 10, 9), sender=Office("H37.06", "Sở khác"))
    message.refresh_from_db()
    assert message.state == MessageState.TAKEN_BACK


def test_a_no_to_asking_back_keeps_how_far_the_paper_is(office):
    message = hand_over(sent(office), by="test", at=AT)
    told(office, status="05")
    ask_back(message, reason="Gửi nhầm nơi nhận", by="test", at=LATER)
    told(office, status="16", said_at=dt.datetime(2026, 11, 10, 8))
    assert message.receivers.get().status == StatusCode.IN_PROCESS
    assert Message.objects.get(pk=message.pk).state == MessageState.HANDED_OVER


def test_senders_stand_in_the_address_book_once(office):
    receiver(office, name="Tên cũ")
    arrived(office)
    assert [row.name for row in Correspondent.objects.all()] == ["Tên cũ"]
