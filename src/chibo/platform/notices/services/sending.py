"""Sending a notice: in the house at once, by mail as soon as the mail job comes round."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import Actor, record
from chibo.platform.notices.choices import MailState, NoticeState
from chibo.platform.notices.consent import refusing
from chibo.platform.notices.errors import NobodyToSendTo, NothingFailed
from chibo.platform.notices.models import Notice, Recipient
from chibo.platform.notices.services.drafting import Addressee, draft_notice, locked_draft


@transaction.atomic
def send_notice(notice: Notice, *, by: Actor, at: dt.datetime) -> Notice:
    """Send a draft. Recipients and addresses are frozen now; a second click changes nothing.

    Mails are queued only where an outgoing server is set up, and for people who agreed to be written to. Refused
    without any recipient.
    """
    current = Notice.objects.select_for_update().get(pk=notice.pk)
    if current.state == NoticeState.SENT:
        return current
    notice = locked_draft(current)
    if not notice.recipients.exists():
        raise NobodyToSendTo()
    notice.state, notice.sent_at = NoticeState.SENT, at
    notice.save(update_fields=["state", "sent_at"])
    queued = _queue_mails(notice, at=at) if settings.EMAIL_HOST else 0
    record("notices.notice.sent", notice, by=by, at=at, recipients=notice.recipients.count(), mails=queued)
    return notice


@transaction.atomic
def send_once(
    kind: str,
    *,
    origin: str,
    scope: str,
    sender: str,
    title: str,
    body: str,
    recipients: Iterable[Addressee],
    by: Actor,
    at: dt.datetime,
    subject: str = "",
    mail_text: str = "",
    href: str = "",
) -> Notice | None:
    """Draft and send a notice of an automatic process, at most once per ``origin``; None when it was sent before."""
    people = list(recipients)
    if not people or Notice.objects.filter(origin=origin).exists():
        return None
    try:
        with transaction.atomic():
            notice = draft_notice(
                kind,
                scope=scope,
                sender=sender,
                title=title,
                body=body,
                mail_text=mail_text,
                subject=subject,
                href=href,
                origin=origin,
                recipients=people,
                by=by,
                at=at,
            )
    except IntegrityError:  # another worker was faster
        return None
    return send_notice(notice, by=by, at=at)


@transaction.atomic
def resend_failed(notice: Notice, *, by: Actor, at: dt.datetime) -> int:
    """Queue the mails of a sent notice that could not be delivered once more; returns how many."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    failed = notice.recipients.filter(mail_state=MailState.FAILED)
    count = failed.update(mail_state=MailState.QUEUED, mail_attempts=0, mail_next_at=at, mail_error="")
    if not count:
        raise NothingFailed()
    record("notices.mail.queued_again", notice, by=by, at=at, mails=count)
    return count


def mark_read(notice: Notice, account: Account, *, at: dt.datetime) -> bool:
    """The account has opened the notice; True the first time. Not on the trail: nobody is watched reading."""
    mine = Recipient.objects.filter(notice=notice, account=account, read_at=None)
    return bool(mine.update(read_at=at))


def mark_all_read(account: Account, *, at: dt.datetime) -> int:
    """The account has seen its whole inbox; returns how many were new."""
    mine = Recipient.objects.filter(notice__state=NoticeState.SENT, account=account, read_at=None)
    return mine.update(read_at=at)


def _queue_mails(notice: Notice, *, at: dt.datetime) -> int:
    reachable = notice.recipients.exclude(email="")
    accounts = reachable.exclude(account=None).values_list("account_id", flat=True)
    refused = refusing([pk for pk in accounts if pk], timezone.localdate(at))
    reachable = reachable.filter(Q(account=None) | ~Q(account_id__in=refused))
    return reachable.update(mail_state=MailState.QUEUED, mail_next_at=at)
