"""The pages of the exchange: who may, what they say, what stays when something is refused."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from chibo.platform.files.models import StoredFile
from chibo.platform.panels.registry import Asker, needs_of
from chibo.work.documents.models import Document
from chibo.work.exchange.choices import MessageState
from chibo.work.exchange.models import Correspondent, Message, OfficeCode, StatusNote
from chibo.work.exchange.rules.content import Attachment
from chibo.work.exchange.rules.reading import read_message
from chibo.work.exchange.rules.writing import written_letter, written_status
from chibo.work.exchange.services import register_message
from tests.work.exchange.letters import letter, signed, status
from tests.work.exchange.stories import AT, ON, arrived, issued, receiver, sent, with_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(cast):
    with_code(cast)
    return cast


def upload(cast, content, **more):
    file = SimpleUploadedFile("thong-diep.edxml", content, content_type="application/xml")
    address = reverse("exchange:take", args=[cast.department.pk])
    return cast.clerk.client.post(address, {"file": file, "mark": "none"} | more)


def page(cast, message):
    return cast.clerk.client.get(message.get_absolute_url()).content.decode()


def test_from_the_file_to_the_register_and_the_status_file(office):
    answer = upload(office, written_letter(letter()))
    message = Message.objects.get()
    assert answer.headers["Location"] == message.get_absolute_url()
    shown = page(office, message)
    assert "Long Cốc" in shown
    assert "ke-hoach.txt" in shown
    assert reverse("exchange:register", args=[message.pk]) in shown
    form = office.clerk.client.get(reverse("exchange:register", args=[message.pk])).content.decode()
    assert "15/KH-SNNMT" in form
    facts = {"issuer": "Sở Nông nghiệp", "number": "15/KH-SNNMT", "issued_on": "05/11/2026", "title": "Kế hoạch",
             "received_on": f"{timezone.localdate():%d/%m/%Y}"}  # fmt: skip
    office.clerk.client.post(reverse("exchange:register", args=[message.pk]), facts)
    message.refresh_from_db()
    assert (message.state, message.document.title) == (MessageState.REGISTERED, "Kế hoạch")
    note = StatusNote.objects.get()
    file = office.clerk.client.get(reverse("exchange:status_file", args=[note.pk]))
    assert read_message(file.content).status.status == "03"
    assert file.headers["Content-Disposition"].endswith('-03.edxml"')
    assert "sandbox" in file.headers["Content-Security-Policy"]


BAD = [
    (b"<html/>", "edXML"), (written_letter(letter()).replace(b"2026/11/05", b"5/11/2026"), "PromulgationDate"),
    (b"<!DOCTYPE a [<!ENTITY b 'c'>]><edXML>&b;</edXML>", "DOCTYPE"), (written_status(status()), "1/SNgV-VP"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "word"), BAD)
def test_a_file_that_cannot_be_taken_says_why_and_leaves_nothing(office, content, word):
    answer = upload(office, content)
    assert (answer.status_code, word in answer.content.decode()) == (422, True)
    assert not (Message.objects.exists())
    assert not (StoredFile.objects.exists())


def test_a_doubt_of_the_gate_asks_for_the_reason_in_the_same_form(office):
    doubtful = Attachment("1", "a.txt", "text/plain", "Kế hoạch MẬT về bảo vệ đoàn".encode())
    content = written_letter(letter(attachments=(doubtful,)))
    answer = upload(office, content)
    assert answer.status_code == 422
    assert 'name="false_alarm"' in answer.content.decode()
    assert not Message.objects.exists()
    upload(office, content, false_alarm="Chữ in hoa của tên gọi, không phải dấu")
    assert Message.objects.get().enclosures.get().file.name == "a.txt"


def test_the_mark_is_asked(office):
    answer = upload(office, written_letter(letter()), mark="")
    assert answer.status_code == 422
    assert not Message.objects.exists()
    answer = upload(office, written_letter(letter()), mark="secret")
    assert reverse("documents:add_stub", args=[office.department.pk]) in answer.content.decode()
    assert not Message.objects.exists()


def test_a_broken_signature_shows_and_closes_the_way_to_the_register(office):
    broken = signed(written_letter(letter())).replace("Long Cốc".encode(), "Long Cóc".encode())
    upload(office, broken)
    message = Message.objects.get()
    assert f'href="{reverse("exchange:register", args=[message.pk])}"' not in page(office, message)
    answer = office.clerk.client.post(
        reverse("exchange:register", args=[message.pk]),
        {"issuer": "x", "number": "1", "issued_on": "05/11/2026", "title": "x", "received_on": "09/11/2026"},
    )
    assert answer.status_code == 422
    assert not Document.objects.exists()


def test_a_status_file_is_noted_with_the_message_it_is_about(office):
    message = sent(office)
    answer = upload(office, written_status(status(status="05")))
    assert answer.headers["Location"] == message.get_absolute_url()
    assert message.receivers.get().status == "05"


def test_refusing_asks_for_the_reason(office):
    message = arrived(office)
    address = reverse("exchange:refuse", args=[message.pk])
    assert office.clerk.client.post(address, {"reason": "x"}).status_code == 422
    office.clerk.client.post(address, {"reason": "Không thuộc thẩm quyền"})
    message.refresh_from_db()
    assert message.state == MessageState.REFUSED


def test_telling_the_sender_goes_only_forward(office):
    message = register_message(arrived(office), by="test", on=ON, at=AT)
    address = reverse("exchange:report", args=[message.pk])
    office.clerk.client.post(address, {"status": "05", "description": "Phòng Hợp tác"})
    assert office.clerk.client.post(address, {"status": "04"}).status_code == 422
    message.refresh_from_db()
    assert message.status == "05"


def test_an_issued_paper_becomes_a_message_file(office):
    paper, where = issued(office), receiver(office)
    detail = office.clerk.client.get(paper.get_absolute_url()).content.decode()
    address = reverse("exchange:compose", args=[paper.pk])
    assert address in detail
    assert office.clerk.client.post(address, {}).status_code == 422
    office.clerk.client.post(address, {"receivers": [where.pk]})
    message = Message.objects.get()
    file = office.clerk.client.get(reverse("exchange:file", args=[message.pk]))
    assert read_message(file.content).letter.number == "1"
    office.clerk.client.post(reverse("exchange:handed", args=[message.pk]))
    message.refresh_from_db()
    assert message.state == MessageState.HANDED_OVER
    assert office.clerk.client.post(address, {"receivers": [where.pk]}).status_code == 422


def test_a_message_that_went_out_is_followed_by_another(office):
    first = sent(office)
    address = reverse("exchange:follow", args=[first.pk])
    assert office.clerk.client.post(address, {"kind": "3", "reason": "Thay thế"}).status_code == 422
    office.clerk.client.post(address, {"kind": "1", "reason": "Gửi nhầm nơi nhận"})
    wish = Message.objects.latest("pk")
    assert (wish.about, wish.kind) == (first, 1)


def test_a_wish_is_agreed_to_by_one_press(office):
    first = arrived(office)
    wish = arrived(office, kind=1, reason="Gửi nhầm", attachments=())
    assert reverse("exchange:agree", args=[wish.pk]) in page(office, wish)
    office.clerk.client.post(reverse("exchange:agree", args=[wish.pk]))
    first.refresh_from_db()
    assert first.state == MessageState.TAKEN_BACK


def test_codes_and_addresses_are_kept(office):
    unit = office.department.pk
    office.clerk.client.post(reverse("exchange:add_code", args=[unit]), {"code": "H41.12", "since": "01/06/2026"})
    office.clerk.client.post(reverse("exchange:add_office", args=[unit]), {"code": "H37.09", "name": "Sở Văn hóa"})
    assert (OfficeCode.objects.count(), Correspondent.objects.get().name) == (2, "Sở Văn hóa")
    shown = office.clerk.client.get(reverse("exchange:book", args=[unit])).content.decode()
    assert "H41.12" in shown
    assert "Sở Văn hóa" in shown
    office.clerk.client.post(reverse("exchange:end_code", args=[OfficeCode.objects.get(code="H41.12").pk]))
    assert OfficeCode.objects.get(code="H41.12").until == timezone.localdate()
    wrong = office.clerk.client.post(reverse("exchange:add_code", args=[unit]), {"code": "x", "since": "1/6/2026"})
    assert wrong.status_code == 422


def test_the_log_is_filtered_and_goes_out_as_a_file_without_formulas(office):
    arrived(office, subject="=1+1")
    sent(office)
    address = reverse("exchange:of", args=[office.department.pk])
    shown = office.clerk.client.get(address, {"direction": "out"}).content.decode()
    assert "hội thảo chè" in shown
    assert "15/KH-SNNMT" not in shown
    assert "15/KH-SNNMT" in office.clerk.client.get(address, {"q": "kh snnmt"}).content.decode()
    rows = list(load_workbook(io.BytesIO(office.clerk.client.get(address, {"format": "xlsx"}).content)).active.values)
    assert len(rows) == 5
    plain = office.clerk.client.get(address, {"format": "csv", "direction": "in"}).content.decode("utf-8-sig")
    assert "'=1+1" in plain
    assert plain.count("\r\n") == 2


def test_the_log_asks_the_same_for_one_and_for_many(office, count_queries):
    address = reverse("exchange:of", args=[office.department.pk])
    arrived(office)
    sent(office)
    few = count_queries(lambda: office.clerk.client.get(address))
    for number in range(30, 45):
        arrived(office, number=str(number), paper_id=f"H37.05,2026/11/05,{number}/KH-SNNMT")
    assert count_queries(lambda: office.clerk.client.get(address)) <= few


def test_who_keeps_the_register_is_told_what_waits(office):
    arrived(office)
    asker = Asker(office.clerk.account, office.department.pk, ON)
    assert any("state=arrived" in need.href for need in needs_of(asker))
    assert not any("state=arrived" in need.href for need in needs_of(Asker(office.official.account, office.cell.pk, ON)))


def test_other_offices_and_readers_get_nothing(office):
    message = arrived(office)
    file = message.enclosures.first().file
    for role in ("stranger", "official", "officer", "administrator"):
        client = office.members[role].client
        assert client.get(message.get_absolute_url()).status_code == 404, role
        assert client.get(reverse("files:download", args=[file.pk])).status_code == 404, role
    opened = office.clerk.client.get(reverse("files:download", args=[file.pk]))
    assert b"".join(opened.streaming_content)
