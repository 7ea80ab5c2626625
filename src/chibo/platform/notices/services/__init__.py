"""Writing notices: a draft is written, given recipients, sent or withdrawn; mails follow by themselves."""

from chibo.platform.notices.services.drafting import (
    Addressee,
    Enclosure,
    change_draft,
    draft_notice,
    set_enclosures,
    set_recipients,
    withdraw_draft,
    write_anew,
)
from chibo.platform.notices.services.mailing import send_queued_mail
from chibo.platform.notices.services.sending import (
    mark_all_read,
    mark_read,
    resend_failed,
    send_notice,
    send_once,
)

__all__ = [
    "Addressee",
    "Enclosure",
    "change_draft",
    "draft_notice",
    "mark_all_read",
    "mark_read",
    "resend_failed",
    "send_notice",
    "send_once",
    "send_queued_mail",
    "set_enclosures",
    "set_recipients",
    "withdraw_draft",
    "write_anew",
]
