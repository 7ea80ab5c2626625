"""Refusals about signatures: what is the case, what is safe, what to do."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError, IllegalTransition


class JobIsOver(IllegalTransition):
    """The job no longer waits."""

    code = "signing.job-is-over"
    message = _(
        "This signing job stands at “%(current)s”, so nothing more can be done in it. Nothing was changed; "
        "if signatures are still needed, ask for them anew."
    )


class NotYourTurn(DomainError):
    """Somebody before has not signed yet."""

    code = "signing.not-your-turn"
    message = _("%(name)s signs first. Nothing was signed; you will get a notice when it is your turn.")


class NotYours(DomainError):
    """Another person is to sign."""

    code = "signing.not-yours"
    message = _("This signature is that of %(name)s; nobody signs for somebody else. Nothing was signed.")


class FileHasMoved(DomainError):
    """Somebody signed while this signature was being made."""

    code = "signing.file-has-moved"
    message = _("Meanwhile another signature was put on the file. Nothing of yours was kept; look at it and sign again.")


class AlreadyWaiting(DomainError):
    """Two jobs about one thing at a time make two originals."""

    code = "signing.already-waiting"
    message = _("Signatures for this paper are already asked for. Nothing was changed; withdraw that job first.")


class NoSigners(DomainError):
    """A job without signers."""

    code = "signing.no-signers"
    message = _("Name at least one person who is to sign. Nothing was saved.")


class SignerTwice(DomainError):
    """The same person twice in the same name."""

    code = "signing.signer-twice"
    message = _("%(name)s is named twice. Nothing was saved; each person signs once.")


class SealWithoutSignature(DomainError):
    """A seal lies over a signature."""

    code = "signing.seal-without-signature"
    message = _("The organisation's seal comes after the signature of a person. Nothing was saved; change the order.")


class DueBeforeAsked(DomainError):
    """The last day has passed already."""

    code = "signing.due-before-asked"
    message = _("The day %(due)s has passed already. Nothing was saved; choose a later one.")


class ReasonMissing(DomainError):
    """Refusing and withdrawing need a reason."""

    code = "signing.reason-missing"
    message = _("Say in a sentence why; it stands in the history of the job. Nothing was changed.")


class NotAPdf(DomainError):
    """Only PDFs are signed."""

    code = "signing.not-a-pdf"
    message = _("“%(name)s” is not a PDF. Nothing was changed; only a PDF looks the same everywhere and can be signed.")


class PdfLocked(DomainError):
    """Encrypted."""

    code = "signing.pdf-locked"
    message = _(
        "“%(name)s” is locked with a password, so it can be neither signed nor checked. Nothing was changed; "
        "save it without a password and bring that."
    )


class PdfBroken(DomainError):
    """The table of contents of the PDF is damaged."""

    code = "signing.pdf-broken"
    message = _(
        "“%(name)s” is damaged inside and cannot be signed safely. Nothing was changed; "
        "open it, print it to a new PDF and bring that."
    )


class FileChangedOnDisk(DomainError):
    """The stored bytes do not have their hash any more."""

    code = "signing.file-changed-on-disk"
    message = _(
        "The stored file “%(name)s” is not what was kept: its fingerprint differs. Nothing was signed; "
        "tell the administrator, who can bring it back from a backup."
    )


class WrongPassphrase(DomainError):
    """The key does not open."""

    code = "signing.wrong-passphrase"
    message = _("The passphrase does not open the key. Nothing was signed or kept; choose the file and type it again.")


class BrokenKeyFile(DomainError):
    """No PKCS#12."""

    code = "signing.broken-key-file"
    message = _("The file is not a certificate file (.p12 or .pfx), or it is damaged. Nothing was signed or kept.")


class NoCertificate(DomainError):
    """There is a key without a certificate, or none at all."""

    code = "signing.no-certificate"
    message = _("There is no certificate with its key in it. Nothing was signed; ask the office that issued it.")


class CertificateExpired(DomainError):
    """Its time is over."""

    code = "signing.certificate-expired"
    message = _("The certificate of %(name)s ended on %(day)s. Nothing was signed; use a valid one or sign on paper.")


class CertificateTooNew(DomainError):
    """Its time has not come."""

    code = "signing.certificate-too-new"
    message = _("The certificate of %(name)s is valid only from %(day)s. Nothing was signed; look at the clock.")


class CertificateOfSomebodyElse(DomainError):
    """The names differ; the person must say that this is right."""

    code = "signing.certificate-of-somebody-else"
    message = _(
        "The certificate is made out to “%(name)s”, but %(expected)s is to sign. Nothing was signed. If this is right "
        "nevertheless, choose the file again and tick that you know it; the difference is kept in the history."
    )


class NoTimeStamp(DomainError):
    """The configured server did not answer."""

    code = "signing.no-time-stamp"
    message = _(
        "The time-stamp server did not answer, so nothing was signed; the job waits as before. "
        "Try again later, or tell the administrator."
    )


class NoToken(DomainError):
    """No device, or its program does not start."""

    code = "signing.no-token"
    message = _("No token was found. Nothing was signed; plug it in, wait until its light is steady and try again.")


class TokenLocked(DomainError):
    """Too many wrong PINs."""

    code = "signing.token-locked"
    message = _("The token has locked itself after wrong PINs. Nothing was signed; who issued it can unlock it.")


class TokenNotHere(DomainError):
    """The server has no library for tokens."""

    code = "signing.token-not-here"
    message = _("Tokens can be used only where the program runs on the signer's own computer. Nothing was signed.")


class PictureRefused(DomainError):
    """The picture of a signature or seal is no small PNG."""

    code = "signing.picture-refused"
    message = _("The picture must be a PNG of at most 1 MB. Nothing was signed; save it as PNG and choose it again.")


class CannotSign(DomainError):
    """Anything else that went wrong while signing."""

    code = "signing.cannot-sign"
    message = _("The signature could not be made. Nothing was signed or kept; the job waits as before. Try again.")
