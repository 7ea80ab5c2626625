"""From a ``Letter`` or a ``StatusWord`` to the bytes of an .edxml file.

The same content gives the same bytes. Inside the envelope every element carries the prefix ``edXML:``, because
receivers have refused messages without it; ``AttachmentEncoded`` stands outside and carries none.
"""

import base64
from collections.abc import Iterable, Sequence

from lxml import etree

from chibo.work.exchange.rules.content import Answered, Attachment, Letter, Office, Staff, StatusWord
from chibo.work.exchange.rules.days import day_written, moment_written
from chibo.work.exchange.rules.elements import SCHEMA


def written_letter(letter: Letter) -> bytes:
    """The message with its attachments."""
    return enclosed(written_envelope(letter), letter.attachments)


def written_envelope(letter: Letter) -> bytes:
    """The message without its attachments, which its list of contents names."""
    root, header, envelope = _frame()
    _message_header(header, letter)
    _trace_list(header, letter)
    manifest = _child(_child(envelope, "edXMLBody"), "edXMLManifest")
    for file in letter.attachments:
        reference = _child(manifest, "Reference")
        _texts(reference, ContentId=file.content_id, ContentType=file.content_type, Description=file.description,
               AttachmentName=file.name)  # fmt: skip
    return _bytes(root)


def enclosed(envelope: bytes, attachments: Sequence[Attachment]) -> bytes:
    """An envelope with its attachments behind it."""
    if not attachments:
        return envelope
    root = etree.fromstring(envelope)
    outside = _child(root, "AttachmentEncoded")
    for file in attachments:
        one = _child(outside, "Attachment")
        _texts(one, ContentId=file.content_id, AttachmentName=file.name, Description=file.description,
               ContentType=file.content_type)  # fmt: skip
        _child(one, "ContentTransferEncoded").text = base64.b64encode(file.content).decode("ascii")
    return _bytes(root)


def written_status(word: StatusWord) -> bytes:
    """A status message: no body, no attachments."""
    root, header, envelope = _frame()
    status = _child(header, "Status")
    _answered(status, word.about)
    _office(_child(status, "From"), word.sender)
    _texts(status, StatusCode=word.status, Description=word.description, Timestamp=moment_written(word.at))
    _staff(status, word.staff)
    _child(envelope, "edXMLBody")
    return _bytes(root)


def content_id(place: int, sha256: str) -> str:
    """A name for an attachment that is the same every time: its place and the beginning of its SHA-256."""
    return f"{place}.{sha256[:32]}"


def _frame() -> tuple[etree._Element, etree._Element, etree._Element]:
    root = etree.Element(f"{{{SCHEMA}}}edXML", nsmap={None: SCHEMA})  # type: ignore[dict-item]
    envelope = etree.SubElement(root, f"{{{SCHEMA}}}edXMLEnvelope", nsmap={"edXML": SCHEMA})
    return root, _child(envelope, "edXMLHeader"), envelope


def _message_header(header: etree._Element, letter: Letter) -> None:
    message = _child(header, "MessageHeader")
    _office(_child(message, "From"), letter.sender)
    for receiver in letter.receivers:
        _office(_child(message, "To"), receiver)
    _texts(message, DocumentId=letter.paper_id)
    _texts(_child(message, "Code"), CodeNumber=letter.number, CodeNotation=letter.notation)
    day = day_written(letter.promulgated_on)
    _texts(_child(message, "PromulgationInfo"), Place=letter.place, PromulgationDate=day)
    kind = "" if letter.type_code is None else str(letter.type_code)
    _texts(_child(message, "DocumentType"), Type=kind, TypeDetail="", TypeName=letter.type_name)
    _texts(message, Subject=letter.subject, Content=letter.summary)
    signer = _child(message, "SignerInfo")
    _texts(signer, Competence=letter.signer_authority, Position=letter.signer_post, FullName=letter.signer)
    if letter.due_on:
        _texts(message, DueDate=day_written(letter.due_on))
    _other(_child(message, "OtherInfo"), letter)
    for answered in letter.answers:
        _answered(message, answered)
    _texts(message, SteeringType="0")
    _listed(message, "ToPlaces", "Place", letter.places)


def _other(part: etree._Element, letter: Letter) -> None:
    _texts(part, Priority=str(letter.priority), SphereOfPromulgation=letter.sphere, TyperNotation="",
           PromulgationAmount=_number(letter.copies), PageAmount=_number(letter.pages), Direction="false")  # fmt: skip
    _listed(part, "Appendixes", "Appendix", letter.appendixes)


def _trace_list(header: etree._Element, letter: Letter) -> None:
    trail = _child(header, "TraceHeaderList")
    for station in letter.trace:
        _texts(_child(trail, "TraceHeader"), OrganId=station.code, Timestamp=moment_written(station.at))
    business = _child(trail, "Bussiness")  # the standard spells it so
    _texts(business, DocumentId=letter.about or letter.paper_id, BussinessDocType=str(letter.kind),
           BussinessDocReason=letter.reason, Paper="1" if letter.on_paper_too else "0")  # fmt: skip
    _staff(business, letter.staff)
    if letter.replaced:
        listed = _child(business, "ReplacementInfoList")
        for name in letter.replaced:
            _texts(_child(listed, "ReplacementInfo"), DocumentId=name)


def _office(part: etree._Element, office: Office) -> None:
    _texts(part, OrganId=office.code, OrganizationInCharge=office.in_charge, OrganName=office.name, OrganAdd="",
           Email=office.email, Telephone="", Fax="", Website="")  # fmt: skip


def _staff(parent: etree._Element, staff: Staff) -> None:
    _texts(_child(parent, "StaffInfo"), Department=staff.department, Staff=staff.name, Email=staff.email, Mobile="")


def _answered(parent: etree._Element, about: Answered) -> None:
    day = day_written(about.day) if about.day else ""
    part = _child(parent, "ResponseFor")
    _texts(part, OrganId=about.code, Code=about.number, PromulgationDate=day, DocumentId=about.paper_id)


def _listed(parent: etree._Element, name: str, each: str, words: Iterable[str]) -> None:
    part = _child(parent, name)
    for line in words:
        _texts(part, **{each: line})


def _texts(parent: etree._Element, **words: str) -> None:
    for name, text in words.items():
        _child(parent, name).text = text


def _child(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{SCHEMA}}}{name}")


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
