"""Closing an account and opening it again. Nothing is deleted: its records keep their author."""

from django.db import transaction

from chibo.platform.accounts.errors import NotOneself
from chibo.platform.accounts.models import Account
from chibo.platform.accounts.services.inviting import withdraw_invitations
from chibo.platform.accounts.services.sessions import end_all_sessions
from chibo.platform.audit.services import Actor, record


@transaction.atomic
def close_account(account: Account, *, by: Actor) -> Account:
    """Nobody signs in with it any more; who is signed in is out at once."""
    if isinstance(by, Account) and by.pk == account.pk:
        raise NotOneself
    account = Account.objects.select_for_update().get(pk=account.pk)
    account.is_active = False
    account.save(update_fields=["is_active"])
    withdraw_invitations(account, by=by)
    end_all_sessions(account)
    record("accounts.account.closed", account, by=by)
    return account


@transaction.atomic
def reopen_account(account: Account, *, by: Actor) -> Account:
    """It can be used again, with the password and the second factor it had."""
    account = Account.objects.select_for_update().get(pk=account.pk)
    account.is_active = True
    account.save(update_fields=["is_active"])
    record("accounts.account.reopened", account, by=by)
    return account
