"""Invented messages: as our own program writes them, and as other offices' programs do."""

import base64
import datetime as dt
from dataclasses import replace

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from lxml import etree

from chibo.work.exchange.rules.content import Answered, Attachment, Letter, Office, Staff, StatusWord, Trace
from chibo.work.exchange.rules.elements import SCHEMA
from chibo.work.exchange.rules.signature import DSIG

SENDER = Office("H37.05", "Sở Nông nghiệp và Môi trường tỉnh Cây Đa", "UBND tỉnh Cây Đa", "vanthu@caydacoso.example")
OURS = Office("000.00.12.H41", "Sở Ngoại vụ")
DAY = dt.date(2026, 11, 5)
AT = dt.datetime(2026, 11, 5, 8, 30)
TEXT = "Kế hoạch đón đoàn chuyên gia trồng chè.".encode()


def letter(**changes: object) -> Letter:
    """A plan of another department, with two attachments."""
    plain = Letter(
        SENDER, (OURS, Office("H37.02.02", "Văn phòng UBND tỉnh")), "H37.05,2026/11/05,15/KH-SNNMT", "15", "KH-SNNMT", DAY,
        "Kế hoạch đón đoàn chuyên gia trồng chè & thăm đồi <Long Cốc>", place="Cây Đa", type_code=10,
        type_name="Kế hoạch", summary="Nội dung tóm tắt", signer="Trần Văn Chè", signer_post="Giám đốc",
        due_on=dt.date(2026, 11, 20), priority=1, pages=3, copies=2, appendixes=("Danh sách đoàn",),
        places=("Như trên", "Lưu: VT"), answers=(Answered("000.00.12.H41", "000.00.12.H41,2026/10/01,1/SNgV-VP", "", None),),
        staff=Staff("Văn phòng", "Lê Thị Văn Thư", ""), trace=(Trace("H37.05", AT),),
        attachments=(
            Attachment("1.kehoach", "ke-hoach.txt", "text/plain", TEXT),
            Attachment("2.danhsach", "danh-sach.txt", "text/plain", b"1. Invented"),
        ),
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


def status(**changes: object) -> StatusWord:
    """The other side has accepted our letter."""
    plain = StatusWord(
        Answered("000.00.12.H41", "000.00.12.H41,2026/11/05,1/SNgV-VP", "1/SNgV-VP", DAY), SENDER, "03", AT, "Đã vào sổ",
        Staff("Văn phòng", "Lê Thị Văn Thư"),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


FOREIGN = f"""<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<!-- as a program of another house writes it -->
<edXML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="{SCHEMA}">
  <edXML:edXMLEnvelope xmlns:edXML="{SCHEMA}">
    <edXML:edXMLHeader>
      <edXML:MessageHeader>
        <edXML:To><edXML:OrganName>Sở Ngoại vụ</edXML:OrganName><edXML:OrganId>000.00.12.H41</edXML:OrganId></edXML:To>
        <edXML:From>
          <edXML:OrganId>H37.05</edXML:OrganId><edXML:OrganName><![CDATA[Sở Nông nghiệp & Môi trường]]></edXML:OrganName>
          <edXML:Telephone>0000</edXML:Telephone>
        </edXML:From>
        <edXML:Code><edXML:CodeNumber>16</edXML:CodeNumber><edXML:CodeNotation>16/CV-SNNMT</edXML:CodeNotation></edXML:Code>
        <edXML:PromulgationInfo>
          <edXML:PromulgationDate>2026/11/06</edXML:PromulgationDate><edXML:Place>Cây Đa</edXML:Place>
        </edXML:PromulgationInfo>
        <edXML:Subject>V/v mời dự
           hội thảo<!-- vụng --> chè</edXML:Subject>
        <edXML:DocumentType><edXML:Type>18</edXML:Type></edXML:DocumentType>
        <edXML:UnknownThing><edXML:Deep>x</edXML:Deep></edXML:UnknownThing>
        <edXML:DocumentId>H37.05,2026/11/06,16/CV-SNNMT</edXML:DocumentId>
      </edXML:MessageHeader>
      <edXML:TraceHeaderList id="t1" version="1.0">
        <edXML:TraceHeader>
          <edXML:OrganId>H37.05</edXML:OrganId><edXML:Timestamp>2026/11/06 09:00:00</edXML:Timestamp>
        </edXML:TraceHeader>
        <edXML:Bussiness><edXML:BussinessDocType>0</edXML:BussinessDocType></edXML:Bussiness>
      </edXML:TraceHeaderList>
    </edXML:edXMLHeader>
    <edXML:edXMLBody><edXML:edXMLManifest version="1.0">
      <edXML:Reference><edXML:ContentId>cid:a1</edXML:ContentId></edXML:Reference>
    </edXML:edXMLManifest></edXML:edXMLBody>
  </edXML:edXMLEnvelope>
  <AttachmentEncoded>
    <Attachment><ContentType>text/plain</ContentType><ContentId>a1</ContentId>
      <ContentTransferEncoded>
        {base64.b64encode(TEXT).decode()[:20]}
        {base64.b64encode(TEXT).decode()[20:]}
      </ContentTransferEncoded><AttachmentName>moi-hop.txt</AttachmentName></Attachment>
  </AttachmentEncoded>
</edXML>""".encode()


def changed(content: bytes, old: str, new: str) -> bytes:
    """One place of the message with other words; the test fails when the place is not there."""
    assert old.encode() in content, old
    return content.replace(old.encode(), new.encode(), 1)


def certificate(name: str = "Sở Nông nghiệp và Môi trường") -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    """A key with a certificate of its own."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
    made = made.serial_number(7).not_valid_before(dt.datetime(2026, 1, 1)).not_valid_after(dt.datetime(2030, 1, 1))
    return key, made.sign(key, hashes.SHA256())


EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"


def canonical(root: etree._Element, c14n: str) -> bytes:
    """The canonical form of a whole document, without comments."""
    return etree.tostring(root.getroottree(), method="c14n", exclusive=c14n == EXCLUSIVE, with_comments=False)


def signed(content: bytes, *, c14n: str = EXCLUSIVE, around: str = "", weak: bool = False, uri: str = "") -> bytes:
    """The message with an enveloped signature in its header, put together by hand from the W3C text.

    ``around``: the namespaces in scope, when SignedInfo too is canonicalized with what surrounds it.
    """
    key, paper = certificate()
    method, digest = (f"{DSIG}rsa-sha1", f"{DSIG}sha1") if weak else (RSA_SHA256, SHA256)
    hashed = hashes.SHA1() if weak else hashes.SHA256()  # noqa: S303 -- what old programs still use
    root = etree.fromstring(content)
    counted = hashes.Hash(hashed)
    counted.update(canonical(root, c14n))
    info = (
        f'<SignedInfo xmlns="{DSIG}"><CanonicalizationMethod Algorithm="{INCLUSIVE if around else EXCLUSIVE}"/>'
        f'<SignatureMethod Algorithm="{method}"/>'
        f'<Reference URI="{uri}"><Transforms><Transform Algorithm="{DSIG}enveloped-signature"/>'
        f'<Transform Algorithm="{c14n}"/></Transforms><DigestMethod Algorithm="{digest}"/>'
        f"<DigestValue>{base64.b64encode(counted.finalize()).decode()}</DigestValue></Reference></SignedInfo>"
    )
    in_place = etree.fromstring(info.replace("<SignedInfo ", f"<SignedInfo {around} ", 1))
    words = canonical(in_place, INCLUSIVE if around else EXCLUSIVE)
    value = base64.b64encode(key.sign(words, padding.PKCS1v15(), hashed)).decode()
    seal = (
        f'<Signature xmlns="{DSIG}">{info}<SignatureValue>{value}</SignatureValue><KeyInfo><X509Data><X509Certificate>'
        f"{base64.b64encode(paper.public_bytes(Encoding.DER)).decode()}</X509Certificate></X509Data></KeyInfo>"
        "</Signature>"
    )
    return changed(content, "</edXML:edXMLHeader>", f"{seal}</edXML:edXMLHeader>")
