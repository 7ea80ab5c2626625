"""Writing the draft of a notice. Nothing leaves the house here."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from chibo.kernel.text import clean
from chibo.platform.accounts.models import Account
from chibo.platform.audit.services import Actor, record
from chibo.platform.notices.choices import NoticeState
from chibo.platform.notices.errors import EmptyTitle, NoticeAlreadySent, NoticeWithdrawn, TextTooLong
from chibo.platform.notices.models import Attachment, Notice, Recipient

LONGEST_TITLE = 250
LONGEST_BODY = 8000


@dataclass(frozen=True)
class Addressee:
    """Somebody a notice is for. Without an account they get mail only, without an address chibo only."""

    name: str
    account_id: int | None = None
    email: str = ""


@dataclass(frozen=True)
class Enclosure:
    """A small file that goes along."""

    name: str
    content_type: str
    content: bytes


@transaction.atomic
def draft_notice(
    kind: str,
    *,
    scope: str,
    sender: str,
    title: str,
    body: str,
    by: Actor,
    at: dt.datetime,
    subject: str = "",
    mail_text: str = "",
    href: str = "",
    send_page: str = "",
    origin: str = "",
    recipients: Iterable[Addressee] = (),
    enclosures: Iterable[Enclosure] = (),
) -> Notice:
    """Put a draft into the outbox of ``scope``. ``sender`` is the name under which mails go out."""
    notice = Notice.objects.create(
        kind=kind,
        scope=scope,
        sender=sender[:200],
        title=_title(title),
        body=_body(body),
        mail_text=_body(mail_text),
        subject=subject,
        href=href,
        send_page=send_page,
        origin=origin,
        created_by=by if isinstance(by, Account) else None,
        source=str(by)[:120],
        created_at=at,
    )
    _write_recipients(notice, recipients)
    _write_enclosures(notice, enclosures)
    record("notices.notice.drafted", notice, by=by, at=at, about=subject)
    return notice


@transaction.atomic
def change_draft(notice: Notice, *, title: str, body: str, by: Actor, at: dt.datetime) -> Notice:
    """Reword a draft by hand; a sent notice is never changed."""
    notice = locked_draft(notice)
    notice.title, notice.body, notice.reworded = _title(title), _body(body), True
    notice.save(update_fields=["title", "body", "reworded"])
    record("notices.notice.changed", notice, by=by, at=at)
    return notice


@transaction.atomic
def write_anew(
    notice: Notice, *, title: str, body: str, mail_text: str, by: Actor, at: dt.datetime
) -> Notice:
    """Replace the text of a draft by a freshly compiled one."""
    notice = locked_draft(notice)
    notice.title, notice.body, notice.mail_text = _title(title), _body(body), _body(mail_text)
    notice.reworded = False
    notice.save(update_fields=["title", "body", "mail_text", "reworded"])
    record("notices.notice.written_anew", notice, by=by, at=at)
    return notice


@transaction.atomic
def set_recipients(notice: Notice, recipients: Iterable[Addressee], *, by: Actor, at: dt.datetime) -> Notice:
    """Replace the list of recipients of a draft; the same account is listed once."""
    notice = locked_draft(notice)
    notice.recipients.all().delete()
    count = _write_recipients(notice, recipients)
    record("notices.notice.addressed", notice, by=by, at=at, recipients=count)
    return notice


@transaction.atomic
def set_enclosures(notice: Notice, enclosures: Iterable[Enclosure], *, by: Actor, at: dt.datetime) -> Notice:
    """Replace what goes along with a draft."""
    notice = locked_draft(notice)
    notice.attachments.all().delete()
    _write_enclosures(notice, enclosures)
    record("notices.notice.enclosed", notice, by=by, at=at)
    return notice


@transaction.atomic
def withdraw_draft(notice: Notice, *, by: Actor, at: dt.datetime) -> Notice:
    """Take a draft out of the outbox; it stays readable as withdrawn. Harmless when repeated."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.state == NoticeState.SENT:
        raise NoticeAlreadySent()
    if notice.state == NoticeState.WITHDRAWN:
        return notice
    notice.state, notice.withdrawn_at = NoticeState.WITHDRAWN, at
    notice.save(update_fields=["state", "withdrawn_at"])
    record("notices.notice.withdrawn", notice, by=by, at=at)
    return notice


def locked_draft(notice: Notice) -> Notice:
    """The row under lock, while it may still be changed."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.state == NoticeState.SENT:
        raise NoticeAlreadySent()
    if notice.state == NoticeState.WITHDRAWN:
        raise NoticeWithdrawn()
    return notice


def _write_recipients(notice: Notice, recipients: Iterable[Addressee]) -> int:
    seen: set[int] = set()
    rows: list[Recipient] = []
    for person in recipients:
        if person.account_id in seen:
            continue
        if person.account_id is not None:
            seen.add(person.account_id)
        rows.append(
            Recipient(
                notice=notice,
                account_id=person.account_id,
                name=clean(person.name)[:120],
                email=person.email.strip(),
                position=len(rows) + 1,
            )
        )
    Recipient.objects.bulk_create(rows)
    return len(rows)


def _write_enclosures(notice: Notice, enclosures: Iterable[Enclosure]) -> None:
    Attachment.objects.bulk_create(
        Attachment(notice=notice, name=one.name, content_type=one.content_type, content=one.content)
        for one in enclosures
    )


def _title(text: str) -> str:
    title = clean(text)
    if not title:
        raise EmptyTitle()
    if len(title) > LONGEST_TITLE:
        raise TextTooLong(length=len(title), limit=LONGEST_TITLE)
    return title


def _body(text: str) -> str:
    body = text.replace("\r\n", "\n").strip()
    if len(body) > LONGEST_BODY:
        raise TextTooLong(length=len(body), limit=LONGEST_BODY)
    return body
