"""Refusals about exchanged messages."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError

FAULTS: dict[str, Any] = {
    "empty": _("The file is empty."),
    "not-utf8": _("The file is not written in UTF-8 %(value)s; QCVN 102:2016 knows nothing else."),
    "doctype": _("The file declares a document type or entities. A message never needs them; such a file can harm the "
                 "program that opens it, so it was not opened."),
    "not-xml": _("The file is no sound XML; the first fault is in line %(value)s."),
    "too-long": _("There are more than 2 MB of text beside the attachments; no message is so long."),
    "too-many": _("There are more parts in %(element)s than a message may have %(value)s."),
    "too-deep": _("The parts of the message are nested deeper than the standard knows."),
    "wrong-root": _("The first element is “%(element)s”, not “edXML”: this is no message of QCVN 102:2016."),
    "wrong-schema": _("The message names the schema “%(value)s”. Only QCVN 102:2016 "
                      "(http://www.mic.gov.vn/TBT/QCVN_102_2016) is read here."),
    "missing": _("The element %(element)s is missing or empty."),
    "twice": _("The element %(element)s stands more than once."),
    "too-big": _("The text of %(element)s is too long (%(value)s characters)."),
    "bad-day": _("In %(element)s stands “%(value)s”; a day is written yyyy/MM/dd, as in 2026/11/05."),
    "bad-moment": _("In %(element)s stands “%(value)s”; a moment is written yyyy/MM/dd HH:mm:ss."),
    "bad-number": _("In %(element)s stands “%(value)s”, which is no whole number that fits there."),
    "bad-code": _("In %(element)s stands “%(value)s”; the code of an office looks like H37.02.02 or 000.00.00.H41."),
    "unknown-kind": _("In %(element)s stands “%(value)s”; known are 0 new, 1 take back, 2 change, 3 replace."),
    "unknown-status": _("In %(element)s stands “%(value)s”; known are 01 to 06, 13, 15 and 16."),
    "bad-base64": _("The attachment “%(value)s” is damaged: %(element)s is no sound base64."),
    "empty-attachment": _("The attachment “%(value)s” is empty (%(element)s)."),
    "same-content-id": _("Two attachments carry the same %(element)s “%(value)s”."),
    "id-disagrees": _("%(element)s “%(value)s” is not built of the sender's code, the day and the number of the paper."),
    "not-in-manifest": _("An attachment is not named in the list of contents (%(element)s “%(value)s”)."),
    "only-in-manifest": _("The list of contents names an attachment that did not come along (“%(value)s”)."),
    "unknown-type": _("The code %(value)s in %(element)s is no known kind of paper."),
    "no-attachment": _("Nothing is attached to the message."),
}
"""A sentence for every fault of ``rules.faults``."""


def sentence_of(why: str, element: str = "", value: str = "") -> str:
    """One fault in words."""
    return " ".join((str(FAULTS[why]) % {"element": element, "value": value}).split())


class UnreadableMessage(DomainError):
    """The file is no message that can be taken. ``faults``: triples of why, element, value."""

    code = "exchange.unreadable"
    message = _("The message cannot be taken: %(faults)s Nothing was saved; send this sentence to the office it came from.")

    def __init__(self, faults: Sequence[tuple[str, str, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__(faults=" ".join(sentence_of(*fault) for fault in self.faults))


class AlreadyReceived(DomainError):
    """The same DocumentId, or the same file, has come before."""

    code = "exchange.already-received"
    message = _("The message %(name)s came in on %(day)s already. Nothing was saved; open the earlier one in the list.")


class NotForThisOffice(DomainError):
    """None of the receivers is one of our codes."""

    code = "exchange.not-for-this-office"
    message = _(
        "The message is addressed to %(codes)s; this office is %(own)s. Nothing was saved. If the office has a new "
        "code, enter it under “Codes and addresses” and take the file again."
    )


class NoOwnCode(DomainError):
    """The unit has no code, so it can neither send nor be addressed."""

    code = "exchange.no-own-code"
    message = _("No code of this office is entered yet. Nothing was saved; enter it under “Codes and addresses” first.")


class EarlierUnknown(DomainError):
    """A wish or a status about something that is not here."""

    code = "exchange.earlier-unknown"
    message = _("The message is about “%(name)s”, which is not in this office's log of messages. Nothing was saved.")


class NotTheSender(DomainError):
    """Only who sent a paper may take it back or change it."""

    code = "exchange.not-the-sender"
    message = _("“%(name)s” was sent by %(sender)s; %(other)s cannot take it back or change it. Nothing was saved.")


class NotAReceiver(DomainError):
    """A status from an office to which nothing was sent."""

    code = "exchange.not-a-receiver"
    message = _("%(code)s is none of the receivers of “%(name)s”. Nothing was saved.")


class SecretMessage(DomainError):
    """The subject or number carries a mark."""

    code = "exchange.secret"
    message = _(
        "The subject or the number of the message carries a mark of secrecy. Such a paper never goes through this "
        "program: nothing of it was kept. Tell the sender by telephone."
    )


class DayInTheFuture(DomainError):
    """The paper is dated later than today."""

    code = "exchange.day-in-the-future"
    message = _("PromulgationInfo/PromulgationDate says %(day)s, which has not come yet. Nothing was saved.")


class AttachmentRefused(DomainError):
    """The gate refused one of the attachments, so nothing of the message was kept."""

    code = "exchange.attachment-refused"
    message = _("%(sentence)s Nothing of the message was kept.")


class NotNow(DomainError):
    """The state of the message does not allow it."""

    code = "exchange.not-now"
    message = _("The message stands at “%(state)s”; this is not possible any more. Nothing was changed.")


class StatusOutOfOrder(DomainError):
    """The sender was told something that lies further on already."""

    code = "exchange.status-out-of-order"
    message = _("After “%(last)s” the sender cannot be told “%(wanted)s”. Nothing was changed.")


class SomethingMissing(DomainError):
    """A reason or a receiver is needed."""

    code = "exchange.something-missing"
    message = _("Give a reason of a few words; the other office reads it. Nothing was changed.")


class NoReceivers(DomainError):
    """A message goes to somebody."""

    code = "exchange.no-receivers"
    message = _("Choose at least one office to which the message goes. Nothing was made.")


class NothingToSend(DomainError):
    """The paper has no number, or no file."""

    code = "exchange.nothing-to-send"
    message = _("A message needs an issued paper with a number and a file. Add the signed file to the paper first.")


class BadCode(DomainError):
    """Not the code of an office."""

    code = "exchange.bad-code"
    message = _("“%(code)s” is no code of an office; it looks like H37.02.02 or 000.00.00.H41. Nothing was saved.")


class CodeTaken(DomainError):
    """The code is entered already."""

    code = "exchange.code-taken"
    message = _("“%(code)s” is entered already. Nothing was saved.")


class AlreadySent(DomainError):
    """The same paper to the same offices."""

    code = "exchange.already-sent"
    message = _("A message for this paper was made on %(day)s already. Nothing was made; add receivers by an update, or "
                "take that message back first.")


class SealBroken(DomainError):
    """The message is not what its signer signed."""

    code = "exchange.seal-broken"
    message = _(
        "The signature of %(signer)s does not fit: the message was changed after it was signed. It cannot be registered. "
        "Refuse it, so that the sender sends it again."
    )
