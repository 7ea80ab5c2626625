"""A message comes back as it was written, and messages of other programs are read."""

import datetime as dt

import pytest

from chibo.work.exchange.rules.content import Letter
from chibo.work.exchange.rules.reading import read_message
from chibo.work.exchange.rules.writing import (
    content_id,
    enclosed,
    written_envelope,
    written_letter,
    written_status,
)
from tests.work.exchange.letters import FOREIGN, SENDER, TEXT, letter, status

KINDS = [
    {}, {"kind": 1, "reason": "Gửi nhầm", "about": "H37.05,2026/11/05,15/KH-SNNMT", "attachments": ()},
    {"kind": 2, "reason": "Sửa trang 2", "about": "H37.05,2026/11/05,15/KH-SNNMT"},
    {"kind": 3, "reason": "Thay", "about": "H37.05,2026/11/05,15/KH-SNNMT", "replaced": ("H37.05,2026/10/01,9/KH-SNNMT",)},
    {"type_code": None, "pages": None, "due_on": None, "appendixes": (), "places": (), "answers": (), "on_paper_too": True},
]


@pytest.mark.parametrize("changes", KINDS)
def test_a_message_comes_back_as_it_was_written(changes):
    sent = letter(**changes)
    reading = read_message(written_letter(sent))
    assert reading.letter == sent
    assert reading.status is None


@pytest.mark.parametrize("code", ["01", "02", "03", "04", "05", "06", "13", "15", "16"])
def test_a_status_message_comes_back_as_it_was_written(code):
    reading = read_message(written_status(status(status=code)))
    assert reading.status == status(status=code)
    assert reading.letter is None


def test_the_envelope_carries_the_prefix_and_the_attachments_do_not():
    words = written_letter(letter()).decode()
    assert words.startswith("<?xml version='1.0' encoding='UTF-8'?>\n<edXML xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">")
    envelope, _, outside = words.partition("</edXML:edXMLEnvelope>")
    inside = envelope.partition("<edXML:edXMLEnvelope")[2].partition(">")[2]
    assert all(mark.startswith(("edXML:", "/edXML:")) for mark in inside.split("<")[1:])
    assert outside.startswith("<AttachmentEncoded><Attachment><ContentId>1.kehoach</ContentId>")
    assert "edXML:" not in outside
    assert "<edXML:Bussiness>" in words
    assert "<edXML:PromulgationDate>2026/11/05</edXML:PromulgationDate>" in words
    assert "<edXML:Timestamp>2026/11/05 08:30:00</edXML:Timestamp>" in words


def test_the_same_message_has_the_same_bytes_and_its_attachments_join_later():
    sent = letter()
    assert written_letter(sent) == written_letter(letter())
    assert enclosed(written_envelope(sent), sent.attachments) == written_letter(sent)
    assert content_id(2, "ab" * 32) == "2." + "ab" * 16


def test_a_message_of_another_program_is_read():
    reading = read_message(FOREIGN)
    found = reading.letter
    assert isinstance(found, Letter)
    assert (found.sender.code, found.sender.name) == ("H37.05", "Sở Nông nghiệp & Môi trường")
    assert (found.number, found.notation, found.promulgated_on) == ("16", "16/CV-SNNMT", dt.date(2026, 11, 6))
    assert found.subject == "V/v mời dự hội thảo chè"
    assert [(file.name, file.content) for file in found.attachments] == [("moi-hop.txt", TEXT)]
    assert found.sent_at == dt.datetime(2026, 11, 6, 9)
    assert reading.notes == ()


def test_what_other_programs_leave_out_is_noted_and_read_all_the_same():
    reading = read_message(written_letter(letter(paper_id="so-15")), known_types=frozenset({18}))
    assert reading.letter is not None
    assert [(note.why, note.element) for note in reading.notes] == [
        ("id-disagrees", "DocumentId"), ("unknown-type", "DocumentType/Type"),
    ]


def test_a_sender_without_name_is_still_a_sender():
    reading = read_message(written_letter(letter(sender=SENDER.__class__("H37.05"))))
    assert reading.letter is not None
    assert reading.letter.sender.name == ""
