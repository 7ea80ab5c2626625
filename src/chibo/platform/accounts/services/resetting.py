"""A new password by mail. Nothing tells whether the account exists: the same words, the same work."""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from chibo.platform.accounts.choices import LetterKind
from chibo.platform.accounts.errors import LetterDoesNotHold
from chibo.platform.accounts.models import Account, Letter
from chibo.platform.accounts.services.letters import HOLDS, key_hash, queue_letter
from chibo.platform.accounts.services.opening import set_password
from chibo.platform.crypto.index import sealed_equal

AT_MOST = 3
"""Letters for one account in an hour."""


@transaction.atomic
def ask_for_password(name: str, *, host: str) -> None:
    """Queue a letter to whoever has this login or e-mail; a line for nobody when there is no such account."""
    name = name.strip().lower()
    wanted = Q(login=name) | Q(**sealed_equal("email", name))
    account = Account.objects.filter(wanted, is_active=True).exclude(email="").first()
    if account and _asked_often(account):
        account = None
    queue_letter(account, LetterKind.RESET, host=host)


@transaction.atomic
def reset_by_letter(key: str, password: str) -> Account:
    """The link of the letter opens once, for two hours."""
    letter = holding(key)
    if letter is None or letter.account_id is None:
        raise LetterDoesNotHold
    account = Account.objects.get(pk=letter.account_id)
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.used_at is not None:
        raise LetterDoesNotHold
    account = set_password(account, password, by=account)
    Letter.objects.filter(account=account, kind=LetterKind.RESET, used_at=None).update(used_at=timezone.now())
    return account


def holding(key: str) -> Letter | None:
    """The letter whose link still opens."""
    return Letter.objects.filter(
        key_hash=key_hash(key), kind=LetterKind.RESET, used_at=None, sent_at__gt=timezone.now() - HOLDS,
        account__is_active=True,
    ).first()


def _asked_often(account: Account) -> bool:
    since = timezone.now() - dt.timedelta(hours=1)
    return Letter.objects.filter(account=account, kind=LetterKind.RESET, asked_at__gt=since).count() >= AT_MOST
