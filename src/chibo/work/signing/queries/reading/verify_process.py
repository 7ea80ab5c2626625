"""Run as a program: a PDF and trusted roots come in, what its signatures are worth goes out. Imports nothing of chibo.

It never asks the network: whether a certificate was revoked is not looked up, and the answer does not pretend so.
"""

import asyncio
import base64
import datetime as dt
import io
import json
import sys
from typing import Any

from asn1crypto import pem, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

MOST_SIGNATURES = 40


def report(content: bytes, roots: list[bytes], moment: dt.datetime) -> dict[str, Any]:
    """Every signature of the PDF in the order in which they were put on it."""
    try:
        reader = PdfFileReader(io.BytesIO(content))
        if reader.encrypted:
            return {"state": "locked", "signatures": []}
        pages = int(reader.root["/Pages"]["/Count"])
        found = list(reader.embedded_regular_signatures)[:MOST_SIGNATURES]
    except (PdfError, SigningError, ValueError, KeyError, TypeError, RecursionError):
        return {"state": "broken", "signatures": []}
    trusted = [certificate for root in roots for certificate in certificates_in(root)]
    return {"state": "read", "pages": pages, "signatures": [told(one, trusted, moment) for one in found]}


def certificates_in(data: bytes) -> list[x509.Certificate]:
    """Certificates of a file, PEM or DER; what is none is left out."""
    try:
        if pem.detect(data):
            return [x509.Certificate.load(body) for _kind, _headers, body in pem.unarmor(data, multiple=True)]
        certificate = x509.Certificate.load(data)
        return [certificate] if certificate.subject else []
    except (ValueError, TypeError):
        return []


def told(signature: EmbeddedPdfSignature, roots: list[x509.Certificate], moment: dt.datetime) -> dict[str, Any]:
    """One signature: who, when, unchanged, trusted, and how much of the file it covers."""
    try:
        status = checked(signature, roots, moment)
        stamp = status.timestamp_validity
        if not status.trusted and stamp is not None and stamp.valid and stamp.trusted:
            status = checked(signature, roots, stamp.timestamp)
    except (SignatureValidationError, SigningError, PdfError, ValueError, KeyError, TypeError, RecursionError):
        return {**words_of(signature), "intact": False, "valid": False, "trusted": False, "covers": "unclear",
                "changed_after": True, "why": "unreadable"}  # fmt: skip
    return {**words_of(signature), **verdict(status, roots), **time_of(status)}


def checked(signature: EmbeddedPdfSignature, roots: list[x509.Certificate], moment: dt.datetime) -> PdfSignatureStatus:
    """Against the roots alone; nothing is fetched."""
    contexts = [
        ValidationContext(trust_roots=roots, moment=moment, allow_fetching=False, revocation_mode="soft-fail")
        for _use in ("signer", "time stamp")
    ]
    return asyncio.run(async_validate_pdf_signature(signature, contexts[0], contexts[1]))


def verdict(status: PdfSignatureStatus, roots: list[x509.Certificate]) -> dict[str, Any]:
    """What it is worth."""
    level = status.modification_level
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    harmless = level is not None and level <= ModificationLevel.FORM_FILLING and status.docmdp_ok is not False
    return {
        "intact": bool(status.intact), "valid": bool(status.valid), "trusted": bool(status.trusted),
        "covers": "whole" if whole else ("revision" if status.coverage == SignatureCoverageLevel.ENTIRE_REVISION
                                         else "part"),
        "changed_after": not whole and not harmless,
        "why": "" if status.trusted else why_untrusted(status, roots),
    }  # fmt: skip


def why_untrusted(status: PdfSignatureStatus, roots: list[x509.Certificate]) -> str:
    """ "expired", "no-roots" or "unknown-issuer"."""
    problem = str(getattr(status.trust_problem_indic, "name", ""))
    if "EXPIRED" in problem or "OUT_OF_BOUNDS" in problem or "NOT_YET_VALID" in problem:
        return "expired"
    return "unknown-issuer" if roots else "no-roots"


def time_of(status: PdfSignatureStatus) -> dict[str, Any]:
    """When, by the signer's own clock and by a time stamp."""
    stamp = status.timestamp_validity
    said = status.signer_reported_dt
    return {
        "said_at": said.isoformat() if said else "",
        "stamped_at": stamp.timestamp.isoformat() if stamp and stamp.valid else "",
        "stamp_trusted": bool(stamp and stamp.valid and stamp.trusted),
    }


def words_of(signature: EmbeddedPdfSignature) -> dict[str, Any]:
    """The certificate in words; everything in it is public."""
    certificate = signature.signer_cert
    said = signature.self_reported_timestamp
    subject, issuer = certificate.subject.native, certificate.issuer.native
    return {
        "field": str(signature.field_name),
        "name": str(subject.get("common_name") or certificate.subject.human_friendly)[:200],
        "organisation": str(subject.get("organization_name") or "")[:200],
        "issuer": str(issuer.get("common_name") or certificate.issuer.human_friendly)[:200],
        "serial": f"{certificate.serial_number:X}"[:80],
        "since": certificate.not_valid_before.isoformat(), "until": certificate.not_valid_after.isoformat(),
        "said_at": said.isoformat() if said else "", "stamped_at": "", "stamp_trusted": False,
    }  # fmt: skip


def main() -> int:
    """One line of JSON."""
    asked = json.loads(sys.stdin.buffer.read())
    roots = [base64.b64decode(root) for root in asked["roots"]]
    answer = report(base64.b64decode(asked["pdf"]), roots, dt.datetime.fromisoformat(asked["moment"]))
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
