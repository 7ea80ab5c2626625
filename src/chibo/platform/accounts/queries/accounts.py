"""All accounts, for the administrator."""

import datetime as dt
from dataclasses import dataclass
from itertools import chain, count

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from chibo.kernel.text import fold
from chibo.platform.accounts.models import Account, Invitation


@dataclass(frozen=True)
class AccountLine:
    """What the administrator sees of an account: nothing of what it may read."""

    pk: int
    login: str
    name: str
    email: str
    administrator: bool
    open: bool
    second_factor: bool
    invited: bool
    last_sign_in: dt.datetime | None


def accounts_list(search: str = "") -> list[AccountLine]:
    """By name; found by login or by name without diacritics."""
    invited = Invitation.objects.filter(
        account=OuterRef("pk"), used_at=None, withdrawn_at=None, expires_at__gt=timezone.now()
    )
    found = Account.objects.annotate(invited=Exists(invited)).order_by("name", "login")
    wanted = fold(search)
    return [_line(account) for account in found if wanted in fold(f"{account.name} {account.login} {account.email}")]


def account_by_login(login: str) -> Account | None:
    """The account with this login, however it was typed."""
    return Account.objects.filter(Q(login=login.strip().lower())).first()


def free_login(wanted: str) -> str:
    """The wanted login, with a number behind it when somebody has it already. One query."""
    taken = set(Account.objects.filter(login__startswith=wanted).values_list("login", flat=True))
    numbered = (f"{wanted}{number}" for number in count(2))
    return next(login for login in chain([wanted], numbered) if login not in taken)


def has_not_signed_in(account_id: int | None) -> bool:
    """Whether there is no account, or an open one that nobody has used yet. At most one query."""
    return account_id is None or Account.objects.filter(pk=account_id, last_login=None, is_active=True).exists()


def _line(account: Account) -> AccountLine:
    return AccountLine(
        account.pk, account.login, account.name, account.email, account.is_administrator, account.is_active,
        account.has_second_factor, account.invited, account.last_login,  # type: ignore[attr-defined]
    )
