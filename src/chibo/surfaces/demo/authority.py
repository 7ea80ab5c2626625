"""An invented certification authority, made anew for each demo office: its certificates say so, and nobody trusts it."""

import datetime as dt
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

INVENTED = "Chứng thư bịa để thử nghiệm"
"""Stands as the organisation in every certificate that is made here."""


@dataclass(frozen=True)
class Issued:
    """A certificate with its key, in memory only."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

    @property
    def pem(self) -> bytes:
        """The certificate alone, as a folder of trusted roots takes it."""
        return self.certificate.public_bytes(Encoding.PEM)

    def as_file(self, passphrase: str, *others: x509.Certificate) -> bytes:
        """A PKCS#12 file with the key, as a signer would hold it."""
        secret = BestAvailableEncryption(passphrase.encode())
        return pkcs12.serialize_key_and_certificates(b"chibo", self.key, self.certificate, list(others), secret)


def authority(name: str, *, at: dt.datetime) -> Issued:
    """A root."""
    return _issue(name, None, since=at - dt.timedelta(days=900), until=at + dt.timedelta(days=3650), ca=True)


def certificate_for(
    name: str, issuer: Issued, *, since: dt.datetime, until: dt.datetime, stamps_time: bool = False
) -> Issued:
    """A certificate made out to a name, for signing or for time stamps."""
    return _issue(name, issuer, since=since, until=until, stamps_time=stamps_time)


def _issue(
    name: str, issuer: Issued | None, *, since: dt.datetime, until: dt.datetime, ca: bool = False,
    stamps_time: bool = False,
) -> Issued:  # fmt: skip
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey = (
        rsa.generate_private_key(65537, 2048) if stamps_time else ec.generate_private_key(ec.SECP256R1())
    )
    subject = x509.Name([
        x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"), x509.NameAttribute(NameOID.ORGANIZATION_NAME, INVENTED),
        x509.NameAttribute(NameOID.COMMON_NAME, name),
    ])  # fmt: skip
    signer = issuer or Issued(None, key)  # type: ignore[arg-type]
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_usage(ca=ca), critical=True)
    )
    if issuer:
        key_of_issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key())
        builder = builder.add_extension(key_of_issuer, critical=False)
    if stamps_time:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return Issued(builder.sign(signer.key, hashes.SHA256()), key)


def _usage(*, ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not ca, content_commitment=not ca, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=ca, crl_sign=ca, encipher_only=False, decipher_only=False,
    )  # fmt: skip
