"""What follows in our records when allauth has done something: the trail, the letter, the mark on the account."""

from typing import Any

from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social
from django.db import transaction
from django.dispatch import receiver

from chibo.platform.accounts.choices import LetterKind
from chibo.platform.accounts.lockout import count_failure
from chibo.platform.accounts.models import Account
from chibo.platform.accounts.services.factors import factors_changed
from chibo.platform.accounts.services.letters import queue_letter
from chibo.platform.audit.services import record

CODES = Authenticator.Type.RECOVERY_CODES


@receiver(mfa.authenticator_added)
def factor_added(user: Account, authenticator: Authenticator, **_more: Any) -> None:
    """A code app, a passkey, or the recovery codes that come with the first of them."""
    letter = LetterKind.CODES_MADE if authenticator.type == CODES else LetterKind.FACTOR_ADDED
    factors_changed(user, "added", authenticator.type, letter, by=user)


@receiver(mfa.authenticator_removed)
def factor_removed(user: Account, authenticator: Authenticator, **_more: Any) -> None:
    """By the person; an administrator's removal is a service of its own."""
    factors_changed(user, "removed", authenticator.type, LetterKind.FACTOR_REMOVED, by=user)


@receiver(mfa.authenticator_reset)
def codes_made(user: Account, authenticator: Authenticator, **_more: Any) -> None:
    """New recovery codes; the old ones no longer fit."""
    factors_changed(user, "codes_made", authenticator.type, LetterKind.CODES_MADE, by=user)


@receiver(mfa.authenticator_used)
def factor_used(user: Account, authenticator: Authenticator, **_more: Any) -> None:
    """A recovery code is rare enough to stand on the trail."""
    if authenticator.type == CODES:
        with transaction.atomic():
            record("accounts.recovery_code.used", Account.objects.get(pk=user.pk), by=user)


@receiver(mfa.authentication_failed)
def wrong_code(request: Any, user: Account, **_more: Any) -> None:
    """Guessing codes is stopped like guessing passwords."""
    count_failure(request, user.login)


@receiver(social.social_account_added)
def link_added(sociallogin: Any, **_more: Any) -> None:
    """A login of the office's provider now opens this account."""
    _linked(sociallogin.user, "linked", sociallogin.account.provider, LetterKind.LINK_ADDED)


@receiver(social.social_account_removed)
def link_removed(socialaccount: Any, **_more: Any) -> None:
    """It no longer does."""
    _linked(socialaccount.user, "unlinked", socialaccount.provider, LetterKind.LINK_REMOVED)


@transaction.atomic
def _linked(account: Account, verb: str, provider: str, letter: LetterKind) -> None:
    account = Account.objects.get(pk=account.pk)
    record(f"accounts.login.{verb}", account, by=account, provider=provider)
    queue_letter(account, letter)
