"""What the signatures of a PDF are worth: who, when, unchanged or not, trusted or not, covering the whole or not."""

import base64
import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from chibo.kernel.programs import Program
from chibo.work.signing.queries.reading.programs import answer_of

PROGRAM = Program(Path(__file__).with_name("verify_process.py"), seconds=40, cpu_seconds=20, memory=2048 * 1024**2)
ROOT_FILES = {".pem", ".crt", ".cer", ".der"}
MOST_ROOTS = 200


@dataclass(frozen=True)
class Signed:
    """One signature. ``why`` says why it is not trusted: "expired", "no-roots", "unknown-issuer", "unreadable"."""

    name: str
    organisation: str
    issuer: str
    serial: str
    since: dt.date | None
    until: dt.date | None
    said_at: dt.datetime | None
    stamped_at: dt.datetime | None
    stamp_trusted: bool
    unchanged: bool
    trusted: bool
    covers_all: bool
    changed_after: bool
    why: str

    @property
    def serial_in_groups(self) -> str:
        """The number as people compare it, four signs at a time."""
        return " ".join(self.serial[place : place + 4] for place in range(0, len(self.serial), 4))

    @property
    def good(self) -> bool:
        """Nothing about it needs a second look."""
        return self.unchanged and self.trusted and not self.changed_after

    @property
    def tone(self) -> str:
        """Of its pill: what is changed is bad, what is only not trusted is uncertain."""
        if not self.unchanged or self.changed_after:
            return "late"
        return "ok" if self.trusted else "soon"


@dataclass(frozen=True)
class Checked:
    """``state`` is "read", "locked", "broken" or "none" (not to be checked in reasonable time)."""

    state: str
    signatures: tuple[Signed, ...] = ()

    @property
    def covered(self) -> bool:
        """Whether the last signature covers the file to its end."""
        return any(one.covers_all for one in self.signatures)


def check(content: bytes, *, at: dt.datetime | None = None) -> Checked:
    """Read by a program of its own, which never asks the network."""
    roots = [base64.b64encode(root).decode() for root in trusted_roots()]
    moment = (at or timezone.now()).isoformat()
    asked = {"pdf": base64.b64encode(content).decode(), "roots": roots, "moment": moment}
    said = answer_of(PROGRAM, asked)
    if said is None:
        return Checked("none")
    return Checked(said["state"], tuple(_signed(one) for one in said["signatures"]))


def trusted_roots() -> list[bytes]:
    """The files in the folder of trusted roots, as they are; none when no folder is set."""
    folder = Path(settings.SIGNING_TRUST_ROOTS) if settings.SIGNING_TRUST_ROOTS else None
    if folder is None or not folder.is_dir():
        return []
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in ROOT_FILES and path.is_file())
    return [path.read_bytes() for path in files[:MOST_ROOTS]]


def _signed(said: dict[str, Any]) -> Signed:
    since, until = _moment(said["since"]), _moment(said["until"])
    return Signed(
        name=said["name"], organisation=said["organisation"], issuer=said["issuer"], serial=said["serial"],
        since=timezone.localdate(since) if since else None, until=timezone.localdate(until) if until else None,
        said_at=_moment(said["said_at"]), stamped_at=_moment(said["stamped_at"]), stamp_trusted=said["stamp_trusted"],
        unchanged=said["intact"] and said["valid"], trusted=said["trusted"], covers_all=said["covers"] == "whole",
        changed_after=said["changed_after"], why=said["why"],
    )  # fmt: skip


def _moment(text: str) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
