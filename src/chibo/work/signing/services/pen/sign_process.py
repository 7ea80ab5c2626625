"""Run as a program: a PDF and a key come in through a pipe, the signed PDF goes out. Imports only the folding of names.

Key and passphrase live in this process alone. It writes no file, leaves no memory image behind and ends when the
signature is done; nothing of them is in what it answers, also when something goes wrong.
"""

import asyncio
import base64
import datetime as dt
import io
import json
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pkcs11
import typst
from asn1crypto import x509
from pkcs11 import Attribute, ObjectClass, TokenFlag
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import pkcs11 as token
from pyhanko.sign import signers, timestamps
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.stamp import StaticStampStyle

from chibo.kernel.text import fold

try:
    import resource
except ImportError:  # no such bounds on this system; the time the caller allows still holds
    resource = None  # type: ignore[assignment]

CPU_SECONDS = 60
TSA_SECONDS = 20
SPACE_FOR_SIGNATURE = 24_576
STAMP = Path(__file__).with_name("stamp.typ")


class Refused(Exception):
    """Why there is no signature: a word that the caller has a sentence for, and what the sentence needs."""

    def __init__(self, why: str, **said: str) -> None:
        super().__init__(why)
        self.answer = {"refused": why, **said}


class DrawnStamp(PdfContent):
    """The stamp as Typst has drawn it: a page of a PDF in memory, put into the signature's box."""

    def __init__(self, drawn: bytes) -> None:
        super().__init__()
        self.drawn = drawn

    def render(self) -> bytes:
        """The page as a form of the signed PDF."""
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self.drawn)), page_ix=0)
        self.resources.xobject["/Stamp"] = page
        left, bottom, right, top = (float(edge) for edge in page.get_object()["/BBox"])
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return b"/Stamp Do"


def bound(*, writes: bool) -> None:
    """No memory image, little time; no files either, unless a token's own program needs them."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    if not writes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def signed(job: dict[str, Any]) -> dict[str, Any]:
    """Sign what the job describes. Raises ``Refused``."""
    signer, close = opened(job["key"])
    try:
        certificate = signer.signing_cert
        if certificate is None:
            raise Refused("no-certificate")
        now = dt.datetime.now(ZoneInfo(job["zone"])).replace(microsecond=0)
        ensure_valid(certificate, now)
        other = ensure_named(certificate, job["names"], any_name=job["any_name"])
        content = sign_pdf(job, signer, now)
    finally:
        close()
    return {"pdf": base64.b64encode(content).decode(), "other_name": other, "at": now.isoformat(), **told(certificate)}


def opened(key: dict[str, str]) -> tuple[signers.Signer, Any]:
    """The signer behind the key, and what to call when it is done."""
    return _file(key) if key["kind"] == "file" else _token(key)


def _file(key: dict[str, str]) -> tuple[signers.Signer, Any]:
    try:
        found = signers.SimpleSigner.load_pkcs12_data(
            base64.b64decode(key["data"]), other_certs=[], passphrase=key["secret"].encode() or None
        )
    except ValueError as wrong:
        cause = wrong.__cause__
        text = str(cause).lower() if cause else ""
        raise Refused("wrong-passphrase" if "password" in text or "mac" in text else "broken-key-file") from None
    except (TypeError, AttributeError, OSError):
        raise Refused("no-certificate") from None
    return found, _nothing


def _nothing() -> None:
    return None


def _token(key: dict[str, str]) -> tuple[signers.Signer, Any]:
    try:
        session = _plugged_in(key["library"]).open(user_pin=key["secret"])
    except pkcs11.exceptions.PinIncorrect:
        raise Refused("wrong-passphrase") from None
    except pkcs11.exceptions.PinLocked:
        raise Refused("token-locked") from None
    except (pkcs11.exceptions.PKCS11Error, OSError, RuntimeError):
        raise Refused("no-token") from None
    identity, certificate = _on_token(session)
    return token.PKCS11Signer(session, signing_cert=certificate, key_id=identity, use_raw_mechanism=True), session.close


def _plugged_in(library: str) -> pkcs11.Token:
    """The first token that has been set up; empty slots and blank tokens are passed over."""
    for slot in pkcs11.lib(library).get_slots(token_present=True):
        found = slot.get_token()
        if TokenFlag.TOKEN_INITIALIZED in found.flags:
            return found
    raise Refused("no-token")


def _on_token(session: pkcs11.Session) -> tuple[bytes, x509.Certificate]:
    """The first certificate on the token whose key is there too."""
    keys = {key[Attribute.ID] for key in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})}
    for found in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        if found[Attribute.ID] in keys:
            return found[Attribute.ID], x509.Certificate.load(found[Attribute.VALUE])
    raise Refused("no-certificate")


def ensure_valid(certificate: x509.Certificate, now: dt.datetime) -> None:
    """A certificate signs only between its two days."""
    if now > certificate.not_valid_after:
        raise Refused("expired", day=certificate.not_valid_after.isoformat(), name=name_of(certificate))
    if now < certificate.not_valid_before:
        raise Refused("not-yet-valid", day=certificate.not_valid_before.isoformat(), name=name_of(certificate))


def ensure_named(certificate: x509.Certificate, names: list[str], *, any_name: bool) -> bool:
    """Whether the certificate bears another name; refused unless the person has said that this is right."""
    other = fold(name_of(certificate)) not in {fold(name) for name in names}
    if other and not any_name:
        raise Refused("other-name", name=name_of(certificate))
    return other


def name_of(certificate: x509.Certificate) -> str:
    """The name a certificate was made out to."""
    named = certificate.subject.native
    return str(named.get("common_name") or certificate.subject.human_friendly)[:200]


def told(certificate: x509.Certificate) -> dict[str, str]:
    """What is kept of the certificate: everything in it is public."""
    issuer = certificate.issuer.native
    return {
        "name": name_of(certificate),
        "issuer": str(issuer.get("common_name") or certificate.issuer.human_friendly)[:200],
        "serial": f"{certificate.serial_number:X}"[:80],
        "fingerprint": certificate.sha256.hex(),
        "until": certificate.not_valid_after.isoformat(),
    }


def sign_pdf(job: dict[str, Any], signer: signers.Signer, now: dt.datetime) -> bytes:
    """One more revision behind what is there: earlier signatures keep covering what they covered."""
    left, bottom, right, top = job["box"]
    drawn = drawn_stamp(job, name_of(signer.signing_cert), now, width=right - left, height=top - bottom)
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(base64.b64decode(job["pdf"])))
        if writer.prev.encrypted:
            raise Refused("locked")
        pen = signers.PdfSigner(
            signers.PdfSignatureMetadata(
                field_name=job["field"], md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES,
                reason=job["reason"] or None, name=name_of(signer.signing_cert),
            ),
            signer=signer,
            timestamper=timestamps.HTTPTimeStamper(job["tsa"], timeout=TSA_SECONDS) if job["tsa"] else None,
            stamp_style=StaticStampStyle(border_width=0, background=DrawnStamp(drawn)),
            new_field_spec=SigFieldSpec(job["field"], on_page=job["page"], box=(left, bottom, right, top)),
        )  # fmt: skip
        made = asyncio.run(pen.async_sign_pdf(writer, bytes_reserved=SPACE_FOR_SIGNATURE))
    except (TimestampRequestError, OSError):  # nothing but the time stamp goes out
        raise Refused("no-time-stamp") from None
    except PdfError:
        raise Refused("broken") from None
    except (SigningError, pkcs11.exceptions.PKCS11Error):
        raise Refused("cannot-sign") from None
    return bytes(made.getvalue())


def drawn_stamp(job: dict[str, Any], name: str, now: dt.datetime, *, width: float, height: float) -> bytes:
    """The picture of a signature or a seal, else the words, as a PDF of the size of the box."""
    picture = base64.b64decode(job["picture"])
    words = {"name": name, "at": f"{now:%d/%m/%Y %H:%M:%S} {now:%z}"[:-2] + ":" + f"{now:%z}"[-2:], **job["words"]}
    stamp = {"width": width, "height": height, "picture": list(picture), "words": words}
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[job["fonts"]])
    made = typst.compile(
        STAMP.read_bytes(), font_paths=fonts, ignore_system_fonts=True, sys_inputs={"stamp": json.dumps(stamp)}, format="pdf"
    )
    return bytes(made)


def main() -> int:
    """The answer is one line of JSON, also for a refusal; what goes wrong beyond that is told by its kind alone."""
    job = json.loads(sys.stdin.buffer.read())
    bound(writes=job["key"]["kind"] == "token")
    try:
        answer = signed(job)
    except Refused as refused:
        answer = refused.answer
    except Exception as problem:  # a message may hold words of the key file, so only its kind is told
        answer = {"refused": "failed", "kind": type(problem).__name__}
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
