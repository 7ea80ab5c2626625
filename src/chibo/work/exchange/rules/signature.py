"""The XML signature inside a message: whether the bytes are those that the holder of its certificate signed.

Only one shape is checked: one enveloped signature over the whole message (Reference with an empty URI). A signature
over a part would say nothing about the rest, and messages with a signed part moved elsewhere are a known attack, so
everything else is said to be "not checked". Whether the certificate may be trusted is the gateway's to know.
"""

import base64
import binascii
import copy
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.x509.oid import NameOID
from lxml import etree

from chibo.kernel.rulebook import rule

DSIG = "http://www.w3.org/2000/09/xmldsig#"
_ENVELOPED = f"{DSIG}enveloped-signature"
_MORE, _ENC = "http://www.w3.org/2001/04/xmldsig-more#", "http://www.w3.org/2001/04/xmlenc#"
_HASHES: dict[str, Callable[[], hashes.HashAlgorithm]] = {
    f"{DSIG}sha1": hashes.SHA1, f"{_ENC}sha256": hashes.SHA256, f"{_MORE}sha384": hashes.SHA384,
    f"{_ENC}sha512": hashes.SHA512,
}  # fmt: skip
_METHODS: dict[str, Callable[[], hashes.HashAlgorithm]] = {
    f"{DSIG}rsa-sha1": hashes.SHA1, f"{_MORE}rsa-sha256": hashes.SHA256, f"{_MORE}rsa-sha384": hashes.SHA384,
    f"{_MORE}rsa-sha512": hashes.SHA512, f"{_MORE}ecdsa-sha256": hashes.SHA256, f"{_MORE}ecdsa-sha384": hashes.SHA384,
}  # fmt: skip
_C14N = {
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315": (False, False),
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments": (False, True),
    "http://www.w3.org/2001/10/xml-exc-c14n#": (True, False),
    "http://www.w3.org/2001/10/xml-exc-c14n#WithComments": (True, True),
}  # fmt: skip
"""Algorithm → (exclusive, with comments)."""


class Seal(StrEnum):
    """What is known of a message's signature."""

    NONE = "none"
    NOT_CHECKED = "not_checked"
    INTACT = "intact"
    BROKEN = "broken"


@dataclass(frozen=True)
class Verdict:
    """The state, whose certificate it is, and whether it still uses SHA-1."""

    seal: Seal
    signer: str = ""
    weak: bool = False


class _Unknown(ValueError):
    """A shape or algorithm that is not checked here."""


@rule("EXCH-07", source="W3C XML-DSig; QCVN 102:2016/BTTTT, phần chữ ký số")
def verdict_of(root: etree._Element) -> Verdict:
    """A signature holds when the digest of the whole message without it and the signature over that digest both fit
    the certificate inside; a changed letter anywhere breaks it.

    SHA-1 is still found in messages of older programs: such a signature is checked and called weak.
    """
    seals = list(root.iter(f"{{{DSIG}}}Signature"))
    if not seals:
        return Verdict(Seal.NONE)
    if len(seals) > 1:
        return Verdict(Seal.NOT_CHECKED)
    signer = ""
    try:
        certificate = _certificate(seals[0])
        signer = _name(certificate)
        intact, weak = _checked(root, seals[0], certificate)
    except (_Unknown, binascii.Error, ValueError, UnsupportedAlgorithm, TypeError):
        return Verdict(Seal.NOT_CHECKED, signer)
    return Verdict(Seal.INTACT if intact else Seal.BROKEN, signer, weak)


def _checked(root: etree._Element, seal: etree._Element, certificate: x509.Certificate) -> tuple[bool, bool]:
    signed = _one(seal, "SignedInfo")
    references = signed.findall(f"{{{DSIG}}}Reference")
    if len(references) != 1 or references[0].get("URI") != "":
        raise _Unknown("only a signature over the whole message is checked")
    method = _METHODS.get(_algorithm(_one(signed, "SignatureMethod")))
    digest = _HASHES.get(_algorithm(_one(references[0], "DigestMethod")))
    if method is None or digest is None:
        raise _Unknown("algorithm")
    told = _decoded(_one(references[0], "DigestValue"))
    same = told == _digest(_without(root, seal, _transforms(references[0])), digest())
    words = _canonical(_apart(signed), _algorithm(_one(signed, "CanonicalizationMethod")))
    value = _decoded(_one(seal, "SignatureValue"))
    weak = method is hashes.SHA1 or digest is hashes.SHA1
    return same and _fits(certificate, value, words, method()), weak


def _transforms(reference: etree._Element) -> str:
    """The canonicalization after the enveloped transform; the plain one when none is named."""
    named = [_algorithm(one) for one in reference.iterfind(f"{{{DSIG}}}Transforms/{{{DSIG}}}Transform")]
    if _ENVELOPED not in named or len(named) > 2:
        raise _Unknown("transforms")
    rest = [name for name in named if name != _ENVELOPED]
    return rest[0] if rest else "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"


def _without(root: etree._Element, seal: etree._Element, algorithm: str) -> bytes:
    """The whole message as it was signed. The signature is taken out of a copy, the text after it stays."""
    whole = copy.deepcopy(root.getroottree())
    (found,) = whole.iter(seal.tag)
    parent, before, tail = found.getparent(), found.getprevious(), found.tail or ""
    if parent is None:
        raise _Unknown("the signature is the message")
    parent.remove(found)
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    return _canonical(whole, algorithm)


def _apart(signed: etree._Element) -> etree._ElementTree:
    """SignedInfo as a document of its own, with every namespace that holds where it stands: so it was signed."""
    alone = etree.Element(signed.tag, nsmap=signed.nsmap)  # type: ignore[arg-type]
    alone.attrib.update(signed.attrib)
    alone.text = signed.text
    alone.extend(copy.deepcopy(child) for child in signed)
    return alone.getroottree()


def _canonical(tree: etree._ElementTree, algorithm: str) -> bytes:
    """Of a whole document: of an element alone, lxml leaves out the namespaces that it does not use itself."""
    if algorithm not in _C14N:
        raise _Unknown("canonicalization")
    exclusive, comments = _C14N[algorithm]
    return etree.tostring(tree, method="c14n", exclusive=exclusive, with_comments=comments)


def _fits(certificate: x509.Certificate, value: bytes, words: bytes, method: hashes.HashAlgorithm) -> bool:
    key = certificate.public_key()
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(value, words, padding.PKCS1v15(), method)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            half = len(value) // 2
            pair = utils.encode_dss_signature(int.from_bytes(value[:half]), int.from_bytes(value[half:]))
            key.verify(pair, words, ec.ECDSA(method))
        else:
            raise _Unknown("key")
    except InvalidSignature:
        return False
    return True


def _digest(words: bytes, method: hashes.HashAlgorithm) -> bytes:
    counted = hashes.Hash(method)
    counted.update(words)
    return counted.finalize()


def _certificate(seal: etree._Element) -> x509.Certificate:
    found = seal.find(f"{{{DSIG}}}KeyInfo/{{{DSIG}}}X509Data/{{{DSIG}}}X509Certificate")
    if found is None:
        raise _Unknown("no certificate")
    return x509.load_der_x509_certificate(_decoded(found))


def _name(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value)[:200] if names else certificate.subject.rfc4514_string()[:200]


def _one(parent: etree._Element, name: str) -> etree._Element:
    found = parent.findall(f"{{{DSIG}}}{name}")
    if len(found) != 1:
        raise _Unknown(name)
    return found[0]


def _algorithm(element: etree._Element) -> str:
    return str(element.get("Algorithm", ""))


def _decoded(element: etree._Element) -> bytes:
    return base64.b64decode("".join((element.text or "").split()), validate=True)
