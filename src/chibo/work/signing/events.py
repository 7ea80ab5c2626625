"""Facts about signatures."""

from dataclasses import dataclass

from chibo.platform.events.bus import event


@event("signing.signing_asked")
@dataclass(frozen=True)
class SigningAsked:
    """Signatures were asked for. ``reference`` is what is to be signed: "documents.document:7"."""

    job_id: int
    reference: str
    unit_id: int


@event("signing.signing_completed")
@dataclass(frozen=True)
class SigningCompleted:
    """The last signer has signed. ``file_id`` is the signed file, ``on`` the day as ISO text."""

    job_id: int
    reference: str
    file_id: int
    unit_id: int
    on: str


@event("signing.signing_refused")
@dataclass(frozen=True)
class SigningRefused:
    """A signer has refused; the job is over."""

    job_id: int
    reference: str
    unit_id: int


@event("signing.signing_aborted")
@dataclass(frozen=True)
class SigningAborted:
    """Who asked has withdrawn the job."""

    job_id: int
    reference: str
    unit_id: int
