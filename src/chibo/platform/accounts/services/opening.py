"""Opening accounts and changing what belongs to them."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from chibo.platform.accounts.choices import LetterKind
from chibo.platform.accounts.errors import LoginTaken, PasswordTooWeak
from chibo.platform.accounts.models import Account
from chibo.platform.accounts.services.letters import queue_letter
from chibo.platform.audit.services import Actor, record


@transaction.atomic
def open_account(
    login: str,
    *,
    name: str,
    password: str | None,
    by: Actor,
    email: str = "",
    is_administrator: bool = False,
    must_change_password: bool = True,
) -> Account:
    """Open an account; without a password nobody can sign in until one is set."""
    login = login.strip().lower()
    if Account.objects.filter(login=login).exists():
        raise LoginTaken(login=login)
    account = Account(
        login=login,
        name=name,
        email=email,
        is_administrator=is_administrator,
        must_change_password=must_change_password,
    )
    if password is not None:
        _ensure_strong(password, account)
    account.set_password(password)
    account.save()
    record("accounts.account.opened", account, by=by, login=login)
    return account


@transaction.atomic
def set_password(account: Account, password: str, *, by: Actor, first_use: bool = False) -> Account:
    """Replace the password; ``first_use`` asks the person to choose their own at the next sign-in."""
    account = Account.objects.select_for_update().get(pk=account.pk)
    _ensure_strong(password, account)
    account.set_password(password)
    account.must_change_password = first_use
    account.save(update_fields=["password", "must_change_password"])
    record("accounts.password.changed", account, by=by)
    queue_letter(account, LetterKind.PASSWORD_CHANGED)
    return account


@transaction.atomic
def change_settings(account: Account, *, theme: str, density: str, language: str, by: Actor) -> Account:
    """How the screen looks to this person."""
    account = Account.objects.select_for_update().get(pk=account.pk)
    account.theme, account.density, account.language = theme, density, language
    account.save(update_fields=["theme", "density", "language"])
    record("accounts.settings.changed", account, by=by)
    return account


def _ensure_strong(password: str, account: Account) -> None:
    try:
        validate_password(password, account)
    except ValidationError as weak:
        raise PasswordTooWeak(reasons=" ".join(weak.messages)) from weak
