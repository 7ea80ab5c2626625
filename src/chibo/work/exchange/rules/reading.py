"""From the bytes of an .edxml file to a ``Letter`` or a ``StatusWord``; every fault is named with its element.

Programs of other offices put the parts in another order, leave prefixes out and send parts we do not know: order and
unknown parts do no harm. What the register needs (sender, receivers, number, day, subject, sound attachments) must be
there and in its form, or nothing is taken.
"""

import base64
import binascii
import datetime as dt
import re
from dataclasses import dataclass, replace

from lxml import etree

from chibo.work.exchange.rules import statuses
from chibo.work.exchange.rules.content import Answered, Attachment, Letter, Office, Staff, StatusWord, Trace
from chibo.work.exchange.rules.elements import SCHEMA, Element, Findings, local_name, namespace
from chibo.work.exchange.rules.faults import Fault, Unreadable, Why
from chibo.work.exchange.rules.identifiers import full_number, paper_id_parts
from chibo.work.exchange.rules.safe import opened

MOST_ATTACHMENTS = 50
_BLANK = re.compile(r"\s+")
_NEVER = dt.datetime(1, 1, 1)  # noqa: DTZ001 -- stands in for a moment that is a fault, and is never seen


@dataclass(frozen=True)
class Reading:
    """What a file says: one of the two, the tree (for its signature), and what is only noted."""

    root: etree._Element
    letter: Letter | None = None
    status: StatusWord | None = None
    notes: tuple[Fault, ...] = ()


def read_message(content: bytes, *, known_types: frozenset[int] = frozenset()) -> Reading:
    """The message.

    Raises:
        Unreadable: with every fault found, up to twenty.
    """
    root = opened(content)
    if local_name(root) != "edXML":
        raise Unreadable((Fault(Why.WRONG_ROOT, local_name(root)),))
    if namespace(root) != SCHEMA:
        raise Unreadable((Fault(Why.WRONG_SCHEMA, "edXML", namespace(root) or "–"),))
    found = Findings()
    envelope = Element(root, "", found).part("edXMLEnvelope", needed=True)
    header = envelope.part("edXMLHeader", needed=True)
    header.path = ""
    if status := header.part("Status"):
        word = _status(status)
        found.ensure_none()
        return Reading(root, status=word, notes=tuple(found.notes))
    found.ensure_none()
    letter = _letter(root, header, envelope, found)
    if letter.type_code is not None and known_types and letter.type_code not in known_types:
        found.add(Why.UNKNOWN_TYPE, "DocumentType/Type", str(letter.type_code))
    found.ensure_none()
    return Reading(root, letter=letter, notes=tuple(found.notes))


def _letter(root: etree._Element, header: Element, envelope: Element, found: Findings) -> Letter:
    message = header.part("MessageHeader", needed=True)
    message.path = ""
    trail = header.part("TraceHeaderList")
    business = trail.part("Bussiness") or header.part("Bussiness")
    business.path = "Bussiness"
    letter = replace(
        _paper(message, found), kind=_kind(business), reason=business.text("BussinessDocReason", most=1000),
        about=business.text("DocumentId", most=200), replaced=_replaced(business),
        on_paper_too=business.text("Paper") not in ("", "0", "false"), staff=_staff(business.part("StaffInfo")),
        trace=_trace(trail), attachments=_attachments(root, envelope, found),
    )  # fmt: skip
    _compare_id(letter, found)
    return replace(letter, about="") if letter.kind == statuses.NEW and letter.about == letter.paper_id else letter


def _paper(message: Element, found: Findings) -> Letter:
    """What the header says of the paper. A day that is missing is a fault, so the stand-in is never seen."""
    code, issued = message.part("Code", needed=True), message.part("PromulgationInfo", needed=True)
    sort, signer, other = message.part("DocumentType"), message.part("SignerInfo"), message.part("OtherInfo")
    receivers = tuple(_office(receiver) for receiver in message.parts("To"))
    if not receivers:
        found.add(Why.MISSING, "To")
    return Letter(
        sender=_office(message.part("From", needed=True)), receivers=receivers,
        paper_id=message.text("DocumentId", needed=True, most=200), number=code.text("CodeNumber", most=20),
        notation=code.text("CodeNotation", needed=True, most=60),
        promulgated_on=issued.day("PromulgationDate", needed=True) or _NEVER.date(),
        subject=message.text("Subject", needed=True, most=2000), place=issued.text("Place", most=100),
        type_code=sort.integer("Type"), type_name=sort.text("TypeName", most=100),
        summary=message.text("Content", most=4000), signer=signer.text("FullName", most=200),
        signer_post=signer.text("Position", most=200), signer_authority=signer.text("Competence", most=100),
        due_on=message.day("DueDate"), priority=other.integer("Priority", most=9) or 0,
        sphere=other.text("SphereOfPromulgation", most=500), pages=other.integer("PageAmount"),
        copies=other.integer("PromulgationAmount"), appendixes=_lines(other.part("Appendixes"), "Appendix"),
        places=_lines(message.part("ToPlaces"), "Place"),
        answers=tuple(_answered(part) for part in message.parts("ResponseFor")),
    )  # fmt: skip


def _kind(business: Element) -> int:
    kind = business.integer("BussinessDocType")
    if kind is not None and kind not in statuses.KINDS:
        business.found.add(Why.UNKNOWN_KIND, "Bussiness/BussinessDocType", str(kind))
    return kind or statuses.NEW


def _office(part: Element) -> Office:
    if not part:
        return Office("")
    code = part.office_code("OrganId", needed=True)
    return Office(code, part.text("OrganName"), part.text("OrganizationInCharge"), part.text("Email"))


def _staff(part: Element) -> Staff:
    return Staff(part.text("Department"), part.text("Staff"), part.text("Email"))


def _answered(part: Element) -> Answered:
    code, name = part.office_code("OrganId"), part.text("DocumentId", most=200)
    return Answered(code, name, part.text("Code", most=80), part.day("PromulgationDate"))


def _lines(part: Element, name: str) -> tuple[str, ...]:
    return tuple(line.words[:500] for line in part.parts(name)[:200] if line.words)


def _replaced(business: Element) -> tuple[str, ...]:
    listed = business.part("ReplacementInfoList").parts("ReplacementInfo")
    return tuple(name for name in (one.text("DocumentId", most=200) for one in listed) if name)


def _trace(trail: Element) -> tuple[Trace, ...]:
    stations = [(one.office_code("OrganId"), one.moment("Timestamp")) for one in trail.parts("TraceHeader")]
    return tuple(Trace(code, at) for code, at in stations if at is not None)


def _status(part: Element) -> StatusWord:
    about = part.part("ResponseFor", needed=True)
    code, at = part.text("StatusCode", needed=True), part.moment("Timestamp")
    if code and code not in statuses.KNOWN:
        part.found.add(Why.UNKNOWN_STATUS, "Status/StatusCode", code)
    if at is None and not part.text("Timestamp"):
        part.found.add(Why.MISSING, "Status/Timestamp")
    if about and not about.text("DocumentId") and not about.text("Code"):
        part.found.add(Why.MISSING, "Status/ResponseFor/DocumentId")
    sender, staff = _office(part.part("From", needed=True)), _staff(part.part("StaffInfo"))
    said = part.text("Description", most=1000)
    return StatusWord(_answered(about), sender, code, at or _NEVER, said, staff)


def _attachments(root: etree._Element, envelope: Element, found: Findings) -> tuple[Attachment, ...]:
    parts = Element(root, "", found).part("AttachmentEncoded").parts("Attachment")
    if len(parts) > MOST_ATTACHMENTS:
        found.add(Why.TOO_MANY, "AttachmentEncoded", f"{len(parts)} > {MOST_ATTACHMENTS}")
        return ()
    files = tuple(_attachment(part, place) for place, part in enumerate(parts, start=1))
    ids = [file.content_id for file in files if file.content_id]
    for twice in sorted({name for name in ids if ids.count(name) > 1}):
        found.add(Why.SAME_CONTENT_ID, "Attachment/ContentId", twice)
    listed = envelope.part("edXMLBody").part("edXMLManifest").parts("Reference")
    named = {one.text("ContentId", most=200).removeprefix("cid:") for one in listed} - {""}
    for name in sorted(named - set(ids)):
        found.add(Why.ONLY_IN_MANIFEST, "edXMLManifest/Reference/ContentId", name)
    for name in sorted(set(ids) - named):
        found.add(Why.NOT_IN_MANIFEST, "Attachment/ContentId", name)
    return files


def _attachment(part: Element, place: int) -> Attachment:
    name = part.text("AttachmentName", needed=True, most=200)
    encoded = part.part("ContentTransferEncoded", needed=True)
    where = f"AttachmentEncoded/Attachment[{place}]/ContentTransferEncoded"
    content = b""
    try:
        content = base64.b64decode(_BLANK.sub("", encoded.raw), validate=True)
    except (binascii.Error, ValueError):
        part.found.add(Why.BAD_BASE64, where, name)
    else:
        if encoded and not content:
            part.found.add(Why.EMPTY_ATTACHMENT, where, name)
    content_id = part.text("ContentId", most=200).removeprefix("cid:")
    return Attachment(content_id, name, part.text("ContentType", most=120), content, part.text("Description"))


def _compare_id(letter: Letter, found: Findings) -> None:
    """The three parts of DocumentId against sender, day and number; a difference is only said."""
    parts = paper_id_parts(letter.paper_id)
    told = (letter.promulgated_on, full_number(letter.number, letter.notation))
    if letter.kind in (statuses.NEW, statuses.REPLACE) and (parts is None or (parts.day, parts.number) != told):
        found.add(Why.ID_DISAGREES, "DocumentId", letter.paper_id)
