"""A message as plain data, on both ways."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Office:
    """A sender or receiver."""

    code: str
    name: str = ""
    in_charge: str = ""
    email: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file that came along; ``name`` is what the message calls it."""

    content_id: str
    name: str
    content_type: str
    content: bytes
    description: str = ""


@dataclass(frozen=True)
class Answered:
    """The paper a message answers, as ResponseFor names it."""

    code: str = ""
    paper_id: str = ""
    number: str = ""
    day: dt.date | None = None


@dataclass(frozen=True)
class Staff:
    """Who handles it. Telephone numbers are not read and not written."""

    department: str = ""
    name: str = ""
    email: str = ""


@dataclass(frozen=True)
class Trace:
    """A station the message went through."""

    code: str
    at: dt.datetime


@dataclass(frozen=True)
class Letter:
    """A message that carries a paper, or takes one back or changes it (``kind``: 0 new, 1 revoke, 2 update, 3 replace).

    ``about`` is the DocumentId of the earlier paper a wish or an update is about, ``replaced`` those it replaces.
    """

    sender: Office
    receivers: tuple[Office, ...]
    paper_id: str
    number: str
    notation: str
    promulgated_on: dt.date
    subject: str
    kind: int = 0
    place: str = ""
    type_code: int | None = None
    type_name: str = ""
    summary: str = ""
    signer: str = ""
    signer_post: str = ""
    signer_authority: str = ""
    due_on: dt.date | None = None
    priority: int = 0
    sphere: str = ""
    pages: int | None = None
    copies: int | None = None
    appendixes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    answers: tuple[Answered, ...] = ()
    reason: str = ""
    about: str = ""
    replaced: tuple[str, ...] = ()
    on_paper_too: bool = False
    staff: Staff = Staff()
    trace: tuple[Trace, ...] = ()
    attachments: tuple[Attachment, ...] = field(default=(), repr=False)

    @property
    def sent_at(self) -> dt.datetime | None:
        """When it left the sender: the first station."""
        return self.trace[0].at if self.trace else None


@dataclass(frozen=True)
class StatusWord:
    """A message that says how far a paper has come with its receiver."""

    about: Answered
    sender: Office
    status: str
    at: dt.datetime
    description: str = ""
    staff: Staff = Staff()
