"""Delivering queued mails: leased one by one, tried again with growing pauses, failed in the open."""

import datetime as dt
import re
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from chibo.platform.notices.choices import MailState
from chibo.platform.notices.consent import refusing
from chibo.platform.notices.models import Recipient

RETRY_AFTER = (2, 10, 60, 240)
"""Minutes to wait after the first, second … failed attempt; after the last one the mail has failed."""

LEASE = dt.timedelta(minutes=10)
MOST_AT_ONCE = 200


def send_queued_mail() -> int:
    """Send what is due, over one connection; returns how many went out. Nothing without a server."""
    if not settings.EMAIL_HOST:
        return 0
    due = Recipient.objects.filter(mail_state=MailState.QUEUED, mail_next_at__lte=timezone.now())
    waiting = list(due.order_by("mail_next_at").values_list("pk", flat=True)[:MOST_AT_ONCE])
    if not waiting:
        return 0
    connection = get_connection()
    try:
        connection.open()
    except (OSError, SMTPException) as problem:
        return _postpone(waiting, problem)
    try:
        return sum(_deliver(pk, connection) for pk in waiting)
    finally:
        connection.close()


def _deliver(pk: int, connection: BaseEmailBackend) -> bool:
    recipient = _lease(pk)
    if recipient is None or _withdrawn(recipient):
        return False
    try:
        _mail(recipient, connection).send()
    except (OSError, SMTPException) as problem:
        _failed(recipient, problem)
        return False
    recipient.mail_state, recipient.mailed_at = MailState.SENT, timezone.now()
    recipient.mail_attempts += 1
    recipient.mail_error = ""
    recipient.save(update_fields=["mail_state", "mailed_at", "mail_attempts", "mail_error"])
    return True


@transaction.atomic
def _lease(pk: int) -> Recipient | None:
    """Keep a second worker away; a dead worker's lease runs out by itself."""
    now = timezone.now()
    mine = Recipient.objects.filter(pk=pk, mail_state=MailState.QUEUED, mail_next_at__lte=now)
    if not mine.update(mail_next_at=now + LEASE):
        return None
    return Recipient.objects.select_related("notice", "account").get(pk=pk)


def _withdrawn(recipient: Recipient) -> bool:
    """Who took the consent back after the mail was queued is not written to; the notice stays in chibo."""
    account = recipient.account_id
    if account is None or account not in refusing([account], timezone.localdate()):
        return False
    recipient.mail_state = MailState.NONE
    recipient.save(update_fields=["mail_state"])
    return True


def _postpone(waiting: list[int], problem: Exception) -> int:
    for pk in waiting:
        if recipient := _lease(pk):
            _failed(recipient, problem)
    return 0


def _failed(recipient: Recipient, problem: Exception) -> None:
    recipient.mail_attempts += 1
    recipient.mail_error = _without_address(f"{type(problem).__name__}: {problem}", recipient.email)
    if recipient.mail_attempts > len(RETRY_AFTER):
        recipient.mail_state = MailState.FAILED
    else:
        wait = RETRY_AFTER[recipient.mail_attempts - 1]
        recipient.mail_next_at = timezone.now() + dt.timedelta(minutes=wait)
    recipient.save(update_fields=["mail_attempts", "mail_error", "mail_state", "mail_next_at"])


def _without_address(error: str, address: str) -> str:
    """What the server said, without the address it repeats: that lies sealed."""
    return (re.sub(re.escape(address), "…", error, flags=re.IGNORECASE) if address else error)[:300]


def _mail(recipient: Recipient, connection: BaseEmailBackend) -> EmailMessage:
    """A mail that tells a lock screen nothing: the title stays in chibo."""
    notice = recipient.notice
    language = recipient.account.language if recipient.account else settings.LANGUAGE_CODE
    with translation.override(language):
        subject = _("chibo: a notice from %(sender)s") % {"sender": notice.sender}
        first = _("Dear comrade, there is a notice for you from %(sender)s. Please open chibo to read it.") % {
            "sender": notice.sender
        }
    body = f"{first}\n\n{notice.mail_text}".strip() + "\n"
    mail = EmailMessage(subject, body, to=[recipient.email], connection=connection)
    for enclosed in notice.attachments.all():
        mail.attach(enclosed.name, bytes(enclosed.content), enclosed.content_type)
    return mail
