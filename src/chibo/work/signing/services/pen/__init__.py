"""The pen: a signature is made by a small program of its own, in which the key lives and with which it ends."""

import base64
import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from chibo.kernel.errors import DomainError
from chibo.kernel.programs import Program
from chibo.kernel.wording import day_numbers
from chibo.platform import papers
from chibo.work.signing import errors
from chibo.work.signing.queries.reading.programs import answer_of
from chibo.work.signing.rules.places import Box

FONTS = Path(papers.__file__).with_name("fonts")
PROGRAM = Program(Path(__file__).with_name("sign_process.py"), seconds=90, cpu_seconds=60, memory=0, bounds_itself=True)
SIGNED_BY, SIGNED_AT = "Người ký:", "Thời gian ký:"
"""On the stamp; Vietnamese, as papers are."""

REFUSALS: dict[str, type[DomainError]] = {
    "wrong-passphrase": errors.WrongPassphrase, "broken-key-file": errors.BrokenKeyFile,
    "no-certificate": errors.NoCertificate, "no-time-stamp": errors.NoTimeStamp, "no-token": errors.NoToken,
    "token-locked": errors.TokenLocked,
}  # fmt: skip


@dataclass(frozen=True, repr=False)
class Key:
    """What a signer brings for one signature: a key file with its passphrase, or a token with its PIN.

    It has no words of its own, so that nothing that prints it prints a secret.
    """

    secret: str
    file: bytes = b""

    @property
    def is_token(self) -> bool:
        """Without a file the key lies on the token."""
        return not self.file


@dataclass(frozen=True)
class Task:
    """What is to be signed, by whom, where on the page, with which picture or words."""

    content: bytes
    names: tuple[str, ...]
    any_name: bool
    field: str
    box: Box
    picture: bytes
    annex: bool
    post: str
    number: str
    file_name: str


@dataclass(frozen=True)
class Made:
    """The signed PDF, and what is public of the certificate."""

    content: bytes
    at: dt.datetime
    name: str
    issuer: str
    serial: str
    fingerprint: str
    until: dt.date
    other_name: bool
    time_stamped: bool


@sensitive_variables()
def sign(task: Task, key: Key) -> Made:
    """Sign. The key is handed over through a pipe and forgotten.

    Raises:
        DomainError: whose sentence says why there is no signature.
    """
    if key.is_token and not settings.SIGNING_PKCS11_LIBRARY:
        raise errors.TokenNotHere()
    said = answer_of(PROGRAM, _asked(task, key))
    if said is None:
        raise errors.CannotSign()
    if "refused" in said:
        raise _refusal(said, task)
    return Made(
        base64.b64decode(said["pdf"]), dt.datetime.fromisoformat(said["at"]), said["name"], said["issuer"],
        said["serial"], said["fingerprint"], dt.datetime.fromisoformat(said["until"]).date(), bool(said["other_name"]),
        bool(settings.SIGNING_TSA_URL),
    )  # fmt: skip


@sensitive_variables()
def _asked(task: Task, key: Key) -> dict[str, Any]:
    opened = (
        {"kind": "token", "library": settings.SIGNING_PKCS11_LIBRARY, "secret": key.secret}
        if key.is_token
        else {"kind": "file", "data": base64.b64encode(key.file).decode(), "secret": key.secret}
    )
    words = {
        "kind": "annex" if task.annex else "signature", "post": task.post, "number": task.number,
        "signed_by": SIGNED_BY, "signed_at": SIGNED_AT,
    }  # fmt: skip
    return {
        "pdf": base64.b64encode(task.content).decode(), "key": opened, "names": list(task.names),
        "any_name": task.any_name, "zone": settings.TIME_ZONE, "field": task.field, "page": task.box.page,
        "box": [task.box.left, task.box.bottom, task.box.right, task.box.top], "reason": "",
        "picture": "" if task.annex else base64.b64encode(task.picture).decode(), "tsa": settings.SIGNING_TSA_URL,
        "fonts": str(FONTS), "words": words,
    }  # fmt: skip


def _refusal(said: dict[str, Any], task: Task) -> DomainError:
    why = said["refused"]
    if why == "other-name":
        return errors.CertificateOfSomebodyElse(name=said["name"], expected=task.names[0])
    if why in ("expired", "not-yet-valid"):
        day = day_numbers(dt.datetime.fromisoformat(said["day"]).date())
        kind = errors.CertificateExpired if why == "expired" else errors.CertificateTooNew
        return kind(name=said["name"], day=day)
    if why in ("locked", "broken"):
        return (errors.PdfLocked if why == "locked" else errors.PdfBroken)(name=task.file_name)
    return REFUSALS.get(why, errors.CannotSign)()
