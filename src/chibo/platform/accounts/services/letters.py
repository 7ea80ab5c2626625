"""Mails about an account: plain text, queued where the fact is written, sent by the worker, thrown away after a year."""

import datetime as dt
import secrets
from hashlib import sha256

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from chibo.platform.accounts.choices import LetterKind
from chibo.platform.accounts.models import Account, Letter

HOLDS = dt.timedelta(hours=2)
"""So long does the link for a new password hold."""
GIVE_UP = dt.timedelta(hours=12)


def queue_letter(account: Account | None, kind: LetterKind, *, host: str = "") -> None:
    """Remember that a mail is due; nothing when the office has no mail server."""
    if settings.EMAIL_HOST and (account is None or account.email):
        Letter.objects.create(account=account, kind=kind, asked_at=timezone.now(), host=host)


def send_letters() -> int:
    """Send what waits; returns how many went out. A server that is down is tried again until it is too late."""
    if not settings.EMAIL_HOST:
        return 0
    now = timezone.now()
    waiting = Letter.objects.filter(sent_at=None)
    waiting.filter(account=None).delete()
    waiting.filter(asked_at__lt=now - GIVE_UP).delete()
    return sum(_send(pk) for pk in list(waiting.order_by("asked_at").values_list("pk", flat=True)[:200]))


@transaction.atomic
def _send(pk: int) -> bool:
    letter = Letter.objects.select_for_update(of=("self",)).select_related("account").filter(pk=pk, sent_at=None).first()
    if letter is None or letter.account is None:
        return False
    key = secrets.token_urlsafe(32)
    try:
        _mail(letter, letter.account, key).send()
    except OSError:
        return False
    letter.key_hash = key_hash(key) if letter.kind == LetterKind.RESET else ""
    letter.sent_at = timezone.now()
    letter.save(update_fields=["key_hash", "sent_at"])
    return True


def _mail(letter: Letter, account: Account, key: str) -> EmailMessage:
    with translation.override(account.language):
        kind = LetterKind(letter.kind)
        link = f"{letter.host}{reverse('accounts:reset_by_letter', args=[key])}" if kind == LetterKind.RESET else ""
        facts = {"account": account, "kind": kind.value, "link": link, "what": str(kind.label), "at": letter.asked_at,
                 "hours": int(HOLDS.total_seconds() // 3600)}
        text = render_to_string("accounts/letter.txt", facts)
        return EmailMessage(f"chibo: {kind.label}", text, settings.DEFAULT_FROM_EMAIL, [account.email])


def key_hash(key: str) -> str:
    """What is kept of a key; it is long and random, so a plain hash is enough."""
    return sha256(key.encode()).hexdigest()
