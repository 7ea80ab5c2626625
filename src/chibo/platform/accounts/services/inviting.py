"""A code on paper for whoever has no e-mail: made once, used once, good for a week."""

import datetime as dt
import hmac
import secrets
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from chibo.platform.accounts.errors import AccountClosed, AlreadyInUse, CodeDoesNotFit
from chibo.platform.accounts.models import Account, Invitation
from chibo.platform.accounts.services.opening import set_password
from chibo.platform.audit.services import Actor, record

HOLDS = dt.timedelta(days=7)
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are taken for one another on paper."""
GROUPS, GROUP = 3, 4


@transaction.atomic
def invite(account: Account, *, by: Actor, anew: bool = False, at: dt.datetime | None = None) -> tuple[Invitation, str]:
    """Make a code; earlier ones no longer hold. Only its hash is kept, so it can be shown this once.

    ``anew`` says that a password that is in use may be replaced by it: for administrators, because who makes the code
    could use it.
    """
    account = Account.objects.select_for_update().get(pk=account.pk)
    if not account.is_active:
        raise AccountClosed(name=account.name)
    if account.last_login is not None and not anew:
        raise AlreadyInUse(name=account.name)
    at = at or timezone.now()
    _withdraw(account, at)
    code = "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))
    made = Invitation.objects.create(
        account=account, code_hash=code_hash(code), made_at=at, expires_at=at + HOLDS,
        made_by=by if isinstance(by, Account) else None,
    )
    record("accounts.invitation.made", account, by=by, at=at, until=made.expires_at)
    return made, code


@transaction.atomic
def withdraw_invitations(account: Account, *, by: Actor) -> int:
    """Codes that were made no longer hold; returns how many there were."""
    number = _withdraw(account, timezone.now())
    if number:
        record("accounts.invitation.withdrawn", account, by=by)
    return number


@transaction.atomic
def accept_invitation(login: str, code: str, password: str) -> Account:
    """The person chooses a password with login and code; the code is used up.

    Raises:
        CodeDoesNotFit: the same words for an unknown login, a wrong code and one that has run out.
        PasswordTooWeak: the code still holds.
    """
    found = _open_for(login)
    if found is None or not hmac.compare_digest(found.code_hash, code_hash(code)):
        make_password(password)  # the same work as for a code that fits
        raise CodeDoesNotFit
    found = Invitation.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if found.used_at or found.withdrawn_at:
        raise CodeDoesNotFit
    account = set_password(found.account, password, by=found.account)
    found.used_at = timezone.now()
    found.save(update_fields=["used_at"])
    record("accounts.invitation.used", account, by=account)
    return account


def code_hash(code: str) -> str:
    """What is kept of a code: however it was typed, and useless without the key of this installation."""
    plain = "".join(letter for letter in code.lower() if letter in LETTERS)
    return hmac.new(b"chibo invitation:" + settings.SECRET_KEY.encode(), plain.encode(), sha256).hexdigest()


def _open_for(login: str) -> Invitation | None:
    open_ones = Invitation.objects.filter(used_at=None, withdrawn_at=None, expires_at__gt=timezone.now())
    return open_ones.filter(account__login=login.strip().lower(), account__is_active=True).select_related("account").first()


def _withdraw(account: AbstractBaseUser, at: dt.datetime) -> int:
    return Invitation.objects.filter(account_id=account.pk, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
