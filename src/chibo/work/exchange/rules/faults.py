"""What is wrong with a message, as data: the sentences stand in ``errors``."""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """The kinds of fault. The first block stops the reading, the second is collected, the third only noted."""

    EMPTY = "empty"
    NOT_UTF8 = "not-utf8"
    DOCTYPE = "doctype"
    NOT_XML = "not-xml"
    TOO_LONG = "too-long"
    TOO_MANY = "too-many"
    TOO_DEEP = "too-deep"
    WRONG_ROOT = "wrong-root"
    WRONG_SCHEMA = "wrong-schema"

    MISSING = "missing"
    TWICE = "twice"
    TOO_BIG = "too-big"
    BAD_DAY = "bad-day"
    BAD_MOMENT = "bad-moment"
    BAD_NUMBER = "bad-number"
    BAD_CODE = "bad-code"
    UNKNOWN_KIND = "unknown-kind"
    UNKNOWN_STATUS = "unknown-status"
    BAD_BASE64 = "bad-base64"
    EMPTY_ATTACHMENT = "empty-attachment"
    SAME_CONTENT_ID = "same-content-id"

    ID_DISAGREES = "id-disagrees"
    NOT_IN_MANIFEST = "not-in-manifest"
    ONLY_IN_MANIFEST = "only-in-manifest"
    UNKNOWN_TYPE = "unknown-type"
    NO_ATTACHMENT = "no-attachment"


NOTED = frozenset({
    Why.ID_DISAGREES, Why.NOT_IN_MANIFEST, Why.ONLY_IN_MANIFEST, Why.UNKNOWN_TYPE, Why.NO_ATTACHMENT,
})  # fmt: skip
"""Said beside the message, which is read all the same: other offices' programs differ here."""


@dataclass(frozen=True)
class Fault:
    """One fault: which, at which element, and the beginning of what stood there."""

    why: Why
    element: str = ""
    value: str = ""


class Unreadable(ValueError):
    """The message cannot be taken; ``faults`` says why, in the order of the message."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{fault.why} {fault.element}" for fault in faults))
