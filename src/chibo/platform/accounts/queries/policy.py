"""For whom the office asks a second factor."""

from django.core.cache import cache

from chibo.platform.accounts.choices import ADMINISTRATOR
from chibo.platform.accounts.models import Account, SignInPolicy
from chibo.platform.accounts.posts import posts_of

KEY, SECONDS = "accounts:policy", 60
"""Asked for on every page of somebody without a second factor, so remembered; other processes follow in a minute."""


def posts_with_second_factor() -> frozenset[str]:
    """The posts that the office has named."""
    kept = cache.get(KEY)
    if kept is None:
        policy = SignInPolicy.objects.filter(pk=1).first()
        kept = frozenset(policy.posts if policy else ())
        cache.set(KEY, kept, SECONDS)
    return frozenset(kept)


def forget_policy() -> None:
    """It was changed just now."""
    cache.delete(KEY)


def needs_second_factor(account: Account) -> bool:
    """Whether the account must have a second factor because of what it is today."""
    named = posts_with_second_factor()
    if not named:
        return False
    return (account.is_administrator and ADMINISTRATOR in named) or not named.isdisjoint(posts_of(account))
